"""The centres with their teams, and everybody who works in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from revier.accounts.models import Centre, User
from revier.accounts.roles import Role
from revier.kernel.visibility import membership
from revier.world import centres, people
from revier.world.dice import Dice
from revier.world.people import Person

from .extent import Extent

_NOTHING: Sequence[int] = ()


@dataclass(frozen=True)
class Staff:
    """Who works where, by key: centres and, for each centre of the world in order, its people by role."""

    centres: tuple[Centre, ...]
    roles: tuple[dict[str, list[int]], ...]
    key_account: tuple[int, ...]

    def owner(self, dice: Dice, centre: int, level: str) -> int:
        """Who looks after a company of this level ("KEY_HQ") at the centre of that number."""
        if level == "KEY_HQ":
            return dice.pick(self.key_account)
        there = self.roles[centre]
        return dice.pick(there.get(Role.ADM, there[Role.RM]) if dice.chance(8) else there[Role.RM])

    def colleague(self, dice: Dice, centre: int, level: str) -> int:
        """Somebody who stands in for the owner."""
        if level == "KEY_HQ":
            return dice.pick(self.key_account)
        there = self.roles[centre]
        return dice.pick([*there[Role.RM], *there.get(Role.ADM, _NOTHING), *there[Role.CM]])

    def technician(self, dice: Dice, centre: int) -> int:
        """One of the technicians of a centre."""
        return dice.pick(self.roles[centre][Role.MST])


@transaction.atomic
def hire(extent: Extent, password: str, say: Callable[[str], object]) -> Staff:
    """Open the centres and enter the people, all with the same password."""
    opened = tuple(
        Centre.objects.bulk_create(
            Centre(**{name: getattr(each, name) for name in _CENTRE_FIELDS}) for each in centres(extent.centres)
        )
    )
    for centre in opened:
        membership.open_centre(centre)
    everybody = people(extent.seed, extent.centres)
    # Hashing is slow on purpose. One password has one hash, however many people share it.
    encoded = make_password(password)
    users = User.objects.bulk_create(_user(person, encoded) for person in everybody)
    _place(users, everybody, opened)
    for user in users:
        membership.settle(user)
    say(f"{len(opened)} Center, {len(users)} Personen angelegt.")
    return _staff(users, everybody, opened)


_CENTRE_FIELDS = ("msto_id", "name", "street", "zip", "city", "land", "phone", "email")


def _user(person: Person, encoded: str) -> User:
    return User(
        username=person.username,
        password=encoded,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone=person.phone,
        role=person.role,
    )


def _place(users: Sequence[User], everybody: Sequence[Person], opened: Sequence[Centre]) -> None:
    place = User.centres.through
    pairs = zip(users, everybody, strict=True)
    place.objects.bulk_create(
        place(user_id=user.pk, centre_id=opened[centre].pk) for user, person in pairs for centre in person.centres
    )


def _staff(users: Sequence[User], everybody: Sequence[Person], opened: tuple[Centre, ...]) -> Staff:
    roles: tuple[dict[str, list[int]], ...] = tuple({} for _centre in opened)
    for user, person in zip(users, everybody, strict=True):
        for centre in person.centres:
            roles[centre].setdefault(person.role, []).append(user.pk)
    return Staff(opened, roles, tuple(user.pk for user in users if user.role == Role.BDM))
