"""People, centres, teams, and who belongs where."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .roles import TABLET_ROLES, Role


class Centre(models.Model):
    """One franchise unit with its own area, people and customers."""

    name = models.CharField(_("Name"), max_length=100, unique=True)
    msto_id = models.CharField(_("MSTO ID"), max_length=12, unique=True, null=True, blank=True)
    street = models.CharField(_("Street"), max_length=200, blank=True)
    zip = models.CharField(_("Postcode"), max_length=12, blank=True)
    city = models.CharField(_("City"), max_length=100, blank=True)
    land = models.CharField(_("Federal state"), max_length=2, blank=True, help_text=_("Decides the public holidays."))
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name, verbose_name_plural = _("Centre"), _("Centres")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """A sign-in name is the same in capitals and small letters."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in. Never deleted: who has left is inactive, and the history keeps the name."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("Like the device")
        LIGHT = "hell", _("Light")
        DARK = "dunkel", _("Dark")
        SUN = "sonne", pgettext_lazy("appearance", "Sun")

    class Density(models.TextChoices):
        NORMAL = "normal", _("Office")
        COMPACT = "kompakt", _("Office, compact")
        TABLET = "tablet", _("Tablet")

    username = models.CharField(_("User name"), max_length=100, unique=True)
    first_name = models.CharField(_("First name"), max_length=100)
    last_name = models.CharField(_("Last name"), max_length=100)
    email = models.EmailField(_("E-mail"))
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    role = models.CharField(_("Role"), max_length=8, choices=Role)
    centres = models.ManyToManyField(Centre, verbose_name=_("Centres"), blank=True, related_name="people")
    is_active = models.BooleanField(_("Active"), default=True)
    theme = models.CharField(_("Appearance"), max_length=8, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(_("Density"), max_length=8, choices=Density, default=Density.COMPACT)
    single_keys = models.BooleanField(_("Single letters as shortcuts"), default=True)
    notify_on_assign = models.BooleanField(_("E-mail when something is assigned to me"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name", "email", "role"]

    class Meta:
        verbose_name, verbose_name_plural = _("Person"), _("People")
        ordering = ("last_name", "first_name")
        constraints = [models.CheckConstraint(condition=Q(username=Lower("username")), name="username_lower")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def on_tablet(self) -> bool:
        """Whether this person has the mobile licence only."""
        return self.role in TABLET_ROLES

    @cached_property
    def own_centres(self) -> list[Centre]:
        """The centres this person works for, by name."""
        return list(self.centres.all())

    # Django and allauth ask; rights here are roles and teams, nobody is "staff".
    is_staff = is_superuser = False


def name_of(user: User) -> str:
    """What a person is called on a screen."""
    return user.full_name


class Team(models.Model):
    """A group of people who see the same records; the five kinds of the guide, page 8."""

    class Kind(models.TextChoices):
        KEY_HQ = "KEY_HQ", _("PD key account team")
        KEY_GERMANY = "KEY_GERMANY", _("Germany key account team")
        KEY_CENTRE = "KEY_CENTRE", _("Key account team of a centre")
        LOCAL = "LOCAL", _("Local customer team of a centre")
        PRIVATE = "PRIVATE", _("Private team of one person")

    kind = models.CharField(max_length=12, choices=Kind)
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="teams")
    person = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="private_team")
    name = models.CharField(max_length=240)

    class Meta:
        verbose_name, verbose_name_plural = _("Team"), _("Teams")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "centre"], condition=Q(centre__isnull=False), name="one_per_centre"
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind__in=["KEY_HQ", "KEY_GERMANY"]), name="one_per_network"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person belongs to a team: by role and centre, or by a dated, reasoned exception."""

    class Origin(models.TextChoices):
        ROLE = "ROLE", _("By role and centre")
        EXCEPTION = "EXCEPTION", _("Exception")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.ROLE)
    begins_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("Until"), null=True, blank=True)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)
    ordered_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("Membership"), _("Memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "team", "origin"], name="one_membership_of_an_origin"),
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(begins_on__lte=F("ends_on")),
                name="membership_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(origin="EXCEPTION", reason=""), name="exception_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.team}"
