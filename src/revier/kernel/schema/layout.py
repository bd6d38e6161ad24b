"""How a record is laid out: sections of its page, ready-made lists, panels beside it, tiles on a start page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Section:
    """A group of fields under a heading. A row is a field name, or a tuple of names that stand side by side."""

    def __init__(self, label: Any, *rows: str | tuple[str, ...], folded: bool = False):
        self.label, self.rows, self.folded = label, rows, folded

    @property
    def names(self) -> tuple[str, ...]:
        """All its fields, in order."""
        return tuple(name for row in self.rows for name in ((row,) if isinstance(row, str) else row))


@dataclass(frozen=True, slots=True)
class View:
    """A ready-made list: a question with a name.

    where: filters, written as in an address ({"status.any": ("PLANNED",), "owner.me": ""}); number: the guide's
    report number; tile: on which start page it stands ("today", "management"), with how many rows.
    """

    key: str
    label: Any
    where: Mapping[str, Any] = field(default_factory=dict)
    sort: str = ""
    columns: tuple[str, ...] = ()
    number: str = ""
    tile: str = ""
    rows: int = 0
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Records of another module beside a record: those whose `through` field points here.

    where narrows them; sort orders them; shows: the fields of a row, besides its title; on: the module beside whose
    records it is laid, when another module lays it there.
    """

    key: str
    label: Any
    module: str
    through: str
    on: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    sort: str = ""
    shows: tuple[str, ...] = ()
    rows: int = 6
