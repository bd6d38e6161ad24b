"""Sets of teams: found or made, told as teams, and as words of the search index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from revier.accounts.models import Membership, Team
from revier.accounts.teams import TeamName, find_or_found

from .models import TeamInSet, TeamSet
from .reach import UserTeamSet

_remembered: ContextVar[dict[frozenset[Team | TeamName], TeamSet] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within, the same teams are looked up once: a load of a million records asks for a few hundred sets."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def the_set_of(teams: Iterable[Team | TeamName]) -> TeamSet:
    """The one set of these teams, given as teams or as names. Raises ValueError for none: a record has a team."""
    given = frozenset(teams)
    memory = _remembered.get()
    if memory is None:
        return _look_up(given)
    if given not in memory:
        memory[given] = _look_up(given)
    return memory[given]


def _look_up(given: frozenset[Team | TeamName]) -> TeamSet:
    named = find_or_found(each for each in given if isinstance(each, TeamName))
    return the_set_of_ids({each.pk for each in given if isinstance(each, Team)} | {team.pk for team in named.values()})


def the_set_of_ids(teams: Iterable[int]) -> TeamSet:
    """The one set of the teams with these ids; raises ValueError for none."""
    ids = sorted(set(teams))
    if not ids:
        raise ValueError("A record belongs to at least one team.")
    key = ",".join(map(str, ids))
    found = TeamSet.objects.filter(key=key).first()
    if found:
        return found
    with transaction.atomic():
        made, is_new = TeamSet.objects.get_or_create(key=key)
        if is_new:
            TeamInSet.objects.bulk_create(TeamInSet(team_set=made, team_id=each) for each in ids)
            _let_in(made, ids, timezone.localdate())
    return made


def _let_in(team_set: TeamSet, teams: list[int], today: date) -> None:
    members = Membership.objects.filter(
        Q(begins_on__isnull=True) | Q(begins_on__lte=today),
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        team__in=teams,
        user__is_active=True,
    )
    users = members.values_list("user", flat=True).distinct()
    UserTeamSet.objects.bulk_create(
        (UserTeamSet(user_id=user, team_set=team_set) for user in users), ignore_conflicts=True
    )


def teams_of(team_set_id: int) -> list[Team]:
    """The teams of a set, by name."""
    return list(Team.objects.filter(pk__in=TeamInSet.objects.filter(team_set=team_set_id).values("team")))


def ids_of(team_set: TeamSet) -> list[int]:
    """The ids of the teams of a set, without asking the database."""
    return [int(each) for each in team_set.key.split(",")]


def tokens(team_set: TeamSet) -> list[str]:
    """The words by which the search index knows the teams of a set: t3, t17."""
    return [f"t{each}" for each in ids_of(team_set)]
