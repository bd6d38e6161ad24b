"""What a company has ordered: revenue per calendar year and the day of the last order."""

from datetime import date, timedelta

from revier.base.time import months_before

from .dice import Dice, weighted

Revenue = tuple[tuple[int, int, int], ...]  # (year, cents, orders), oldest first

YEARS = 6  # one more than the five years the CRM looks at, so that the edge of its window is exercised
THRESHOLD_CENTS = 100_000
_ACTIVE_DAYS = 181  # every six months have at least so many days
_FIRST_DAY = date(1995, 1, 2)

_STANDINGS = weighted(active_over=40, active_under=14, former_over=16, former_under=13, never=17)


def figures(dice: Dice, today: date) -> tuple[date | None, Revenue]:
    """The last order (None for who never ordered) and the revenue of up to six years that goes with it."""
    standing = dice.pick(_STANDINGS)
    if standing == "never":
        return None, ()
    last_order = _last_order(dice, standing, today)
    last_year = last_order.year
    first_year = max(last_year - dice.roll(YEARS), today.year - YEARS + 1)
    over = standing.endswith("over")
    years = [_year(dice, year, over, year == last_year) for year in range(first_year, last_year + 1)]
    if over and years:
        _lift(dice, years)
    return last_order, tuple(years)


def _last_order(dice: Dice, standing: str, today: date) -> date:
    if standing.startswith("active"):
        return today - timedelta(days=dice.roll(_ACTIVE_DAYS))
    if dice.chance(2):
        return months_before(today, 6)  # the day on which a customer stops being active
    return today - timedelta(days=185 + dice.roll(1900))


def _year(dice: Dice, year: int, over: bool, last: bool) -> tuple[int, int, int]:
    """One calendar year; only the year of the last order is sure to have one."""
    luck = dice.roll(100)
    if not last and luck < 14:
        return (year, 0, 0)
    if not last and luck < 16:
        return (year, -500 - dice.roll(60_000), 0)  # credit notes only
    if not over:
        exact = luck > 96
        return (year, THRESHOLD_CENTS if exact else 3_900 + dice.roll(95_000), 1 + dice.roll(4))
    orders = 1 + dice.roll(6) * dice.roll(8)
    return (year, orders * (6_000 + dice.roll(70_000)), orders)


def _lift(dice: Dice, years: list[tuple[int, int, int]]) -> None:
    """Make sure that one year is above the threshold, now and then by a single cent."""
    place = dice.roll(len(years))
    year, cents, orders = years[place]
    if cents <= THRESHOLD_CENTS:
        years[place] = (year, THRESHOLD_CENTS + (1 if dice.chance(10) else 1 + dice.roll(400_000)), max(orders, 2))


def first_known_day(dice: Dice, today: date, last_order: date | None, revenue: Revenue) -> date:
    """A day on which the company was entered: before its first order, and never in the future."""
    before = today if last_order is None else min(last_order, date(revenue[0][0], 1, 1) if revenue else last_order)
    return max(_FIRST_DAY, before - timedelta(days=1 + dice.roll(3500)))
