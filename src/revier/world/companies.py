"""The companies of the invented network, each one made from its number alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .centres import MOST_CENTRES
from .dice import Dice, weighted
from .figures import THRESHOLD_CENTS, Revenue, figures, first_known_day
from .identity import FAMILY_SIZE, identity
from .places import AREAS, land_line, street
from .trades import COMPETITORS

EXCHANGED_STATES = ("active", "warning", "inactive")
"""The states in the order system whose companies come over to the CRM."""

_FIRST_ID = 100_001
_CRM_ONLY_PERCENT = 6
_STATES = weighted(active=80, warning=5, inactive=12, blocked=2, deleted=1)
_RHYTHMS = (0, 0, 0, 0, 14, 30, 30, 60, 90, 90, 180)


@dataclass(frozen=True, slots=True)
class Company:
    """A company as both systems know it.

    Texts that are not known are "", days that are not known None; phone is E.164; revenue is (year, cents, orders),
    oldest first; leading_centre is an index into centres(), parent the number of the head office.
    Who is only in the CRM has no msto_id and the state "".
    """

    number: int
    msto_id: str | None
    name: str
    legal_form: str
    branch: str
    level: str
    street: str
    zip: str
    city: str
    country: str
    phone: str
    email: str
    website: str
    leading_centre: int
    state: str
    last_order: date | None
    revenue: Revenue
    created_on: date
    last_visit: date | None
    visit_every_days: int
    priority_visit: bool
    kv_valid_from: date | None
    kv_valid_to: date | None
    competitor: str
    parent: int | None
    vat_id: str

    @property
    def in_crm(self) -> bool:
        """Whether the CRM has this company: it came through a lead, or the order system shows it."""
        return self.msto_id is None or self.state in EXCHANGED_STATES


def companies(seed: int, count: int, today: date, centres: int = MOST_CENTRES) -> Iterator[Company]:
    """The companies 0 to count - 1 in order, one at a time."""
    return (company(seed, index, today, centres) for index in range(count))


def company(seed: int, index: int, today: date, centres: int = MOST_CENTRES) -> Company:
    """Company number index (0 or more) of the network with this seed, as it stands on the day today."""
    who = identity(seed, index, centres)
    dice = Dice(seed, "company", index)
    msto_id, state = _standing_in_msto(dice, index)
    last_order, revenue = figures(dice, today) if msto_id else (None, ())
    created_on = first_known_day(dice, today, last_order, revenue)
    kv_valid_from, kv_valid_to = _terms(dice, today) if _wants_terms(dice, who.level, revenue) else (None, None)
    return Company(
        number=index,
        msto_id=msto_id,
        name=who.name,
        legal_form=who.legal_form,
        branch=who.branch,
        level=who.level,
        street=street(dice),
        zip=who.town.zip,
        city=who.town.name,
        country="DE",
        phone=land_line(AREAS[who.centre].land, dice.roll(1000)),
        email=f"{dice.pick(('info', 'info', 'kontakt', 'buero', 'mail'))}@{who.site}",
        website=f"https://www.{who.site}" if dice.chance(70) else "",
        leading_centre=who.centre,
        state=state,
        last_order=last_order,
        revenue=revenue,
        created_on=created_on,
        last_visit=_last_visit(dice, today, created_on, last_order),
        visit_every_days=dice.pick(_RHYTHMS) if last_order else 0,
        priority_visit=dice.chance(2),
        kv_valid_from=kv_valid_from,
        kv_valid_to=kv_valid_to,
        competitor=dice.pick(COMPETITORS) if dice.chance(30) else "",
        parent=who.parent,
        vat_id="" if who.legal_form == "koer" or dice.chance(10) else f"DE{100_000_000 + dice.roll(900_000_000)}",
    )


def _standing_in_msto(dice: Dice, index: int) -> tuple[str | None, str]:
    """Id and state in the order system; head offices are never hidden, because branches point to them."""
    crm_only = dice.chance(_CRM_ONLY_PERCENT)
    state = dice.pick(_STATES)
    if index % FAMILY_SIZE == 0:
        return str(_FIRST_ID + index), "active"
    return (None, "") if crm_only else (str(_FIRST_ID + index), state)


def _wants_terms(dice: Dice, level: str, revenue: Revenue) -> bool:
    large = level != "local" or any(cents > 8 * THRESHOLD_CENTS for _, cents, _ in revenue)
    return dice.chance(45 if large else 3)


def _terms(dice: Dice, today: date) -> tuple[date, date]:
    """A terms agreement of one or two years; some have run out, some run out soon."""
    valid_from = today - timedelta(days=dice.roll(700))
    return valid_from, valid_from + timedelta(days=dice.pick((365, 365, 730)) - 1)


def _last_visit(dice: Dice, today: date, created_on: date, last_order: date | None) -> date | None:
    if not dice.chance(70 if last_order else 20):
        return None
    latest = last_order or today
    return max(created_on, latest - timedelta(days=dice.roll(300)))
