"""The one write path: derive → check → store → history → directory → follow → outbox, all in one transaction.

Forms, the API, imports, batches, merges, MSTO and the tablet are its callers; there is no second way in.
"""

from copy import copy
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from revier.kernel.history import change_sets
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.outbox.put import put
from revier.kernel.schema import registry
from revier.kernel.schema.change import Change
from revier.kernel.schema.rules import Amendment, Draft, Problem, Refused
from revier.kernel.visibility import policy

from . import keep, settle
from .gate import writing

DEEPEST = 3


class Stale(Exception):
    """Somebody else was faster: the record has another version than the writer knew."""

    def __init__(self, record: models.Model):
        super().__init__(f"{record!r} has changed meanwhile.")
        self.record = record


class NotAllowed(Exception):
    """The person may not do this to the record."""

    def __init__(self, action: str, record: Any):
        super().__init__(f"{action}: {record!r}")
        self.action = action


@transaction.atomic
def create(record: models.Model, *, within: ChangeSet) -> Any:
    """Store a new record. Raises Refused when a rule objects, NotAllowed when the person may not create it."""
    if within.by is not None and not policy.may(within.by, registry.module_of(record), "create"):
        raise NotAllowed("create", record)
    return _write(Change(new=record, by=within.by, at=within.at, door=within.kind), within)


@transaction.atomic
def change(record: models.Model, *, within: ChangeSet, expecting: int | None = None, **values: Any) -> Any:
    """Change fields of a record. expecting: the version the writer saw; raises Stale when it is another one now."""
    old = _held(record)
    _require(old, within.by, "change")
    if expecting is not None and old.version != expecting:
        raise Stale(old)
    new = copy(old)
    for name, value in values.items():
        if name != "teams":
            registry.module_of(record).field(name)  # whoever names what is no field would write past the rules
        setattr(new, name, value)
    return _write(Change(new=new, old=old, by=within.by, at=within.at, door=within.kind), within)


@transaction.atomic
def act(record: models.Model, name: str, *, within: ChangeSet, expecting: int | None = None, **asked: Any) -> Any:
    """Do a verb of the module. Raises Refused when it does not fit the record as it is now."""
    action = registry.module_of(record).action(name)
    if action is None:
        raise LookupError(f"{record!r} has no action {name!r}")
    if not action.suits(_held(record)):
        raise Refused([Problem("", _("This no longer fits: the record has changed meanwhile."))])
    given = {name: value(within) if callable(value) else value for name, value in action.sets.items()}
    return change(record, within=within, expecting=expecting, **{**asked, **given})


@transaction.atomic
def delete(record: models.Model, *, within: ChangeSet) -> Any:
    """Move a record to the recycle bin."""
    old = _held(record)
    _require(old, within.by, "delete")
    return _mark(old, within, Step.Verb.DELETED, within.at)


@transaction.atomic
def restore(record: models.Model, *, within: ChangeSet) -> Any:
    """Bring a record back from the recycle bin."""
    old = _held(record)
    if within.by is not None and not policy.may(within.by, registry.module_of(record), "delete"):
        raise NotAllowed("restore", record)
    return _mark(old, within, Step.Verb.RESTORED, None)


def _mark(old: models.Model, within: ChangeSet, verb: str, deleted_at: Any) -> Any:
    new = copy(old)
    new.deleted_at = deleted_at  # type: ignore[attr-defined]
    change = Change(new=new, old=old, by=within.by, at=within.at, door=within.kind)
    with writing():
        keep.store(change)
    keep.remember([change], within, verb=verb)
    _propose(change, within, depth=0)
    put(within)
    return new


def _held(record: models.Model) -> Any:
    """The record as it is now, held for this transaction."""
    return type(record).plain.select_for_update().get(pk=record.pk)  # type: ignore[attr-defined]


def _require(record: models.Model, by: Any, action: str) -> None:
    """Judging one record is asking the same question that filters lists, with its key."""
    if by is None:
        return
    seen = type(record).objects.visible_to(by, action).filter(pk=record.pk)  # type: ignore[attr-defined]
    if not seen.exists():
        raise NotAllowed(action, record)


def _write(change: Change, within: ChangeSet) -> Any:
    if not _carry_out(change, within, depth=0):
        return change.old
    put(within)  # last before the commit, so the feed is in commit order
    return change.new


def _carry_out(change: Change, within: ChangeSet, depth: int, heritage: Any = None) -> bool:
    """Write a change and what its rules propose; False when nothing is different."""
    if depth > DEEPEST:
        raise RecursionError(f"The rules of {change.model.__name__} propose changes without an end.")
    settle.derive(change, heritage)
    if not change.creates and not settle.differences(change):
        return False
    settle.check(change)
    with writing():
        keep.store(change)
    keep.remember([change], within)
    _propose(change, within, depth)
    return True


def _propose(change: Change, within: ChangeSet, depth: int) -> None:
    """Write what the rules propose that this change wakes."""
    for rule in registry.module_of(change.new).rules_of("follow"):
        if rule.wakes(change):
            for proposal in rule(change):
                _follow(proposal, change, change_sets.child(within, rule.name), depth + 1)


def _follow(proposal: Draft | Amendment, cause: Change, within: ChangeSet, depth: int) -> None:
    """Write what a rule proposed. Rules may do what the person could not: they are the house's own."""
    heritage = cause.new.team_set
    if isinstance(proposal, Draft):
        # Owner and teams come from the cause, unless the draft names them.
        new, old = proposal.model(**{"owner": cause.new.owner, **proposal.values}), None
    else:
        old = _held(proposal.record)
        new = copy(old)
        for name, value in proposal.values.items():
            setattr(new, name, value)
    _carry_out(Change(new=new, old=old, by=within.by, at=within.at, door=within.kind), within, depth, heritage)


@transaction.atomic
def move_to_teams(record: models.Model, team_set: Any, *, within: ChangeSet) -> Any:
    """Give a record another set of teams because the record it hangs on got another one."""
    old = _held(record)
    new = copy(old)
    new.team_set = team_set
    return _write(Change(new=new, old=old, by=within.by, at=within.at, door=within.kind), within)
