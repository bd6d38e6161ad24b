"""Days on which people work: weekends and the public holidays of each German state."""

from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.germany import Germany

LANDS = Germany.subdivisions
_SATURDAY = 5


@lru_cache(maxsize=64)
def _holidays(land: str, year: int) -> dict[date, str]:
    return dict(Germany(subdiv=land or None, years=year, language="de"))


def holiday(day: date, land: str = "") -> str:
    """The German name of the public holiday on that day in a state ("NI"; "" = nation-wide only), or ""."""
    return _holidays(land, day.year).get(day, "")


def is_working_day(day: date, land: str = "") -> bool:
    """Monday to Friday and no public holiday in that state."""
    return day.weekday() < _SATURDAY and not holiday(day, land)


def working_day(day: date, land: str = "") -> date:
    """That day, or the next one on which people work."""
    while not is_working_day(day, land):
        day += timedelta(days=1)
    return day


def months_before(day: date, months: int) -> date:
    """The same day so many months ago; where that month is shorter, its last day (31 August − 6 → 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
