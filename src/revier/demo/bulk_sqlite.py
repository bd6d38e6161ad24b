"""Fills tables of SQLite in big batches. The indexes are made anew at the end: much quicker than keeping them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from revier.kernel.directory import words

from .bulk_tables import ENTRY_COLUMNS, Rows, entry_table

# What may be lost when the machine stops in the middle is thrown away anyway: an unfinished network is made anew.
_FAST = {"foreign_keys": "OFF", "synchronous": "OFF", "cache_size": "-262144"}


@contextmanager
def prepared(tables: Sequence[str]) -> Iterator[None]:
    """Within, the tables have no indexes and nothing is checked. Afterwards everything is as it was."""
    pragmas = {} if connection.in_atomic_block else _FAST
    with connection.cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
        marks = ", ".join("%s" for _table in tables)
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})",
            tables,
        )
        indexes = cursor.fetchall()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _name, sql in indexes:
                cursor.execute(sql)
            for name, value in before.items():
                cursor.execute(f"PRAGMA {name} = {value}")


def write(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows into a table."""
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("%s" for _name in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(rows))


def write_entries(rows: Sequence[Rows]) -> None:
    """Write the entries of the directory with their words."""
    write(entry_table(), ENTRY_COLUMNS, (row.entry for row in rows))
    words.add(row.words for row in rows)


def finish(last_number: int) -> None:
    """SQLite counts on from the largest number by itself; the index of words becomes one piece."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO directory_words (directory_words) VALUES ('optimize')")
