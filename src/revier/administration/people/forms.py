"""What an administrator enters about people and centres."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from revier.accounts.models import Centre, Team, User
from revier.base.text import sign_in_name
from revier.base.time import LANDS


class PersonForm(forms.ModelForm[User]):
    """A person. The user name is made from the name, once; after that it stays."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email", "phone", "role", "centres", "is_active")

    def clean_email(self) -> str:
        """An address belongs to one person: a forgotten password is sent there."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody else has this e-mail address."))
        return email

    def save(self, commit: bool = True) -> User:
        if not self.instance.username:
            self.instance.username = free_name(self.cleaned_data["first_name"], self.cleaned_data["last_name"])
            self.instance.set_unusable_password()
        return super().save(commit)


def free_name(first_name: str, last_name: str) -> str:
    """First name, dot, last name; with a digit when somebody is called that already."""
    name = sign_in_name(first_name, last_name)
    taken = set(User.objects.filter(username__startswith=name).values_list("username", flat=True))
    return next(each for each in (f"{name}{digit or ''}" for digit in [0, *range(2, 1_000)]) if each not in taken)


class ExceptionForm(forms.Form):
    """Letting a person into a team beyond role and centre."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"))
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Who asked for it in writing, and why."))
    begins_on = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, person: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        mine = Q(memberships__user=person)
        self.fields["team"].queryset = Team.objects.exclude(kind=Team.Kind.PRIVATE).exclude(mine)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("begins_on"), given.get("ends_on")
        if begins and ends and begins > ends:
            self.add_error("ends_on", _("This day lies before the first one."))
        return given


class CentreForm(forms.ModelForm[Centre]):
    """A centre."""

    land = forms.ChoiceField(
        label=_("Federal state"), choices=[("", "–"), *((land, land) for land in LANDS)], required=False
    )

    class Meta:
        model = Centre
        fields = ("name", "street", "zip", "city", "land", "phone", "email", "msto_id", "active")

    def clean_msto_id(self) -> str | None:
        return self.cleaned_data["msto_id"] or None
