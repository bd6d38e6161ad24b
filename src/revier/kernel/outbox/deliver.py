"""Hands messages to those who listen, in order; what keeps failing is parked, never lost and never in the way."""

import logging
import traceback
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from revier.kernel.history.models import ChangeSet

from .models import Message

Listener = Callable[[ChangeSet], None]
PARKED_AFTER = 5
BATCH = 200
_listeners: list[Listener] = []
_log = logging.getLogger(__name__)


def listen(listener: Listener) -> Listener:
    """Call this function with every change set, after its commit. It may be called twice, so it must not mind."""
    _listeners.append(listener)
    return listener


@task(once="outbox")
def deliver_waiting() -> int:
    """Deliver what is waiting; returns how many messages were delivered."""
    waiting = Message.objects.filter(delivered_at__isnull=True, failures__lt=PARKED_AFTER).order_by("number")
    messages = list(waiting.select_related("change_set__by")[:BATCH])
    delivered = sum(_deliver(message) for message in messages)
    if len(messages) == BATCH or delivered < len(messages):
        deliver_waiting.enqueue()
    return delivered


def _deliver(message: Message) -> bool:
    try:
        with transaction.atomic():
            for listener in _listeners:
                listener(message.change_set)
            Message.objects.filter(pk=message.pk).update(delivered_at=timezone.now())
    except Exception:
        _log.exception("Message %s could not be delivered.", message.pk)
        message.failures, message.last_error = message.failures + 1, traceback.format_exc()
        message.save(update_fields=["failures", "last_error"])
        return False
    return True
