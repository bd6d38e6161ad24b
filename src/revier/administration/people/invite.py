"""The mail with which somebody gets in: a link to a first password, good for one hour, once."""

import smtplib

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from revier.accounts.models import User

SIGN_IN = "account_reset_password_from_key"


def send(person: User, address: str) -> bool:
    """Send it; False when the mail could not be handed over. address: the public address of the product."""
    place = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    link = f"{address}{reverse(SIGN_IN, kwargs=place)}"
    subject = _("Your access to Revier")
    body = _(
        "Hello %(name)s,\n\nyou have an account for Revier. Your user name is %(username)s.\n\n"
        "Please choose a password here (the link works for one hour, once):\n%(link)s\n\n"
        "Later you sign in at %(address)s."
    ) % {"name": person.full_name, "username": person.username, "link": link, "address": address}
    try:
        send_mail(subject, body, None, [person.email])
    except (smtplib.SMTPException, OSError):
        return False
    return True
