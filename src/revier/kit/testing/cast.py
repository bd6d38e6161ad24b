"""The cast of all tests: five people of a small network, a first administrator, and noon of a working day.

Anna, Bernd and Emil work for the centre "Revier Nord", Clara for "Revier Süd"; Doris looks after key accounts
everywhere.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from revier.accounts.models import Centre, User
from revier.accounts.roles import Reach, Role
from revier.kernel.history import change_sets
from revier.kernel.history.models import ChangeSet
from revier.kernel.schema.module import Module
from revier.kernel.visibility import membership

PASSWORD = "Hydraulik ist unser Revier"


def form(*, by: User | None, at: datetime | None = None) -> ChangeSet:
    """A change set as a form begins it."""
    return change_sets.begin(change_sets.Kind.FORM, by=by, at=at)


def enter(first_name: str, last_name: str, role: str, *centres: Centre) -> User:
    """A person of the network, with the teams that follow from role and centres."""
    username = f"{first_name}.{last_name}".lower().replace("ß", "ss").replace("ü", "ue")
    person = User(username=username, first_name=first_name, last_name=last_name, role=role)
    person.email = f"{username}@revier.example"
    person.set_password(PASSWORD)
    person.save()
    person.centres.set(centres)
    membership.settle(person)
    return person


def _centre(name: str, land: str, msto_id: str) -> Centre:
    centre = Centre.objects.create(name=name, land=land, msto_id=msto_id)
    membership.open_centre(centre)
    return centre


@pytest.fixture
def nord(db: None) -> Centre:
    """The centre Anna, Bernd and Emil work for."""
    return _centre("Revier Nord", "NI", "1001")


@pytest.fixture
def sued(db: None) -> Centre:
    """The centre Clara works for."""
    return _centre("Revier Süd", "BY", "1002")


@pytest.fixture
def anna(nord: Centre) -> User:
    """Relationship manager in the north: she makes the calls."""
    return enter("Anna", "Berger", Role.RM, nord)


@pytest.fixture
def bernd(nord: Centre) -> User:
    """Centre manager in the north: Anna's colleague."""
    return enter("Bernd", "Albers", Role.CM, nord)


@pytest.fixture
def clara(sued: Centre) -> User:
    """Relationship manager in the south: she must never see what belongs to the north."""
    return enter("Clara", "Weiß", Role.RM, sued)


@pytest.fixture
def doris(db: None) -> User:
    """Key account manager of the whole network."""
    return enter("Doris", "Hahn", Role.BDM)


@pytest.fixture
def emil(nord: Centre) -> User:
    """Technician in the north, on the tablet."""
    return enter("Emil", "Kaya", Role.MST, nord)


@pytest.fixture
def frank(nord: Centre) -> User:
    """Franchisee in the north."""
    return enter("Frank", "Thomsen", Role.FN, nord)


@pytest.fixture
def greta(nord: Centre) -> User:
    """Field sales in the north."""
    return enter("Greta", "Lüders", Role.ADM, nord)


@pytest.fixture
def admin(db: None) -> User:
    """The administrator."""
    return enter("Admin", "Revier", Role.ADMIN)


@pytest.fixture
def noon() -> datetime:
    """Noon of a Wednesday without a holiday anywhere in Germany."""
    return timezone.make_aware(datetime(2026, 9, 16, 12, 0))


@dataclass(frozen=True)
class Network:
    """Everybody at once, for what must hold for each role."""

    anna: User
    clara: User
    north: tuple[User, ...]

    @property
    def people(self) -> tuple[User, ...]:
        return (*self.north, self.clara)

    def with_right(self, module: Module, action: str) -> list[User]:
        """Those in the north whose role may do this with every record of the team."""
        return [person for person in self.north if module.grant(person.role).reach(action) == Reach.TEAM]

    def without(self, module: Module, action: str) -> list[User]:
        """Those in the north whose role may not do this with somebody else's record."""
        return [person for person in self.north if module.grant(person.role).reach(action) == Reach.NONE]


@pytest.fixture
def network(anna: User, bernd: User, clara: User, emil: User, frank: User, greta: User) -> Network:
    """All who work for a centre, one of every role."""
    return Network(anna, clara, (anna, bernd, emil, frank, greta))


@pytest.fixture
def signed_in() -> Any:
    """signed_in(anna) is a browser of its own in which Anna has signed in."""

    def sign_in(person: User) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return sign_in
