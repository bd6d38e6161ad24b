"""A change of one record, as rules see it: before, after, by whom, when, and what follows from it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models


@dataclass(slots=True)
class Change:
    """What is about to be written. Rules read it; `derive` rules may also set fields of `new`.

    new: the record as it will be; old: as it was, None when it is created; by: who changes it, None for the house
    itself; at: the moment, so that no rule asks the clock; door: the way it came in ("form", "sync", "rule" …);
    with_past: the record lived elsewhere before, and says itself what rules would say of a new one.
    """

    new: Any
    old: Any = None
    by: Any = None
    at: datetime | None = None
    door: str = "form"
    sources: dict[str, str] = field(default_factory=dict)
    with_past: bool = False

    @property
    def model(self) -> type[models.Model]:
        return type(self.new)

    @property
    def creates(self) -> bool:
        """Whether the record is new."""
        return self.old is None

    def touches(self, *names: str) -> bool:
        """Whether one of these fields is new or different."""
        return self.old is None or any(self._differs(name) for name in names)

    def becomes(self, name: str, value: Any) -> bool:
        """Whether a field takes this value now and had another before."""
        if getattr(self.new, name) != value:
            return False
        return self.old is None or bool(getattr(self.old, name) != value)

    def _differs(self, name: str) -> bool:
        return bool(stored(self.new, name) != stored(self.old, name))


def stored(record: models.Model, name: str) -> Any:
    """The value of a field as the column holds it: a link by its key, without asking the database."""
    if name == "teams":
        return record.__dict__.get("_teams") or record.__dict__.get("team_set_id")
    column: Any = record._meta.get_field(name)
    return getattr(record, column.attname)
