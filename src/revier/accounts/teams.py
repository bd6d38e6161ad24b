"""The five kinds of team, and to which of them a person belongs by role and centre (guide, page 8)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from .models import Centre, Membership, Team, User
from .roles import Role

_CENTRE_ROLES = frozenset({Role.FN, Role.RM, Role.CM, Role.ADM, Role.MST})


class TeamName(NamedTuple):
    """A team by what it is, before anybody asks the database for it: kind, and centre or person where it has one."""

    kind: str
    centre: int | None = None
    person: int | None = None


def teams_by_role(role: str, centres: Iterable[int], person: int) -> set[TeamName]:
    """The teams a person belongs to because of role and centres. centres, person: their ids."""
    names = {TeamName(Team.Kind.PRIVATE, None, person)}
    if role == Role.BDM:
        names |= {TeamName(Team.Kind.KEY_HQ), TeamName(Team.Kind.KEY_GERMANY)}
    if role == Role.FN:
        names.add(TeamName(Team.Kind.KEY_GERMANY))
    for centre in centres:
        if role in _CENTRE_ROLES:
            names |= {TeamName(Team.Kind.KEY_CENTRE, centre), TeamName(Team.Kind.LOCAL, centre)}
        elif role == Role.BDM:
            names.add(TeamName(Team.Kind.KEY_CENTRE, centre))
    return names


def find_or_found(names: Iterable[TeamName]) -> dict[TeamName, Team]:
    """The teams of these names; those that do not exist yet are founded."""
    wanted = set(names)
    found = {_name_of(team): team for team in Team.objects.filter(_any_of(wanted))} if wanted else {}
    for name in wanted - found.keys():
        what: dict[str, Any] = {"kind": name.kind, "centre_id": name.centre, "person_id": name.person}
        found[name] = Team.objects.get_or_create(**what, defaults={"name": _label(name)})[0]
    return found


def name_anew(**of: Any) -> None:
    """Give the teams of a centre or a person (centre=…, person=…) the names that follow from theirs as it is now."""
    for team in Team.objects.filter(**of):
        name = _label(_name_of(team))
        if team.name != name:
            Team.objects.filter(pk=team.pk).update(name=name)


def current_memberships(user: User, today: date) -> QuerySet[Membership]:
    """The memberships that count on that day."""
    return user.memberships.filter(
        Q(begins_on__isnull=True) | Q(begins_on__lte=today), Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )


def teams_of(user: User, today: date) -> QuerySet[Team]:
    """The teams a person belongs to on that day."""
    return Team.objects.filter(pk__in=current_memberships(user, today).values("team"))


def _name_of(team: Team) -> TeamName:
    return TeamName(team.kind, team.centre_id, team.person_id)


def _any_of(names: set[TeamName]) -> Q:
    plain = [name.kind for name in names if name.centre is None and name.person is None]
    question = Q(kind__in=plain, centre__isnull=True, person__isnull=True)
    question |= Q(person__in=[name.person for name in names if name.person is not None])
    for kind in {name.kind for name in names if name.centre is not None}:
        question |= Q(kind=kind, centre__in=[name.centre for name in names if name.kind == kind])
    return question


def _label(name: TeamName) -> str:
    """What the guide calls such a team, in the network's language, whoever is at work just now."""
    with override(settings.LANGUAGE_CODE):
        return _name_in_words(name)


def _name_in_words(name: TeamName) -> str:
    if name.kind == Team.Kind.KEY_HQ:
        return _("PD key account team")
    if name.kind == Team.Kind.KEY_GERMANY:
        return _("Germany key account team")
    if name.person is not None:
        return User.objects.get(pk=name.person).full_name
    centre = Centre.objects.get(pk=name.centre or 0).name
    if name.kind == Team.Kind.KEY_CENTRE:
        return _("%(centre)s key account team") % {"centre": centre}
    return _("%(centre)s local customer team") % {"centre": centre}
