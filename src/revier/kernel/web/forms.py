"""A form from a declaration: the fields of a layout, with choices for one person."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from revier.accounts.models import User
from revier.kernel.records import read
from revier.kernel.records.present import titles_of
from revier.kernel.schema import registry
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Problem
from revier.kernel.visibility import field_rights, team_sets

from .entries import CentreEntry, LinkEntry, PersonEntry, TeamsEntry

TEAMS = "teams"


class RecordForm(forms.Form):
    """The entries for some fields of a record. `values` are what may be written; `kinds` say how each is drawn."""

    def __init__(
        self,
        module: Module,
        user: User,
        names: Iterable[str],
        *,
        record: Any = None,
        initial: Any = None,
        data: Any = None,
    ):
        self.module, self.user, self.record = module, user, record
        closed = field_rights.locked(user, module) | _unseen_links(module, record, user)
        open_names = [
            name for name in names if name == TEAMS or (name not in closed and module.field(name).written_by_people)
        ]
        filled = {**_initial(module, record, open_names), **(initial or {})}
        super().__init__(data, initial=filled, use_required_attribute=False)
        self.kinds = {name: TEAMS if name == TEAMS else module.field(name).kind for name in open_names}
        for name in open_names:
            self.fields[name] = self._entry(name)

    def _entry(self, name: str) -> forms.Field:
        if name == TEAMS:
            current = team_sets.teams_of(self.record.team_set_id) if self.record else []
            return TeamsEntry(self.user, current, label=_("Teams"), required=False)
        field = self.module.field(name)
        options = field.entry_options()
        if field.kind == "link":
            return LinkEntry(registry.module_of(field.related_model), self.user, **options)
        if field.kind == "person":
            return PersonEntry(self.user, getattr(self.record, name, None), **options)
        if field.kind == "centre":
            return CentreEntry(**options)
        return field.entry()

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, ready for the write path. Teams that nobody ticked are left to follow by themselves."""
        entered = dict(self.cleaned_data)
        if TEAMS in entered and not entered[TEAMS]:
            del entered[TEAMS]
        return entered

    def object_to(self, problems: Iterable[Problem]) -> None:
        """Show objections of the write path at their fields; what has no field here stands above the form."""
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, _told(problem, self))

    def text_of(self, name: str) -> str:
        """What stands in the text of a link."""
        if self.is_bound:
            return str(self.data.get(f"{name}_text", ""))
        record = self.initial.get(name)
        return str(record) if record else ""


def _told(problem: Problem, form: RecordForm) -> str:
    if problem.field and problem.field not in form.fields and problem.field in form.module.fields:
        return f"{form.module.field(problem.field).label}: {problem.text}"
    return str(problem.text)


def _unseen_links(module: Module, record: Any, user: User) -> set[str]:
    """Links of a record that lead to something the person may not see: not shown, and not to be lost by saving."""
    links = (
        {name: getattr(record, f"{name}_id") for name, field in module.fields.items() if field.kind == "link"}
        if record
        else {}
    )
    links = {name: key for name, key in links.items() if key}
    seen = titles_of(links.values(), user)
    return {name for name, key in links.items() if key not in seen}


def _initial(module: Module, record: Any, names: Iterable[str]) -> dict[str, Any]:
    """What a form is filled with: the values of the record, or the defaults of a new one."""
    if record is None:
        return {name: _default(module.field(name)) for name in names if name != TEAMS}
    filled = {name: getattr(record, name) for name in names if name != TEAMS}
    if TEAMS in names:
        filled[TEAMS] = team_sets.teams_of(record.team_set_id)
    return filled


def _default(field: Kind) -> Any:
    if field.kind == "moment" and not field.optional:
        return timezone.localtime().replace(second=0, microsecond=0)
    return field.get_default() if field.has_default() else None


def prefilled(module: Module, user: User, given: Mapping[str, str]) -> dict[str, Any]:
    """Values from an address, for a new record: links become the records they mean, the rest is read like a filter.

    What makes no sense, or what the person may not see, is passed over.
    """
    values: dict[str, Any] = {}
    for name, text in given.items():
        field = module.fields.get(name)
        if field is None or not field.written_by_people or not text:
            continue
        try:
            if field.kind == "link":
                values[name] = read.get(registry.module_of(field.related_model), UUID(text), user)
            elif field.kind not in {"person", "centre"}:
                values[name] = field.entry().clean(text)
        except (ValidationError, ValueError, read.NotThere):
            continue
    return values
