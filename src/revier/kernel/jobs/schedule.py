"""The timetable: tasks that run by themselves, each slot once, however many workers there are."""

from datetime import datetime, timedelta

from croniter import croniter
from django.db import IntegrityError, transaction
from django.utils import timezone

from .backend import timetable
from .models import Slot

FORGET_AFTER = timedelta(days=40)


def enqueue_due(now: datetime | None = None) -> int:
    """Enqueue what the timetable asks for at this moment; returns how many. A slot that was slept through runs once."""
    now = now or timezone.now()
    return sum(_enqueue_once(path, _slot_before(task.cron, now)) for path, task in timetable.items())


def _slot_before(cron: str, now: datetime) -> datetime:
    local = timezone.localtime(now) + timedelta(seconds=1)
    slot: datetime = croniter(cron, local).get_prev(datetime)
    return slot


def _enqueue_once(path: str, slot: datetime) -> bool:
    if Slot.objects.filter(task=path, at=slot).exists():
        return False
    due = timetable[path].at_once or Slot.objects.filter(task=path).exists()
    try:
        with transaction.atomic():
            Slot.objects.create(task=path, at=slot)
            Slot.objects.filter(task=path, at__lt=slot - FORGET_AFTER).delete()
            if due:
                timetable[path].enqueue()
    except IntegrityError:
        return False  # another worker was faster
    return due
