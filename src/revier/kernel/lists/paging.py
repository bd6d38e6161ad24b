"""Pages by key, never by offset: the next page begins behind the last row, however deep it lies."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Field, Func, Q, Value

from revier.kernel.records.queryset import RecordQuerySet
from revier.kernel.schema.fields.moment import YEARS

from .question import pack, unpack


class Behind(Func):
    """(sort, id) > (…, …): the row-value comparison. Spelled with OR it would read every row before it."""

    output_field = BooleanField()

    def __init__(
        self, column: str, value: Any, key: Any, descending: bool, kind: Field[Any, Any], key_kind: Field[Any, Any]
    ):
        self.sign = "<" if descending else ">"
        super().__init__(F(column), F("pk"), Value(value, kind), Value(key, key_kind))

    def as_sql(self, compiler: Any, connection: Any, *_options: Any, **_extra: Any) -> Any:
        parts, parameters = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            parameters += values
        return f"({parts[0]}, {parts[1]}) {self.sign} ({parts[2]}, {parts[3]})", parameters


@dataclass(frozen=True, slots=True)
class Order:
    """One order of a list: the column, whether it descends, the field that knows its values, and whether it may be
    empty."""

    column: str
    descending: bool
    field: Field[Any, Any]
    nullable: bool

    @property
    def through_a_link(self) -> bool:
        """Whether it sorts by the title of a linked record. Not everybody may read that, so no address says it."""
        return "__" in self.column

    @property
    def by(self) -> list[str]:
        sign = "-" if self.descending else ""
        return [f"{sign}{self.column}", f"{sign}pk"]


def keys(rows: RecordQuerySet, order: Order, after: str, size: int) -> tuple[list[UUID], str]:
    """The keys of one page, and the place the next one begins behind ("" when this is the last).

    Rows without a value come last, whichever way the list runs: first the filled ones by value, then the others by key.
    """
    place = _place(after, order, rows.model)
    found: list[tuple[Any, UUID]] = []
    if place is None or place[0] is not None:
        filled = rows.filter(**{f"{order.column}__isnull": False}) if order.nullable else rows
        found = _filled(filled, order, place, size + 1)
    if order.nullable and len(found) <= size:
        behind = place[1] if place and place[0] is None else None
        found += _empty(rows.filter(**{f"{order.column}__isnull": True}), order, behind, size + 1 - len(found))
    more = len(found) > size
    found = found[:size]
    return [key for _value, key in found], _packed(found[-1], order) if more and found else ""


def _filled(rows: RecordQuerySet, order: Order, place: Any, limit: int) -> list[tuple[Any, UUID]]:
    if place:
        key_kind = rows.model._meta.pk
        rows = rows.filter(Behind(order.column, place[0], place[1], order.descending, order.field, key_kind))
    return list(rows.order_by(*order.by).values_list(order.column, "pk")[:limit])


def _empty(rows: RecordQuerySet, order: Order, behind: UUID | None, limit: int) -> list[tuple[Any, UUID]]:
    if behind:
        rows = rows.filter(Q(pk__lt=behind) if order.descending else Q(pk__gt=behind))
    return [(None, key) for key in rows.order_by(order.by[1]).values_list("pk", flat=True)[:limit]]


def _packed(row: tuple[Any, UUID], order: Order) -> str:
    value, key = row
    if order.through_a_link:
        return pack([str(key)])
    return pack([None if value is None else _text(order.field, value), str(key)])


def _text(field: Field[Any, Any], value: Any) -> str:
    """The value as text the field reads again. Django's fields want something that has it as an attribute."""
    holder: Any = SimpleNamespace(**{field.attname: value})
    return field.value_to_string(holder)


def _place(after: str, order: Order, model: Any) -> tuple[Any, UUID] | None:
    """The place a word of an address means; None for the beginning, also when the word makes no sense."""
    values = unpack(after) if after else None
    if not values or len(values) != (1 if order.through_a_link else 2):
        return None
    try:
        if order.through_a_link:
            known = model.objects.unrestricted("where a row stands in a list is told to nobody")
            place: tuple[Any, UUID] | None = (
                known.filter(pk=UUID(str(values[0]))).values_list(order.column, "pk").first()
            )
            return place
        value = None if values[0] is None else order.field.to_python(values[0])
        return (value, UUID(str(values[1]))) if _is_sane(value) else None
    except (ValidationError, ValueError, TypeError):
        return None


def _is_sane(value: Any) -> bool:
    """Whether a database can compare with it: addresses can be made up."""
    if isinstance(value, int):
        return abs(value) < 1 << 63
    return getattr(value, "year", YEARS[0]) in YEARS and "\0" not in str(value)
