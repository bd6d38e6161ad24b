"""The large network, built once and kept, and the three people who look at it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from revier.accounts.models import Team, User
from revier.accounts.roles import Role
from revier.demo.bulk import Bulk
from revier.demo.desk import Desk
from revier.demo.extent import Extent
from revier.demo.files import files
from revier.demo.loading import Doors
from revier.demo.people import hire
from revier.kernel.visibility import membership, policy
from revier.modules.companies.models import Company

# Of a hundred invented companies, so many are shown by the order system and therefore in the CRM.
_SHOWN_PERCENT = 97
_SHARES = {"1 %": 1, "10 %": 10, "100 %": 100}


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person who sees a share of the network; share is what it really is, in percent of the companies."""

    name: str
    user: Any
    share: float


def build(companies: int, say: Any) -> None:
    """Build the network unless it is there. Raises SystemExit when an earlier run was stopped in the middle."""
    ready = Path(settings.DATA) / "network-is-complete"
    if ready.exists():
        return
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if User.objects.exists():
        raise SystemExit(f"The network in {settings.DATA} was not finished. Please remove the folder.")
    begun, now = perf_counter(), timezone.now()
    extent = Extent(companies * 100 // _SHOWN_PERCENT + 1, many=True)
    staff = hire(extent, "bench-only-password", say)
    desk = Desk(extent, staff, timezone.localdate(now))
    stored = Bulk(Doors(now), desk.today).store(files(desk), lambda count: say(f"{count:,} records"))
    ready.write_text(f"{stored} records in {perf_counter() - begun:.0f} s\n")


def viewers() -> list[Viewer]:
    """The three people. They see what they see by dated exceptions, so it comes to them the real way."""
    everything = Company.objects.unrestricted("the share of the network a person sees").count()
    teams = list(Team.objects.exclude(kind=Team.Kind.PRIVATE).order_by("centre", "pk"))
    local = [team for team in teams if team.kind == Team.Kind.LOCAL]
    found = []
    for name, percent in _SHARES.items():
        user = _person(percent)
        wanted = teams if percent == 100 else local[: max(1, round(len(local) * percent / 100))]
        for team in wanted:
            if not user.memberships.filter(team=team).exists():
                _let_in(user, team)
        found.append(Viewer(name, user, 100 * policy.totals(user)["companies"] / everything))
    return found


def _person(percent: int) -> User:
    user, new = User.objects.get_or_create(
        username=f"bench-{percent}",
        defaults={
            "first_name": "Bench",
            "last_name": str(percent),
            "email": f"bench-{percent}@revier.example",
            "role": Role.RM,
        },
    )
    if new:
        membership.settle(user)
    return user


def _let_in(user: User, team: Team) -> None:
    today = timezone.localdate()
    membership.grant_exception(
        user, team, reason="Benchmark", ordered_by=None, begins_on=today, ends_on=today + timedelta(days=3650)
    )
