"""The words of an entry, as the index of the database in use keeps them: FTS5 on SQLite, a tsvector on PostgreSQL.

Beside the words stands the scope, the module and the teams as words of their own, so visibility is decided inside the
index: a search never touches a row the person may not see.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

MOST_WORDS = 400
# Marks that keep the words of titles and of the scope apart from what people type, which is letters and digits only.
_TITLE, _SCOPE = "^", "~"
_INSERT = "INSERT INTO directory_words (rowid, title, words, scope) VALUES (%s, %s, %s, %s)"


Row = tuple[int, str, str, str]


def write(rows: Iterable[Row]) -> None:
    """Keep (number, title, words, scope) of each entry, replacing what was kept before. Texts: folded, by spaces."""
    kept = list(rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE directory_entry SET words = array_to_tsvector(%s::text[]) WHERE number = %s",
                [(lexemes(*texts), number) for number, *texts in kept],
            )
        else:
            cursor.executemany("DELETE FROM directory_words WHERE rowid = %s", [(number,) for number, *_texts in kept])
            cursor.executemany(_INSERT, kept)


def add(rows: Iterable[Row]) -> None:
    """Like write(), for entries that are new: nothing needs replacing."""
    if connection.vendor == "postgresql":
        return write(rows)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, list(rows))
    return None


def numbers(words: Sequence[str], scopes: Sequence[Sequence[str]], limit: int, *, in_title: bool = False) -> list[int]:
    """The entries that have all the words (the last one may be a beginning) and one scope word of each group.

    words: folded; scopes: groups of scope words, an empty group matches everything; in_title: only words of titles.
    """
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    sql, parameter = make(words, [group for group in scopes if group], in_title)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {limit:d}", [parameter])
        return [number for (number,) in cursor.fetchall()]


def _sqlite(words: Sequence[str], scopes: Sequence[Sequence[str]], in_title: bool) -> tuple[str, str]:
    columns = "title" if in_title else "{title words}"
    terms = [f'{columns} : "{word}"' for word in words[:-1]] + [f'{columns} : "{words[-1]}" *']
    terms += [f"scope : ({' OR '.join(group)})" for group in scopes]
    return "SELECT rowid FROM directory_words WHERE directory_words MATCH %s ORDER BY rowid DESC", " AND ".join(terms)


def _postgresql(words: Sequence[str], scopes: Sequence[Sequence[str]], in_title: bool) -> tuple[str, str]:
    mark = _TITLE if in_title else ""
    terms = [f"'{mark}{word}'" for word in words[:-1]] + [f"'{mark}{words[-1]}':*"]
    terms += ["({})".format(" | ".join(f"'{_SCOPE}{each}'" for each in group)) for group in scopes]
    return "SELECT number FROM directory_entry WHERE words @@ %s::tsquery", " & ".join(terms)


def lexemes(title: str, words: str, scope: str) -> list[str]:
    """The words of an entry as PostgreSQL keeps them, with the marks that tell titles and scopes apart."""
    found = {*title.split(), *words.split()[:MOST_WORDS]}
    found |= {f"{_TITLE}{word}" for word in title.split()}
    return sorted(found | {f"{_SCOPE}{each}" for each in scope.split()})
