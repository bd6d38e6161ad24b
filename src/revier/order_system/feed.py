"""The change feed and the digest: how the CRM learns what changed, and whether it has missed anything."""

import sqlite3
import time
from collections.abc import Sequence
from hashlib import sha256

from .problems import Problem
from .records import Record, exchanged

_BUCKETS = 256
_ROOM = 100_000  # entries per millisecond since the epoch began; no feed grows that fast

# All that is exchanged and has no list of its own. A plan nobody has touched is not news: it has revision 1.
_EVERYTHING = """
    INSERT INTO change (entity, id, origin) SELECT entity, id, 'msto' FROM (
        SELECT id AS company, 0 AS place, 'company' AS entity, id FROM exchanged_company
        UNION ALL SELECT id, 1, 'visit_plan', id FROM exchanged_visit_plan WHERE rev > 1
        UNION ALL SELECT company_id, 2, 'contact', id FROM exchanged_contact
    ) ORDER BY company, place, id
"""


def announce(db: sqlite3.Connection, entity: str, id: int | str, origin: str) -> None:
    """Append to the feed that this record changed."""
    db.execute("INSERT INTO change (entity, id, origin) VALUES (?, ?, ?)", (entity, id, origin))


def begin_epoch(db: sqlite3.Connection) -> None:
    """Empty the feed and fill it with everything that is exchanged: each company, then its contacts.

    An epoch is the cursor before its first entry, made from the clock and always beyond the epoch before it.
    So a cursor from another epoch is below this one, or beyond the last entry, and is recognised by its number alone.
    """
    epoch = max(time.time_ns() // 1_000_000, head(db) // _ROOM + 1) * _ROOM
    db.execute("DELETE FROM change")
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'change'")
    db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('change', ?)", (epoch,))
    db.execute("UPDATE about SET epoch = ?", (epoch,))
    db.execute(_EVERYTHING)


def epoch(db: sqlite3.Connection) -> int:
    """The cursor before the first entry."""
    (first,) = db.execute("SELECT epoch FROM about").fetchone()
    return int(first)


def head(db: sqlite3.Connection) -> int:
    """The cursor of the last entry."""
    last = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(last[0]) if last else 0


def changes(db: sqlite3.Connection, entities: Sequence[str], cursor: int, limit: int) -> Record:
    """A page of the feed behind the cursor; 0 is the beginning. Raises Problem for a cursor of another epoch."""
    first, last = epoch(db), head(db)
    if cursor and not first <= cursor <= last:
        raise Problem(410, "cursor-gone", "The cursor does not belong to this epoch; list everything again.")
    marks = ", ".join("?" * len(entities))
    question = f"SELECT * FROM change WHERE seq > ? AND entity IN ({marks}) ORDER BY seq LIMIT ?"
    rows = db.execute(question, (cursor, *entities, limit + 1)).fetchall()
    has_more, rows = len(rows) > limit, rows[:limit]
    return {
        "epoch": str(first),
        "items": [_entry(db, row) for row in rows],
        "next_cursor": str(rows[-1]["seq"] if has_more else last),
        "has_more": has_more,
    }


def _entry(db: sqlite3.Connection, row: sqlite3.Row) -> Record:
    """What the change means now: a record that is not exchanged any more never shows again, not even as it was."""
    entity, id = row["entity"], row["id"]
    record = exchanged(db, entity, id)
    entry: Record = {"seq": str(row["seq"]), "entity": entity, "id": str(id), "kind": "upsert", "merged_into": None}
    if record is None:
        winner = _merged_into(db, id) if entity == "company" else None
        entry |= {"kind": "merged", "merged_into": winner} if winner else {"kind": "deactivated"}
    return entry | {"origin": row["origin"], "record": record}


def _merged_into(db: sqlite3.Connection, company: int) -> str | None:
    (winner,) = db.execute("SELECT merged_into FROM company WHERE id = ?", (company,)).fetchone()
    return None if winner is None else str(winner)


def digest(db: sqlite3.Connection, entity: str) -> Record:
    """How many records there are, and in which revisions, in 256 buckets.

    The bucket of a record is the first byte of sha256(id), the id as a decimal string. In a bucket, n is the number of
    records and h the hexadecimal sha256 of their lines "id:rev\\n", sorted as text; an empty bucket hashes no text.
    """
    lines: list[list[str]] = [[] for _ in range(_BUCKETS)]
    for id, rev in db.execute(f"SELECT id, rev FROM exchanged_{entity}"):
        lines[sha256(str(id).encode()).digest()[0]].append(f"{id}:{rev}\n")
    buckets = [{"n": len(own), "h": sha256("".join(sorted(own)).encode()).hexdigest()} for own in lines]
    return {"entity": entity, "at_cursor": str(head(db)), "buckets": buckets}
