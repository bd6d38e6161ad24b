"""Fills tables of PostgreSQL by COPY. The indexes are made anew at the end, which is much quicker than keeping them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from revier.kernel.directory import words

from .bulk_tables import ENTRY_COLUMNS, Rows, entry_table

# Indexes that stand for a constraint belong to it and stay.
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index WHERE indrelid = ANY(%s::regclass[])
AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextmanager
def prepared(tables: Sequence[str]) -> Iterator[None]:
    """Within, the tables have no indexes but those of their keys. Afterwards everything is as it was."""
    _judge_links()
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        _judge_links()
        with connection.cursor() as cursor:
            for _name, sql in indexes:
                cursor.execute(sql)


def _judge_links() -> None:
    """Within a transaction, links are judged at its end; a table that waits for a judgement cannot be altered."""
    if connection.in_atomic_block:
        connection.check_constraints()


def write(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows into a table."""
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def write_entries(rows: Sequence[Rows]) -> None:
    """Write the entries of the directory with their words, which are a column here."""
    write(entry_table(), [*ENTRY_COLUMNS, "words"], ((*row.entry, _vector(row.words)) for row in rows))


def finish(last_number: int) -> None:
    """Numbers go on behind those that were given here, and the planner learns what the tables hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'number'), %s)", [entry_table(), max(1, last_number)])
        cursor.execute("ANALYZE")


def _vector(row: tuple[int, str, str, str]) -> str:
    """A tsvector as text: 'schlauch' 'mobil' …; words are letters and digits with at most a mark before them."""
    return " ".join(f"'{word}'" for word in words.lexemes(*row[1:]))
