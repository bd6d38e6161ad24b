"""The service centres of the invented network."""

from dataclasses import dataclass
from functools import lru_cache

from .dice import Dice
from .places import AREAS, land_line, street
from .spelling import web_name

MOST_CENTRES = len(AREAS)
_FIRST_ID = 1001


@dataclass(frozen=True, slots=True)
class Centre:
    """One franchise centre; land is the two-letter federal state ("NI"), phone is E.164."""

    msto_id: str
    name: str
    short: str
    street: str
    zip: str
    city: str
    land: str
    phone: str
    email: str


@lru_cache
def centres(count: int = MOST_CENTRES) -> tuple[Centre, ...]:
    """The first so many centres (1 to 80); centre i is the same whatever the count.

    Raises ValueError for a count the list of towns has no room for.
    """
    if not 1 <= count <= MOST_CENTRES:
        raise ValueError(f"between 1 and {MOST_CENTRES} centres, not {count}")
    return tuple(_centre(index) for index in range(count))


def _centre(index: int) -> Centre:
    area = AREAS[index]
    town = area.towns[0]
    return Centre(
        msto_id=str(_FIRST_ID + index),
        name=town.name,
        short=area.short,
        street=street(Dice("centre", index)),
        zip=town.zip,
        city=town.name,
        land=area.land,
        phone=land_line(area.land, 990 - index),
        email=f"{web_name(town.name)}@revier.example",
    )
