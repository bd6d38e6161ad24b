"""Moments at which people in an office do things: working days of a federal state, from half past seven to five."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from revier.base.time import is_working_day
from revier.world.dice import Dice

HISTORY_DAYS = 730
_AHEAD_DAYS = 130
_OPENS, _STEP, _STEPS = 450, 5, 114  # minutes after midnight, and how many of them
_ZONE = ZoneInfo("Europe/Berlin")


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """The moment a day begins in Germany, as UTC."""
    return datetime.combine(day, time(), _ZONE).astimezone(UTC)


class Days:
    """The working days of a federal state ("NI") around today."""

    def __init__(self, today: date, land: str) -> None:
        self.today = midnight(today)
        self._past = _working_days(today - timedelta(days=HISTORY_DAYS), HISTORY_DAYS, land)
        self._ahead = _working_days(today + timedelta(days=1), _AHEAD_DAYS, land)

    def past(self, dice: Dice, since: datetime) -> datetime:
        """A moment between since and yesterday evening; since itself when no working day lies between."""
        first = bisect_left(self._past, since)
        if first >= len(self._past):
            return since
        return _within(self._past[first + dice.roll(len(self._past) - first)], dice)

    def shortly_before(self, dice: Dice, moment: datetime, days: int, since: datetime) -> datetime:
        """A moment up to so many working days before another one, but neither before since nor after yesterday."""
        place = min(bisect_left(self._past, moment), len(self._past)) - 1 - dice.roll(days)
        return max(since, _within(self._past[place], dice)) if place >= 0 else since

    def overdue(self, dice: Dice) -> datetime:
        """A moment on one of the last two weeks' working days."""
        return _within(self._past[-1 - dice.roll(10)], dice)

    def some_time_today(self, dice: Dice) -> datetime:
        """A moment in today's office hours, be it a Sunday: who looks at the demonstration has something to do."""
        return _within(self.today, dice)

    def ahead(self, dice: Dice, days: int = 60) -> datetime:
        """A moment on one of the next so many working days."""
        return _within(self._ahead[dice.roll(days)], dice)


@lru_cache(maxsize=64)
def days_of(today: date, land: str) -> Days:
    """The working days of a federal state, made once."""
    return Days(today, land)


def _within(day: datetime, dice: Dice) -> datetime:
    return day + timedelta(minutes=_OPENS + _STEP * dice.roll(_STEPS))


def _working_days(first: date, count: int, land: str) -> tuple[datetime, ...]:
    days = (first + timedelta(days=each) for each in range(count))
    return tuple(midnight(day) for day in days if is_working_day(day, land))
