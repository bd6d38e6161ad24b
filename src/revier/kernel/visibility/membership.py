"""Joining and leaving teams. Membership and reach are written in one transaction, here and nowhere else."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from revier.accounts.models import Centre, Membership, Team, User
from revier.accounts.roles import Role
from revier.accounts.teams import TeamName, current_memberships, find_or_found, name_anew, teams_by_role

from .models import TeamInSet
from .reach import UserTeamSet


@transaction.atomic
def settle(user: User, today: date | None = None) -> None:
    """Make memberships and reach follow from role, centres and exceptions as they are now."""
    names = teams_by_role(user.role, _centres(user), user.pk) if user.is_active else set()
    teams = {team.pk for team in find_or_found(names).values()}
    by_role = Membership.objects.filter(user=user, origin=Membership.Origin.ROLE)
    by_role.exclude(team__in=teams).delete()
    missing = teams - set(by_role.values_list("team", flat=True))
    Membership.objects.bulk_create(Membership(user=user, team_id=team) for team in missing)
    name_anew(person=user)
    _reach(user, today or timezone.localdate())


@transaction.atomic
def grant_exception(
    user: User,
    team: Team,
    *,
    reason: str,
    ordered_by: User | None,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Let a person into a team beyond role and centre: on whose order, why, from when until when."""
    values = {"reason": reason, "ordered_by": ordered_by, "begins_on": begins_on, "ends_on": ends_on}
    membership, _new = Membership.objects.update_or_create(
        user=user, team=team, origin=Membership.Origin.EXCEPTION, defaults=values
    )
    _reach(user, timezone.localdate())
    return membership


@transaction.atomic
def end_exception(membership: Membership) -> None:
    """Take an exception back at once."""
    membership.delete()
    _reach(membership.user, timezone.localdate())


def open_centre(centre: Centre) -> None:
    """Found the two teams of a centre, and let in the key account managers who work for every centre."""
    find_or_found({TeamName(Team.Kind.KEY_CENTRE, centre.pk), TeamName(Team.Kind.LOCAL, centre.pk)})
    name_anew(centre=centre)
    for manager in User.objects.filter(role=Role.BDM, is_active=True):
        settle(manager)


def settle_everybody() -> int:
    """Every night: exceptions begin and end, and any difference is mended. Returns how many reaches were different."""
    return sum(_settle_and_count(user) for user in User.objects.all())


def _settle_and_count(user: User) -> int:
    before = set(UserTeamSet.objects.filter(user=user).values_list("team_set", flat=True))
    settle(user)
    return len(before ^ set(UserTeamSet.objects.filter(user=user).values_list("team_set", flat=True)))


def _centres(user: User) -> list[int]:
    own = list(user.centres.values_list("pk", flat=True))
    if own or user.role != Role.BDM:
        return own
    return list(Centre.objects.filter(active=True).values_list("pk", flat=True))


def _reach(user: User, today: date) -> None:
    sets = TeamInSet.objects.filter(team__in=current_memberships(user, today).values_list("team"))
    wanted = set(sets.values_list("team_set", flat=True)) if user.is_active else set()
    had = set(UserTeamSet.objects.filter(user=user).values_list("team_set", flat=True))
    UserTeamSet.objects.filter(user=user, team_set__in=had - wanted).delete()
    UserTeamSet.objects.bulk_create(UserTeamSet(user=user, team_set_id=each) for each in wanted - had)
