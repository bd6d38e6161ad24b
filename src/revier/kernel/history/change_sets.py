"""The address of everything done together."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from .models import ChangeSet

Kind = ChangeSet.Kind


def begin(kind: str, by: Any = None, *, at: datetime | None = None, why: str = "") -> ChangeSet:
    """A new change set: how (a Kind), by whom (None: the house itself), when (default: now), why.

    It is stored with its first step, so a refused write leaves none behind.
    """
    return ChangeSet(kind=kind, by=by, at=at or timezone.now(), why=why[:300])


def child(cause: ChangeSet, why: str) -> ChangeSet:
    """The set of what a rule proposed because of another set."""
    return ChangeSet(kind=Kind.RULE, by=cause.by, at=cause.at, why=why[:300], cause=cause)


def keep(change_set: ChangeSet) -> None:
    """Store the set, and the one that caused it, unless they are stored already."""
    if change_set.cause is not None:
        keep(change_set.cause)
        change_set.cause_id = change_set.cause.pk
    if change_set._state.adding:
        change_set.save(force_insert=True)
