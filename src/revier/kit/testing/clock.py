"""Another day for the whole house."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest import mock

from django.utils import timezone


@contextmanager
def clock(moment: datetime) -> Iterator[datetime]:
    """Within, it is this moment: a local time, or one that knows its zone."""
    aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    with mock.patch("django.utils.timezone.now", return_value=aware):
        yield aware
