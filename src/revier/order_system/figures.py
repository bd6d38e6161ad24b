"""The nightly figures: the books are closed into a batch, which is published once and never changes."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from .records import Record, on_the_wire

_KEPT = 7  # batches; the CRM never asks for older ones
_BOOKS = """
    SELECT revenue.company_id, year, cents, orders, last_order
    FROM revenue JOIN exchanged_company ON exchanged_company.id = revenue.company_id
    ORDER BY revenue.company_id, year
"""


def close(db: sqlite3.Connection, as_of: date) -> int:
    """Close the books as of that day and return the number of the batch; closing again corrects what was closed.

    One row per exchanged company and year that has figures, cents and orders of that year; last_order is the
    company's last order, the same in all its rows. The sha256 of the batch is hexadecimal, over the lines
    "company_id:year:cents:orders:last_order\\n" of all rows, sorted by company_id as a number, then by year;
    last_order is an ISO date, or nothing when there was none.
    """
    number = db.execute("INSERT INTO batch (as_of) VALUES (?)", (as_of.isoformat(),)).lastrowid or 0
    seal = _Seal()
    db.executemany("INSERT INTO batch_row VALUES (?, ?, ?, ?, ?, ?, ?)", seal.over(number, db.execute(_BOOKS)))
    db.execute(
        "UPDATE batch SET rows = ?, total_cents = ?, sha256 = ? WHERE batch_no = ?",
        (seal.rows, seal.total_cents, seal.hash.hexdigest(), number),
    )
    db.execute("DELETE FROM batch_row WHERE batch_no <= ?", (number - _KEPT,))
    db.execute("DELETE FROM batch WHERE batch_no <= ?", (number - _KEPT,))
    return number


class _Seal:
    """Counts, adds and hashes rows while they pass."""

    def __init__(self) -> None:
        self.rows, self.total_cents, self.hash = 0, 0, sha256()

    def over(self, number: int, books: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
        for company, year, cents, orders, last_order in books:
            self.rows += 1
            self.total_cents += cents
            self.hash.update(f"{company}:{year}:{cents}:{orders}:{last_order or ''}\n".encode())
            yield number, self.rows, company, year, cents, orders, last_order


def is_due(db: sqlite3.Connection, as_of: date, today: date) -> bool:
    """Whether the night has come and nobody has closed the books of that day yet."""
    (begins_on,) = db.execute("SELECT begins_on FROM about").fetchone()
    return date.fromisoformat(begins_on) <= as_of <= today and _batch(db, as_of) is None


def page(db: sqlite3.Connection, as_of: date, after: int, limit: int) -> Record | None:
    """A page of the newest batch of that day, None when there is none; next_after is a place in the batch."""
    batch = _batch(db, as_of)
    if batch is None:
        return None
    question = "SELECT * FROM batch_row WHERE batch_no = ? AND position > ? ORDER BY position LIMIT ?"
    items = [on_the_wire(row) for row in db.execute(question, (batch["batch_no"], after, limit))]
    for item in items:
        del item["batch_no"], item["position"]
    reached = after + len(items)
    return dict(batch) | {"items": items, "next_after": str(reached) if reached < batch["rows"] else None}


def _batch(db: sqlite3.Connection, as_of: date) -> sqlite3.Row | None:
    question = "SELECT * FROM batch WHERE as_of = ? ORDER BY batch_no DESC LIMIT 1"
    found: sqlite3.Row | None = db.execute(question, (as_of.isoformat(),)).fetchone()
    return found
