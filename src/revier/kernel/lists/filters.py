"""From filters to questions: only fields that exist, that the person may read, with operators their kind knows.

This allow-list is the only way from an address to the database: a name that is not on it is an error for the person,
never a lookup.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from revier.accounts.models import User
from revier.base import text
from revier.kernel.records.queryset import RecordQuerySet
from revier.kernel.schema import registry
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.module import Module
from revier.kernel.visibility import field_rights

from .question import Term

TAKES_VALUE = {"is", "starts", "contains", "least", "most", "on", "before", "after", "any", "none"}


class BadFilter(Exception):
    """A filter nobody can answer; the message says why, in the person's words."""


def field_of(name: str, module: Module, user: User) -> tuple[Module, Kind]:
    """The field a filter or a column names, and its module. Raises BadFilter for what is not there or hidden."""
    link, _dot, own = name.rpartition(".")
    if link:
        field = module.fields.get(link)
        if field is None or field.kind != "link" or link in field_rights.hidden(user, module):
            raise BadFilter(_("There is no field “%(name)s” to filter by.") % {"name": name})
        module = registry.module_of(field.related_model)
    if own not in module.fields or own in field_rights.hidden(user, module):
        raise BadFilter(_("There is no field “%(name)s” to filter by.") % {"name": name})
    return module, module.fields[own]


def condition(term: Term, module: Module, user: User, now: datetime) -> Q:
    """The question a filter stands for."""
    target, field = field_of(term.field, module, user)
    if term.operator not in field.operators:
        raise BadFilter(_("“%(field)s” cannot be filtered that way.") % {"field": field.label})
    try:
        asked = _Asker(target, field, user, now).ask(term.operator, term.values)
    except (ValidationError, ValueError, OverflowError):
        raise BadFilter(
            _("“%(value)s” does not fit the field “%(field)s”.")
            % {"value": ", ".join(term.values)[:80], "field": field.label}
        ) from None
    if target is module and "." not in term.field:
        return asked
    # Through a link only what can be seen may be asked about, or a hidden name could be read letter by letter.
    linked: RecordQuerySet = target.model.objects.visible_to(user)  # type: ignore[attr-defined]
    return Q(Exists(linked.filter(asked, pk=OuterRef(f"{term.field.rpartition('.')[0]}_id"))))


class _Asker:
    """Turns an operator and its values into a question to one field."""

    def __init__(self, module: Module, field: Kind, user: User, now: datetime):
        self.module, self.field, self.user, self.now = module, field, user, now
        self.column = field.attname

    def ask(self, operator: str, values: tuple[str, ...]) -> Q:
        if operator in TAKES_VALUE and not any(values):
            raise ValueError("nothing to compare with")
        if operator in {"empty", "filled"}:
            question = self._empty()
            return question if operator == "empty" else ~question
        if operator in {"yes", "no"}:
            return Q(**{self.column: operator == "yes"})
        if operator in {"any", "none"}:
            question = Q(**{f"{self.column}__in": [self.field.asked(value) for value in values]})
            return question if operator == "any" else ~question
        if operator in {"me", "mine"}:
            return (
                Q(**{self.column: self.user.pk}) if operator == "me" else Q(**{f"{self.column}__in": self._centres()})
            )
        if self.field.kind in {"day", "moment"}:
            return self._time(operator, values)
        return self._value(operator, values[0])

    def _empty(self) -> Q:
        if self.field.null:
            return Q(**{f"{self.column}__isnull": True})
        # A number, a day or a link that must be filled is never empty, and has no value to compare with.
        return Q(**{self.column: ""}) if self.field.empty_strings_allowed else Q(pk__in=())

    def _centres(self) -> list[int]:
        return [centre.pk for centre in self.user.own_centres]

    def _value(self, operator: str, value: str) -> Q:
        if self.field.kind == "link":
            return self._link(UUID(value))
        if operator in {"starts", "contains"} or (operator == "is" and self.field.sorted):
            return self._text(operator, value)
        lookup = {"is": "", "least": "__gte", "most": "__lte"}[operator]
        return Q(**{f"{self.column}{lookup}": self.field.asked(value)})

    def _link(self, key: UUID) -> Q:
        target = registry.module_of(self.field.related_model)
        seen = target.model.objects.visible_to(self.user).filter(pk=key)  # type: ignore[attr-defined]
        return Q(**{self.column: key}) if seen.exists() else Q(pk__in=())

    def _text(self, operator: str, value: str) -> Q:
        lookup = {"is": "exact", "starts": "startswith", "contains": "contains"}[operator]
        if self.field.sorted:
            # The shadow knows ö as o on every database, so Köln and köln are the same town.
            return Q(**{f"{self.field.name}_sort__{lookup}": text.sort_key(value)})
        return Q(**{f"{self.column}__i{lookup}": value})

    def _time(self, operator: str, values: tuple[str, ...]) -> Q:
        first, behind = _span(operator, values, timezone.localtime(self.now).date(), self.field)
        if self.field.kind == "moment":
            if operator in {"past", "future"}:
                return Q(**{f"{self.column}__{'lt' if operator == 'past' else 'gt'}": self.now})
            return _between(self.column, _midnight(first), _midnight(behind))
        return _between(self.column, first, behind)


def _between(column: str, first: Any, behind: Any) -> Q:
    question = Q()
    if first is not None:
        question &= Q(**{f"{column}__gte": first})
    if behind is not None:
        question &= Q(**{f"{column}__lt": behind})
    return question


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _span(operator: str, values: tuple[str, ...], today: date, field: Kind) -> tuple[date | None, date | None]:
    """The first day meant, and the day behind the last one; None where it is open."""
    day = timedelta(days=1)
    if operator in {"on", "before", "after"}:
        meant: date = field.asked(values[0])
        return {"on": (meant, meant + day), "before": (None, meant), "after": (meant + day, None)}[operator]
    return {
        "today": (today, today + day),
        "yesterday": (today - day, today),
        "tomorrow": (today + day, today + 2 * day),
        "last_7": (today - 7 * day, today + day),
        "next_7": (today, today + 8 * day),
        "last_30": (today - 30 * day, today + day),
        "next_30": (today, today + 31 * day),
        "past": (None, today),
        "future": (today + day, None),
    }[operator]
