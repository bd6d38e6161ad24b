"""The demo network: eighty centres, four hundred people, their customers, and two years of work with them."""

from collections.abc import Callable
from time import perf_counter

from django.utils import timezone

from revier.accounts.models import User
from revier.accounts.roles import Role

from .bulk import Bulk
from .desk import Desk
from .extent import COMPANIES, Extent
from .files import files
from .loading import Doors, store
from .people import hire

Say = Callable[[str], object]

MOST_THROUGH_THE_GATE = 20_000
_SECONDS_BETWEEN_LINES = 5
_ROLES_IN_ORDER = (Role.RM, Role.CM, Role.ADM, Role.FN, Role.BDM, Role.MST, Role.ADMIN)


def create(password: str, companies: int = COMPANIES, say: Say = print, *, extent: Extent | None = None) -> None:
    """Fill an empty database with the demo network; everybody signs in with the same password.

    companies: numbers 0 to companies - 1 of the invented world; extent: instead of companies, for other sizes.
    """
    begun, now = perf_counter(), timezone.now()
    wanted = extent or Extent(companies)
    staff = hire(wanted, password, say)
    desk = Desk(wanted, staff, timezone.localdate(now))
    told = _Progress(say)
    if wanted.companies > MOST_THROUGH_THE_GATE:
        stored = Bulk(Doors(now), desk.today).store(files(desk), told)
    else:
        stored = store(files(desk), staff.centres, Doors(now), told)
    say(f"{_dotted(stored)} Datensätze in {perf_counter() - begun:.0f} Sekunden angelegt.")


def sign_ins(password: str) -> str:
    """Whom one can sign in as: a line for each role, and the password they share."""
    lines = ["Anmelden können Sie sich zum Beispiel als:"]
    for role in _ROLES_IN_ORDER:
        person = User.objects.filter(role=role, is_active=True).order_by("pk").first()
        if person is not None:
            lines.append(f"  {person.username:<16} {person.full_name:<18} {Role(role).label}")
    return "\n".join([*lines, f"Das Passwort ist für alle gleich: {password}"])


class _Progress:
    """Says every few seconds how many records there are, and how many come in a second."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._begun = self._said = perf_counter()

    def __call__(self, stored: int) -> None:
        now = perf_counter()
        if now - self._said >= _SECONDS_BETWEEN_LINES:
            self._say(f"{_dotted(stored)} Datensätze, {_dotted(int(stored / (now - self._begun)))} je Sekunde …")
            self._said = now


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
