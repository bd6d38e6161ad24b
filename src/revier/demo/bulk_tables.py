"""How a record becomes rows: of its own table, of the directory with its words, and of the history.

What records.load computes for one record after the other is worked out here once for a module. That both give the same
rows is what demo/tests/test_bulk.py proves.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from revier.base import phone, text
from revier.kernel.directory import index
from revier.kernel.directory.models import Entry
from revier.kernel.history.models import Step
from revier.kernel.records.keep import LONGEST_CLUE
from revier.kernel.schema import registry
from revier.kernel.schema.fields.text import SortKey

from .customers import Values

Encode = Callable[[Any], Any] | None
_NOT_IN_HISTORY = {"changed_at", "changed_by", "created_at", "created_by", "version", "deleted_at", "id"}
ENTRY_COLUMNS = ("number", "record", "module", "title", "title_sort", "clues", "team_set_id", "deleted_at")
STEP_COLUMNS = ("change_set_id", "entry_id", "version", "verb", "field", "old", "new", "source")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one record, each in the order of its table's columns; words as words.Row."""

    own: Sequence[Any]
    entry: Sequence[Any]
    words: tuple[int, str, str, str]
    step: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Audience:
    """A set of teams by its key, and the words by which the search index knows its teams."""

    team_set: int
    tokens: list[str]


class Table:
    """The table of one module. vendor: "sqlite" or "postgresql", which store keys and moments differently."""

    def __init__(self, model: Any, vendor: str) -> None:
        self.model, self.module = model, registry.module_of(model)
        fields = model._meta.concrete_fields
        self.columns = tuple(field.column for field in fields)
        self._defaults: Values = {field.attname: _default(field) for field in fields} | {"version": 1}
        self._encoders = [(field.attname, _encoder(field, vendor)) for field in fields]
        self._sort_keys = [(field.attname, field.of) for field in fields if isinstance(field, SortKey)]
        self._told = [
            (name, field.attname, _in_history(field))
            for name, field in self.module.fields.items()
            if name not in _NOT_IN_HISTORY
        ]
        self._searched = [(name, self.module.field(name)) for name in self.module.search]
        self._key = _encoder(model._meta.pk, vendor) or _as_it_is

    def rows(self, values: Values, number: int, audience: Audience, *, door: tuple[Any, str], above: str) -> Rows:
        """All rows of a record. number: of its entry; door: its change set's stored key and kind; above: the title of
        the company it hangs on."""
        full = {**self._defaults, **values, "team_set_id": audience.team_set}
        for name, of in self._sort_keys:
            full[name] = _sort_key(full[of])
        title = self.model.__str__(SimpleNamespace(**full))
        listing = index.Listing(
            record=full["id"],
            module=self.module.name,
            title=title,
            clues=self._clues(full, above),
            team_set=audience.team_set,
            teams=audience.tokens,
        )
        key, shown = self._key(full["id"]), json.dumps(index.shown(listing))
        entry_title = title[:300]
        return Rows(
            own=[encode(full[name]) if encode else full[name] for name, encode in self._encoders],
            entry=(number, key, self.module.name, entry_title, _sort_key(entry_title), shown, audience.team_set, None),
            words=index.words_of(number, listing),
            step=(door[0], key, 1, Step.Verb.CREATED.value, "", None, self._creation(full), door[1]),
        )

    def _clues(self, full: Values, above: str) -> list[tuple[str, str, list[str]]]:
        found: list[tuple[str, str, list[str]]] = []
        for name, field in self._searched:
            value = full[field.attname]
            if value is None or value == "":
                continue
            if field.kind == "link":
                found.append((name, above, []))
            elif field.kind == "phone":
                found.append((name, *_telephone(value)))
            else:
                found.append((name, field.written(value)[:LONGEST_CLUE], []))
        return found

    def _creation(self, full: Values) -> str:
        """What the step of a creation keeps: all values that are not empty."""
        told: dict[str, Any] = {}
        for name, attname, encode in self._told:
            value = full[attname]
            if value is not None and value != "" and value is not False and value != 0:
                told[name] = encode(value) if encode else value
        return json.dumps({**told, "team_set": full["team_set_id"]})


def entry_table() -> str:
    return Entry._meta.db_table


def step_table() -> str:
    return Step._meta.db_table


def _default(field: Any) -> Any:
    return None if field.primary_key else field.get_default()


def _encoder(field: Any, vendor: str) -> Encode:
    """How a value of the column is handed to the driver; None when it can be as it is."""
    column = field.target_field if field.is_relation else field
    kind = column.get_internal_type()
    if kind == "JSONField":
        return json.dumps
    if vendor == "postgresql":
        return None
    encoders: dict[str, Encode] = {"Key": _sixteen_bytes, "DateTimeField": _moment, "DateField": _day}
    return encoders.get(kind)


def _in_history(field: Any) -> Encode:
    """How a value stands in the JSON of a step."""
    if field.kind == "link":
        return str
    return _iso if field.kind in {"day", "moment"} else None


def _as_it_is(value: Any) -> Any:
    return value


def _sixteen_bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def _moment(value: datetime | None) -> str | None:
    return None if value is None else str(value.astimezone(UTC).replace(tzinfo=None))


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _iso(value: Any) -> str:
    return value.isoformat()  # type: ignore[no-any-return]


@lru_cache(maxsize=50_000)
def _sort_key(title: str) -> str:
    return text.sort_key(title)


@lru_cache(maxsize=20_000)
def _telephone(number: str) -> tuple[str, list[str]]:
    return phone.shown(number), phone.tokens(number)
