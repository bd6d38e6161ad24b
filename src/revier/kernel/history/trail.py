"""Writes and reads the steps of records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from . import change_sets
from .models import ChangeSet, Step

BATCH = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What was written to one record: fields with their values before and after, as JSON, and their sources."""

    record: UUID
    version: int
    verb: str
    values: Mapping[str, tuple[Any, Any]]
    sources: Mapping[str, str] = field(default_factory=dict)


def append(change_set: ChangeSet, written: Iterable[Written]) -> None:
    """Add the steps of these writes to a change set."""
    steps = [step for each in written for step in _steps(change_set, each)]
    if steps:
        change_sets.keep(change_set)
        Step.objects.bulk_create(steps, batch_size=BATCH)


def of(record: UUID) -> QuerySet[Step]:
    """The steps of a record, newest first, each with its change set and person."""
    return Step.objects.filter(entry__record=record).order_by("-id").select_related("change_set__by")


def changed_since(record: UUID, version: int) -> dict[str, tuple[Step, Step]]:
    """The fields written after a version, each with its first and its latest step: {"phone": (first, latest)}."""
    found: dict[str, tuple[Step, Step]] = {}
    for step in of(record).filter(version__gt=version, verb=Step.Verb.CHANGED).reverse():
        found[step.field] = (found[step.field][0] if step.field in found else step, step)
    return found


def _steps(change_set: ChangeSet, written: Written) -> list[Step]:
    door = change_set.kind.lower()
    common = {"change_set": change_set, "entry_id": written.record, "version": written.version, "verb": written.verb}
    if written.verb == Step.Verb.CHANGED:
        return [
            Step(**common, field=name, old=old, new=new, source=written.sources.get(name, door))
            for name, (old, new) in written.values.items()
        ]
    values = {name: new for name, (_old, new) in written.values.items()} or None
    return [Step(**common, new=values, source=door)]
