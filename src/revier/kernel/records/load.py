"""The same path for many new records at once: import, first synchronisation, demo network.

What differs from write.create: rules that propose further changes are not asked, because whoever brings a whole stock
brings what followed, too; and nobody is asked about uniqueness one by one, the database is.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from revier.kernel.history.models import ChangeSet
from revier.kernel.outbox.put import put
from revier.kernel.schema import registry
from revier.kernel.schema.change import Change
from revier.kernel.schema.rules import Problem, Refused
from revier.kernel.visibility import team_sets

from . import keep, settle
from .gate import writing

BATCH = 500


def load(
    records: Iterable[models.Model], *, within: ChangeSet, batch: int = BATCH, with_past: bool = False
) -> Iterator[int]:
    """Store new records of one module, a batch per transaction; yields how many are stored so far.

    with_past: the records lived elsewhere before; what they say about who wrote them when, and what rules made of them
    (such as the last call), is believed. Only the house itself may load such a stock.
    Raises Refused for the first record that is not sound; the batches before it stay.
    """
    if with_past and within.by is not None:
        raise ValueError("Nobody but the house itself brings records with a past.")
    waiting = iter(records)
    stored = 0
    with team_sets.remembering():
        while chunk := list(islice(waiting, batch)):
            _load(chunk, within, with_past)
            stored += len(chunk)
            yield stored


@transaction.atomic
def _load(records: list[Any], within: ChangeSet, with_past: bool) -> None:
    changes = [
        Change(new=record, by=within.by, at=within.at, door=within.kind, with_past=with_past) for record in records
    ]
    for change in changes:
        settle.derive(change)
        _check(change)
    model = type(records[0])
    with writing():
        model.plain.bulk_create(records, batch_size=BATCH)
    keep.remember(changes, within)
    put(within)


def _check(change: Change) -> None:
    module = registry.module_of(change.new)
    problems = settle.missing(change)
    problems += [problem for rule in module.rules_of("check") if rule.wakes(change) for problem in rule(change)]
    try:
        change.new.clean_fields(exclude=settle.links(change.new) | {"id"})
    except ValidationError as error:
        problems += [Problem(name, text) for name, texts in error.message_dict.items() for text in texts]
    if problems:
        raise Refused(problems)
