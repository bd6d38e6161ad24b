"""Puts a message into the outbox: the last statement before the commit."""

from django.db import connection, transaction

from revier.kernel.history.models import ChangeSet

from .deliver import deliver_waiting
from .models import Message

_ORDER = 7_261_001


def put(change_set: ChangeSet) -> None:
    """Tell the outbox of a change set.

    Readers go by the message's number, so numbers must be given in commit order. SQLite has one writer at a time; on
    PostgreSQL the lock makes the transactions commit one after the other from here on.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A message belongs into the transaction of its change.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER])
    Message.objects.create(change_set=change_set)
    deliver_waiting.enqueue()
