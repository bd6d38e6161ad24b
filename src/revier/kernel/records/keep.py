"""Stores records, and remembers them: in the history, in the directory, in the counts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import models

from revier.kernel.directory import index
from revier.kernel.history import trail
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.schema import registry
from revier.kernel.schema.change import Change
from revier.kernel.schema.module import Module
from revier.kernel.visibility import counters, team_sets

from . import settle

# A result of a call is found by its first sentences; a novel would only swell the index.
LONGEST_CLUE = 400


def store(change: Change) -> None:
    """Write the row of one record: all of it when it is new, only what differs when it is known."""
    new = change.new
    if change.creates:
        new.save(force_insert=True)
        return
    fields = registry.module_of(new).fields
    names = {*settle.differences(change), "changed_at", "changed_by", "version", "deleted_at"}
    shadows = {f"{name}_sort" for name in names if name in fields and fields[name].sorted}
    new.save(update_fields=names | shadows)


def remember(changes: Iterable[Change], within: ChangeSet, *, verb: str = "") -> None:
    """Directory, history and counts of changes of one module that have been stored."""
    done = list(changes)
    if not done:
        return
    module = registry.module_of(done[0].new)
    fresh = [change.new for change in done if change.creates]
    known = [change.new for change in done if not change.creates]
    for records, new in ((fresh, True), (known, False)):
        if records:
            index.keep([listing(record, module) for record in records], new=new)
    trail.append(within, [_written(change, module, verb) for change in done])
    _count(done, module)
    if known:
        _list_dependents_again(done, module)


def listing(record: Any, module: Module) -> index.Listing:
    """What the directory knows of a record."""
    return index.Listing(
        record=record.pk,
        module=module.name,
        title=str(record),
        clues=[clue for name in module.search for clue in _clues(record, name, module)],
        team_set=record.team_set_id,
        teams=team_sets.tokens(record.team_set),
        deleted_at=record.deleted_at,
    )


def _clues(record: Any, name: str, module: Module) -> list[tuple[str, str, list[str]]]:
    """The texts of a field a record is found by; of a link, the title of what it links to."""
    field, value = module.field(name), None
    if field.kind == "link":
        linked = getattr(record, name)
        # Only with the same audience: nobody may find a contact by the name of a company he may not see.
        if linked is not None and linked.team_set_id == record.team_set_id:
            value = str(linked)
        return [(name, value, [])] if value else []
    value = getattr(record, name)
    return [(name, field.written(value)[:LONGEST_CLUE], field.tokens(value))] if value not in (None, "") else []


def _written(change: Change, module: Module, verb: str) -> trail.Written:
    pairs = settle.differences(change) if not verb else {}
    values = {name: (_json(module, name, old), _json(module, name, new)) for name, (old, new) in pairs.items()}
    if change.creates:
        values = {name: pair for name, pair in values.items() if pair[1] not in (None, "", False)}
    verb = verb or (Step.Verb.CREATED if change.creates else Step.Verb.CHANGED)
    return trail.Written(change.new.pk, change.new.version, verb, values, change.sources)


def _json(module: Module, name: str, value: Any) -> Any:
    field = module.fields.get(name)
    return field.in_history(value) if field is not None else value


def _count(changes: list[Change], module: Module) -> None:
    differences: Counter[int] = Counter()
    for change in changes:
        for record, sign in ((change.old, -1), (change.new, 1)):
            if record is not None and record.deleted_at is None:
                differences[record.team_set_id] += sign
    counters.count(module.name, differences)


def _list_dependents_again(changes: list[Change], module: Module) -> None:
    """Records that are found by the title of another are listed anew when that title changes."""
    renamed = [c.new.pk for c in changes if c.old is not None and str(c.old) != str(c.new)]
    if not renamed:
        return
    for other in registry.modules():
        for name in other.search:
            if other.field(name).kind == "link" and other.field(name).related_model is module.model:
                found = _linked(other.model, name, renamed)
                index.keep([listing(record, other) for record in found], new=False)


def _linked(model: Any, name: str, keys: list[Any]) -> list[models.Model]:
    return list(model.plain.filter(**{f"{name}__in": keys}).select_related(name, "team_set"))
