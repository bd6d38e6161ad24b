"""The index of words: a full-text table on SQLite, a column with an inverted index on PostgreSQL."""

from typing import Any

from django.db import migrations

_SQLITE = """
CREATE VIRTUAL TABLE directory_words USING fts5(
    title, words, scope, tokenize = 'unicode61', prefix = '2 3 4 5 6', detail = 'column'
)
"""
_POSTGRESQL = (
    "ALTER TABLE directory_entry ADD COLUMN words tsvector",
    "CREATE INDEX directory_entry_words ON directory_entry USING gin (words) WITH (fastupdate = off)",
)


def make(_apps: Any, editor: Any) -> None:
    for statement in _POSTGRESQL if editor.connection.vendor == "postgresql" else (_SQLITE,):
        editor.execute(statement)


def unmake(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE directory_entry DROP COLUMN words")
    else:
        editor.execute("DROP TABLE directory_words")


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
