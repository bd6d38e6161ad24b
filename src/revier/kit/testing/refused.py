"""A refusal is two things: it is refused, and nothing has changed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection

# What a mere look may write: sessions, limits on signing in, who is at work.
_PASSING = {"django_session", "cache", "jobs_worker", "jobs_slot"}


@contextmanager
def refused(*exceptions: type[BaseException]) -> Iterator[pytest.ExceptionInfo[BaseException] | None]:
    """Within, one of these exceptions is raised (none named: nothing is), and no table differs afterwards."""
    before = fingerprint()
    if exceptions:
        with pytest.raises(exceptions) as raised:
            yield raised
    else:
        yield None
    changed = {table for table, content in fingerprint().items() if before.get(table) != content}
    assert not changed, f"refused, but these tables differ: {', '.join(sorted(changed))}"


def fingerprint() -> dict[str, str]:
    """Of every table a hash over all its rows."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - _PASSING
    present = tables & set(connection.introspection.table_names())
    return {table: _hash(table) for table in present}


def _hash(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        rows = sorted(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor.fetchall())
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
