"""How far a pull has come, and how it went: kept in the database, so that whoever goes on knows where."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import faults
from .models import Cursor, Link
from .tally import Tally

LONGEST = 400
Kind = Cursor.Kind


def of(kind: str) -> Cursor:
    """Where this reader stands; at the very beginning when it has never read."""
    return Cursor.objects.filter(kind=kind).first() or Cursor(kind=kind)


def _note(kind: str, **values: Any) -> None:
    Cursor.objects.update_or_create(kind=kind, defaults=values)


def is_complete() -> bool:
    """Whether everything has been read once."""
    return Cursor.objects.filter(kind=Kind.CHANGES, completed_at__isnull=False).exists()


@transaction.atomic
def begin_full(epoch: str) -> None:
    """Read everything from the start: companies by id, then the whole feed. In a new epoch revisions count afresh."""
    known = of(Kind.CHANGES)
    if known.epoch != epoch:
        Link.objects.update(rev=0)
    for kind in (Kind.COMPANIES, Kind.CHANGES):
        _note(kind, value="", epoch=epoch, full=True)


@contextmanager
def step(cursor: Cursor, value: str, *, ends: bool = False) -> Iterator[None]:
    """One page and the move of its cursor: both or neither.

    Raises Overtaken when somebody else has moved the cursor since the page was asked for.
    """
    with transaction.atomic():
        now = Cursor.objects.select_for_update().get(pk=cursor.pk)
        if (now.value, now.epoch, now.full) != (cursor.value, cursor.epoch, cursor.full):
            raise faults.Overtaken(_("Another pull is at work."))
        yield
        now.value = value
        if ends and now.full:
            now.full, now.completed_at = False, timezone.now()
        now.save()
    cursor.value, cursor.full, cursor.completed_at = now.value, now.full, now.completed_at


def succeeded(kind: str, tally: Tally) -> None:
    """Note that everything went well. What was done last stays readable while nothing new happens."""
    busy = any(count for name, count in tally.as_json().items() if name not in {"seen", "aside"})
    values = {"last_success_at": timezone.now(), "last_error": "", **({"tally": tally.as_json()} if busy else {})}
    _note(kind, **values)


@contextmanager
def noting(kind: str) -> Iterator[None]:
    """Whatever goes wrong within is noted in plain words for the page "Betrieb", and goes on its way."""
    try:
        yield
    except faults.Overtaken:
        raise
    except Exception as error:
        known = isinstance(error, faults.Fault)
        told = str(error) if known else _("Unexpected error: %(kind)s") % {"kind": type(error).__name__}
        _note(kind, last_error=told[:LONGEST])
        raise
