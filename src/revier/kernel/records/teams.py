"""The teams of a record: they follow from its module's rule, from the record it hangs on, or from its owner.

People may add teams; what follows cannot be dropped (guide, pages 8 and 32).
"""

from typing import Any

from django.utils.translation import gettext as _

from revier.accounts.models import Team, User
from revier.accounts.roles import Role
from revier.accounts.teams import TeamName, find_or_found
from revier.kernel.schema import registry
from revier.kernel.schema.change import Change
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Problem, Refused
from revier.kernel.visibility import team_sets
from revier.kernel.visibility.models import TeamSet


def derive(change: Change, heritage: TeamSet | None = None) -> None:
    """Give the record its set of teams. heritage: the set of the record that caused it, if a rule proposed it."""
    module = registry.module_of(change.new)
    new, old = change.new, change.old
    if new.teams:
        new.team_set = _with_what_follows(change, module)
    elif old is None:
        new.team_set = _at_first(new, module, heritage)
    elif _basis(new, module) != _basis(old, module):
        moved = (set(team_sets.ids_of(old.team_set)) - following(old, module)) | following(new, module)
        new.team_set = team_sets.the_set_of_ids(moved)
        change.sources["team_set"] = "rule:teams"


def _with_what_follows(change: Change, module: Module) -> TeamSet:
    named = team_sets.the_set_of(change.new.teams)
    must = following(change.new, module)
    missing = must - set(team_sets.ids_of(named))
    if missing and change.by is not None:
        names = ", ".join(Team.objects.filter(pk__in=missing).values_list("name", flat=True))
        text = _("The team “%(teams)s” belongs to this record and cannot be removed.") % {"teams": names}
        raise Refused([Problem("teams", text)])
    return team_sets.the_set_of_ids(must | set(team_sets.ids_of(named)))


def _at_first(new: Any, module: Module, heritage: TeamSet | None) -> TeamSet:
    parent = _parent(new, module)
    if heritage is not None and not callable(module.teams) and _covers(heritage, parent):
        return heritage  # whoever was let in to the cause sees what came of it, too
    return team_sets.the_set_of(_names(new, module)) if parent is None else parent.team_set


def _covers(heritage: TeamSet, parent: Any) -> bool:
    return parent is None or set(team_sets.ids_of(parent.team_set)) <= set(team_sets.ids_of(heritage))


def following(record: Any, module: Module) -> set[int]:
    """The ids of the teams that follow for a record as it is."""
    parent = _parent(record, module)
    if parent is not None:
        return set(team_sets.ids_of(parent.team_set))
    return {team.pk for team in find_or_found(_names(record, module)).values()}


def _names(record: Any, module: Module) -> set[TeamName]:
    return module.teams(record) if callable(module.teams) else teams_of_owner(record.owner)


def teams_of_owner(owner: User) -> set[TeamName]:
    """The teams of what belongs to nothing but a person: the local team of the centre, or the private one."""
    local = {TeamName(Team.Kind.LOCAL, centre.pk) for centre in owner.own_centres if owner.role != Role.BDM}
    return local or {TeamName(Team.Kind.PRIVATE, None, owner.pk)}


def _parent(record: Any, module: Module) -> Any:
    linked = isinstance(module.teams, str) and module.teams and getattr(record, f"{module.teams}_id")
    return getattr(record, module.teams) if linked else None


def _basis(record: Any, module: Module) -> Any:
    """What the teams follow from, without asking the database: as long as it is the same, so are they."""
    if callable(module.teams):
        return module.teams(record)
    parent = getattr(record, f"{module.teams}_id") if module.teams else None
    return parent or record.owner_id
