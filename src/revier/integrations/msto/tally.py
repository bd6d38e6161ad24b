"""Counts what a pull did, for the state line, the command and the tests."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(slots=True)
class Tally:
    """seen: records read; created, changed: here; linked: known records met for the first time; left: no longer kept
    there; aside: put aside."""

    seen: int = 0
    created: int = 0
    changed: int = 0
    linked: int = 0
    left: int = 0
    aside: int = 0

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    def add(self, other: "Tally") -> None:
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)

    def __str__(self) -> str:
        return told(self.as_json())


def told(counts: dict[str, int]) -> str:
    """The counts as words; those that are none are left out."""
    words = [
        (counts.get("seen", 0), pgettext("msto", "read")),
        (counts.get("created", 0), pgettext("msto", "new")),
        (counts.get("changed", 0), pgettext("msto", "changed")),
        (counts.get("linked", 0), pgettext("msto", "recognised")),
        (counts.get("left", 0), pgettext("msto", "gone there")),
        (counts.get("aside", 0), pgettext("msto", "put aside")),
    ]
    return ", ".join(f"{count:,} {word}".replace(",", ".") for count, word in words if count) or _("nothing new")
