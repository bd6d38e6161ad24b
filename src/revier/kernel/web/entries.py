"""Entries of forms whose choices depend on who asks: links, people, centres, teams."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from revier.accounts.models import Centre, Team, User
from revier.accounts.roles import Role
from revier.kernel.records import read
from revier.kernel.schema.module import Module
from revier.kernel.search.find import find


class LinkWidget(forms.Widget):
    """Two inputs: the key of the chosen record, and the text somebody typed to find it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return (data.get(name, ""), data.get(f"{name}_text", ""))


class LinkEntry(forms.Field):
    """A link to a record the person may see. Works without scripts: what was typed is searched for."""

    widget = LinkWidget

    def __init__(self, module: Module, user: User, **options: Any):
        super().__init__(**options)
        self.module, self.user = module, user

    def clean(self, value: Any) -> Any:
        key, typed = value if isinstance(value, tuple) else (value, "")
        typed = str(typed).strip()
        record = self._record(key)
        if record is not None and typed in {"", str(record)}:
            return record
        if typed:
            return self._found(typed)
        return None  # a rule may know it from another field; where none does, the write path objects

    def _record(self, key: Any) -> Any:
        try:
            return read.get(self.module, UUID(str(key)), self.user) if key else None
        except (ValueError, read.NotThere):
            return None

    def _found(self, typed: str) -> Any:
        hits = find(typed, self.user, limit=6, only=[self.module.name])
        exact = [hit for hit in hits if hit.title.lower() == typed.lower()] or hits
        if len(exact) == 1:
            return self._record(exact[0].key)
        if not hits:
            raise forms.ValidationError(_("“%(text)s” was not found.") % {"text": typed})
        names = ", ".join(hit.title for hit in hits[:5])
        raise forms.ValidationError(_("“%(text)s” means several: %(names)s.") % {"text": typed, "names": names})


class PersonEntry(forms.ModelChoiceField[User]):
    """A colleague: whoever shares a centre with the person who asks, and whoever has none."""

    def __init__(self, user: User, current: User | None, **options: Any):
        people = User.objects.filter(is_active=True)
        if not user.is_admin and user.own_centres:
            centres = [centre.pk for centre in user.own_centres]
            people = people.filter(centres__in=centres) | User.objects.filter(is_active=True, role=Role.BDM)
        if current is not None:
            people = people | User.objects.filter(pk=current.pk)
        super().__init__(people.distinct().order_by("last_name", "first_name"), empty_label="–", **options)

    def label_from_instance(self, person: Any) -> str:
        return f"{person.full_name} ({person.role})"


class CentreEntry(forms.ModelChoiceField[Centre]):
    """A centre of the network."""

    def __init__(self, **options: Any):
        super().__init__(Centre.objects.filter(active=True), empty_label="–", **options)


class TeamsEntry(forms.ModelMultipleChoiceField[Team]):
    """Teams: one's own, those of the record, and the private teams of key account managers. "Global" is none."""

    def __init__(self, user: User, current: list[Team], **options: Any):
        own = Team.objects.filter(memberships__user=user)
        managers = Team.objects.filter(kind=Team.Kind.PRIVATE, person__role=Role.BDM, person__is_active=True)
        chosen = Team.objects.filter(pk__in=[team.pk for team in current])
        super().__init__((own | managers | chosen).distinct(), widget=forms.CheckboxSelectMultiple, **options)
