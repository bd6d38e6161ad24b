"""The people who work in the network: franchisees, relationship managers, technicians and the head office."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .centres import MOST_CENTRES
from .dice import Dice
from .names import FAMILIES, MEN, WOMEN
from .places import mobile
from .spelling import web_name

_FIRST_ID = 3001
_KEY_ACCOUNT_PEOPLE = 6
# Named people everybody who tells a story about the demo network relies on: (role, first centre, which of that role).
_CAST = {
    ("FN", 0, 0): ("Frank", "Thomsen"),
    ("CM", 0, 0): ("Bernd", "Albers"),
    ("RM", 0, 0): ("Anna", "Berger"),
    ("ADM", 0, 0): ("Greta", "Lüders"),
    ("MST", 0, 0): ("Emil", "Kaya"),
    ("RM", 1, 0): ("Clara", "Weiß"),
    ("BDM", -1, 0): ("Doris", "Hahn"),
    ("ADMIN", -1, 0): ("Admin", "Revier"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in.

    number is the position in people(); msto_id is None for administrators, whom the order system does not know;
    role is "MST", "RM", "CM", "ADM", "FN", "BDM" or "ADMIN"; centres are indexes into centres().
    """

    number: int
    msto_id: str | None
    username: str
    first_name: str
    last_name: str
    email: str
    role: str
    centres: tuple[int, ...]
    phone: str


@lru_cache
def people(seed: int, centres: int = MOST_CENTRES) -> tuple[Person, ...]:
    """Everybody in a network of so many centres, about five for each centre."""
    taken: Counter[str] = Counter()
    return tuple(_person(seed, number, post, taken) for number, post in enumerate(_posts(seed, centres)))


def people_of(everybody: Sequence[Person], centre: int) -> tuple[Person, ...]:
    """Those who work at one centre."""
    return tuple(person for person in everybody if centre in person.centres)


def _posts(seed: int, count: int) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """The posts to be filled: role, centres, and which of that role at that centre."""
    for owned in _franchises(seed, count):
        yield "FN", owned, 0
    for centre in range(count):
        dice = Dice(seed, "posts", centre)
        # The first centre has one of everybody, for the cast.
        staff = {"CM": 1, "RM": 1, "ADM": 1, "MST": 2} if centre == 0 else _staff(dice)
        for role, heads in staff.items():
            yield from ((role, (centre,), which) for which in range(heads))
    yield from (("BDM", (), which) for which in range(_KEY_ACCOUNT_PEOPLE))
    yield from (("ADMIN", (), which) for which in range(2))


def _staff(dice: Dice) -> dict[str, int]:
    return {"CM": 1, "RM": 1 + dice.roll(2), "ADM": dice.roll(2), "MST": 1 + dice.roll(2)}


def _franchises(seed: int, count: int) -> Iterator[tuple[int, ...]]:
    """Neighbouring centres with one owner: mostly single ones, some two or three."""
    dice = Dice(seed, "franchises")
    start = 0
    while start < count:
        size = 1 if start == 0 else dice.pick((1, 1, 1, 2, 3))
        owned = tuple(range(start, min(start + size, count)))
        yield owned
        start += size


def _person(seed: int, number: int, post: tuple[str, tuple[int, ...], int], taken: Counter[str]) -> Person:
    role, centres, which = post
    dice = Dice(seed, "person", number)
    invented = (dice.pick(WOMEN if dice.chance(45) else MEN), dice.pick(FAMILIES))
    first_name, last_name = _CAST.get((role, centres[0] if centres else -1, which), invented)
    username = f"{web_name(first_name)}.{web_name(last_name)}"
    taken[username] += 1
    if taken[username] > 1:
        username += str(taken[username])
    return Person(
        number=number,
        msto_id=None if role == "ADMIN" else str(_FIRST_ID + number),
        username=username,
        first_name=first_name,
        last_name=last_name,
        email=f"{username}@revier.example",
        role=role,
        centres=centres,
        phone=mobile(number),
    )
