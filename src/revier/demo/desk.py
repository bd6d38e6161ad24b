"""What the makers of activities have before them: the network's people, the calendar, and one company's file."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from revier.world import Company
from revier.world.dice import Dice

from .customers import Values
from .days import Days, days_of
from .extent import Extent
from .people import Staff

_OWN_WORK_PERCENT = 82
# What lies ahead of a person, turn by turn; who has had enough for today and overdue gets later ones only.
_TURNS = ("today", "overdue", "ahead", "ahead", "today", "ahead", "overdue", "ahead")
_TURNS_IN_ALL = 40


@dataclass(slots=True)
class File:
    """One company with everything that hangs on it."""

    known: Company
    company: Values
    contacts: list[Values] = field(default_factory=list)
    calls: list[Values] = field(default_factory=list)
    tasks: list[Values] = field(default_factory=list)
    notes: list[Values] = field(default_factory=list)

    @property
    def since(self) -> datetime:
        """Since when the CRM knows the company."""
        return self.company["created_at"]  # type: ignore[no-any-return]


@dataclass(slots=True)
class Desk:
    """The network in which files are made, and how much each person has been given to do so far."""

    extent: Extent
    staff: Staff
    today: date
    turns: Counter[tuple[str, int]] = field(default_factory=Counter)

    def days(self, centre: int) -> Days:
        """The working days at a centre of the world."""
        return days_of(self.today, self.staff.centres[centre].land)

    def dice(self, kind: str, company: int) -> Dice:
        """The dice for one kind of record at a company."""
        return Dice(self.extent.seed, kind, company)

    def count(self, dice: Dice, usual: int) -> int:
        """How many, where so many are usual in a network of the usual kind."""
        return (usual * self.extent.activity_percent + dice.roll(100)) // 100

    def writer(self, dice: Dice, file: File) -> int:
        """Who does something for a company: mostly its owner."""
        if dice.chance(_OWN_WORK_PERCENT):
            return file.company["owner_id"]  # type: ignore[no-any-return]
        return self.staff.colleague(dice, file.known.leading_centre, file.company["level"])

    def next_moment(self, dice: Dice, kind: str, person: int, days: Days) -> tuple[str, datetime]:
        """When the next thing of a kind is due for a person: ("today" | "overdue" | "ahead", moment)."""
        turn = self.turns[kind, person]
        self.turns[kind, person] += 1
        when = _TURNS[turn % len(_TURNS)] if turn < _TURNS_IN_ALL else "ahead"
        if when == "today":
            return when, days.some_time_today(dice)
        return when, days.overdue(dice) if when == "overdue" else days.ahead(dice)


def signed(owner: int, created_at: datetime, changed_at: datetime) -> Values:
    """Who wrote something when."""
    return {
        "owner_id": owner,
        "created_at": created_at,
        "created_by_id": owner,
        "changed_at": changed_at,
        "changed_by_id": owner,
    }
