"""My profile."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from revier.accounts.teams import current_memberships
from revier.kernel.web.pages import NOTHING_CHANGED, HttpRequest, HttpResponse, page, redirect

from .forms import ProfileForm


def profile(request: HttpRequest) -> HttpResponse:
    """Who I am here, and how I like it."""
    user: Any = request.user
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(request, "/profil/", told=_("Your profile is saved."))
    memberships = current_memberships(user, timezone.localdate()).select_related("team").order_by("team__name")
    status = NOTHING_CHANGED if form.is_bound else 200
    return page(request, "profile/profile.html", status=status, form=form, memberships=memberships)
