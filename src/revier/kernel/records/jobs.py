"""What follows a change of teams: everything that hangs on a record moves with it."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import Count
from django_tasks import task

from revier.kernel.history import change_sets
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.outbox.deliver import listen
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import counters, team_sets
from revier.kernel.visibility.models import TeamSet

from . import write


@listen
def dependents_follow_the_teams(change_set: ChangeSet) -> None:
    """When the teams of a company change, its contacts, calls, tasks and notes are seen by the new teams, too."""
    steps = Step.objects.filter(change_set__in=[change_set, *change_set.consequences.all()], field="team_set")
    for step in steps.exclude(old=None).select_related("entry"):
        for module, link in _hanging_on(step.entry.module):
            _move(module, link, step)


@task(cron="35 0 * * *")
def counts_are_true() -> int:
    """Count the records of every set of teams anew; returns how many counts were wrong (expected: none)."""
    return sum(_recount(module) for module in registry.modules())


@transaction.atomic
def _recount(module: Module) -> int:
    records: Any = module.model.objects.unrestricted("counters count every record")  # type: ignore[attr-defined]
    there = records.filter(deleted_at__isnull=True).order_by()
    return counters.recount(module.name, Counter(dict(there.values_list("team_set").annotate(n=Count("pk")))))


def _hanging_on(name: str) -> list[tuple[Module, str]]:
    model = registry.module(name).model
    links = [(module, module.teams) for module in registry.modules() if isinstance(module.teams, str) and module.teams]
    return [(module, link) for module, link in links if module.field(link).related_model is model]


def _move(module: Module, link: str, step: Step) -> None:
    sets = TeamSet.objects.in_bulk([step.old, step.new])
    before, now = (set(team_sets.ids_of(sets[key])) for key in (step.old, step.new))
    within = change_sets.child(step.change_set, "dependents_follow_the_teams")
    question: Any = module.model.objects.unrestricted("teams of dependents follow their company")  # type: ignore[attr-defined]
    for record in question.filter(**{link: step.entry_id}).exclude(team_set=step.new).select_related("team_set"):
        own = set(team_sets.ids_of(record.team_set))
        write.move_to_teams(record, team_sets.the_set_of_ids((own - before) | now), within=within)
