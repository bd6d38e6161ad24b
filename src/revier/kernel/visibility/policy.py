"""The one policy: person × module × action → one question. It filters lists and judges single records alike."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum

from revier.accounts.models import User
from revier.accounts.roles import Reach
from revier.kernel.schema.module import Module

from .reach import TeamSetCount, UserTeamSet

# Below so many visible records it is quicker to fetch and sort them all than to walk the network's index past them.
NARROW = 3_000
NOBODY = Q(pk__in=())


def question(user: Any, module: Module, action: str = "view", *, narrow: bool = False) -> Q:
    """The records of a module a person may see (or change, delete …).

    narrow chooses the plan, never the answer: the planner starts from the person's few sets instead of from the sort.
    On SQLite only EXISTS keeps the sort index; IN makes it sort every visible row (1.3 s instead of 0.2 ms).
    """
    reach = module.grant(user.role).reach(action) if user.is_authenticated and user.is_active else Reach.NONE
    if reach == Reach.NONE:
        return NOBODY
    teams = Q() if user.is_admin else reached(user, narrow=narrow)
    if reach == Reach.OWN:
        return teams & (Q(owner=user) | Q(created_by=user))
    return teams


def reached(user: User, *, narrow: bool = False) -> Q:
    """Rows whose team_set this person reaches."""
    sets = UserTeamSet.objects.filter(user=user)
    if narrow:
        return Q(team_set__in=sets.values("team_set"))
    return Q(Exists(sets.filter(team_set=OuterRef("team_set"))))


def may(user: Any, module: Module, action: str) -> bool:
    """Whether a person's role has this right at all."""
    return bool(user.is_authenticated and user.is_active and module.grant(user.role).reach(action) != Reach.NONE)


def sees_team(user: User, module: Module) -> bool:
    """Whether a person sees all records of one's teams here, which counters and the search index know about."""
    return module.grant(user.role).reach("view") == Reach.TEAM


def totals(user: User) -> dict[str, int]:
    """How many records of each module a person reaches through teams: {"companies": 312, …}. One query per request."""
    if "_totals" not in user.__dict__:
        user.__dict__["_totals"] = _count(user)
    known: dict[str, int] = user.__dict__["_totals"]
    return known


def sees_little(user: User, module: Module) -> bool:
    """Whether it is quicker to fetch all this person sees than to walk the network's index past it."""
    return not user.is_admin and totals(user).get(module.name, 0) < NARROW


def sees_most(user: User) -> bool:
    """Whether a person sees more than half of the network's records."""
    everything: int = TeamSetCount.objects.aggregate(n=Sum("records"))["n"] or 0
    return user.is_admin or sum(totals(user).values()) * 2 > everything


def _count(user: User) -> dict[str, int]:
    counts = TeamSetCount.objects.all()
    if not user.is_admin:
        counts = counts.filter(team_set__in=UserTeamSet.objects.filter(user=user).values("team_set"))
    return dict(counts.values_list("module").annotate(n=Sum("records")))


def reaches(user: User, team_set_id: int) -> bool:
    """Whether a person reaches one set of teams."""
    return UserTeamSet.objects.filter(user=user, team_set=team_set_id).exists()
