"""The file of the order system: short transactions, and records whose every change is told by the feed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .feed import announce, begin_epoch
from .records import Record, exchanged

_PATIENCE = 10  # seconds a transaction waits for those before it


class Store:
    """One SQLite file. Threads and processes may use it at once; each transaction has a connection of its own.

    The methods below `writing` are what the order system's own people do; the feed tells it with the origin "msto".
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Everything read inside is from one moment."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All of it happens, or nothing; one writer at a time, so the feed is in the order of the commits."""
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)) as db:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute(begin)
            try:
                yield db
            except BaseException:
                db.rollback()
                raise
            db.commit()

    def change_company(self, id: int | str, **values: object) -> None:
        """Give a company new values, for example name="…" or state="blocked"."""
        with self.writing() as db:
            was_exchanged = exchanged(db, "company", id) is not None
            change(db, "company", id, values, "msto")
            if was_exchanged != (exchanged(db, "company", id) is not None):
                _announce_contacts(db, id)

    def change_contact(self, id: int | str, **values: object) -> None:
        """Give a contact new values; removed=True takes it out of the exchange."""
        with self.writing() as db:
            change(db, "contact", id, values, "msto")

    def change_user(self, id: int | str, **values: object) -> None:
        """Somebody gets another name, centre or role, or leaves (active=False)."""
        with self.writing() as db:
            change(db, "user", id, values, "msto")

    def change_revenue(self, company: int | str, year: int, cents: int, orders: int) -> None:
        """Correct the books; batches that are closed stay as they are."""
        with self.writing() as db:
            db.execute("REPLACE INTO revenue VALUES (?, ?, ?, ?)", (company, year, cents, orders))

    def add_company(self, **values: object) -> str:
        """A new customer by the first order; needs name and country, returns the id."""
        with self.writing() as db:
            return add_company(db, {"state": "active", **values}, "msto")

    def add_contact(self, company: int | str, **values: object) -> str:
        """A new contact; needs last_name, returns the id."""
        with self.writing() as db:
            return add(db, "contact", {"company_id": company, **values}, "msto")

    def merge_companies(self, loser: int | str, winner: int | str) -> None:
        """Two companies turn out to be one: the loser goes, its contacts move to the winner."""
        with self.writing() as db:
            change(db, "company", loser, {"state": "deleted", "merged_into": winner}, "msto")
            for (contact,) in db.execute("SELECT id FROM contact WHERE company_id = ?", (loser,)).fetchall():
                change(db, "contact", contact, {"company_id": winner}, "msto")

    def begin_epoch(self) -> None:
        """Start the feed afresh, as after a restored backup: no cursor from before is good any more."""
        with self.writing() as db:
            begin_epoch(db)


def change(db: sqlite3.Connection, entity: str, id: int | str, values: Record, origin: str) -> None:
    """Give a record new values: the revision rises by one and the feed tells it, unless nothing is different."""
    before = db.execute(f"SELECT * FROM {entity} WHERE id = ?", (id,)).fetchone()
    new = {name: value for name, value in values.items() if before[name] != value}
    if new:
        columns = ", ".join(f"{name} = ?" for name in new)
        db.execute(f"UPDATE {entity} SET {columns}, rev = rev + 1 WHERE id = ?", (*new.values(), id))
        announce(db, entity, id, origin)


def add(db: sqlite3.Connection, entity: str, values: Record, origin: str) -> str:
    """A new record with revision 1; returns its id."""
    marks = ", ".join("?" * len(values))
    added = db.execute(f"INSERT INTO {entity} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    id = str(added.lastrowid)
    announce(db, entity, id, origin)
    return id


def add_company(db: sqlite3.Connection, values: Record, origin: str) -> str:
    """A new company with its visit plan, which every company has: revision 1, no visits."""
    id = add(db, "company", values, origin)
    db.execute("INSERT INTO visit_plan (id) VALUES (?)", (id,))
    return id


def _announce_contacts(db: sqlite3.Connection, company: int | str) -> None:
    """They come and go with their company."""
    db.execute(
        "INSERT INTO change (entity, id, origin) "
        "SELECT 'contact', id, 'msto' FROM contact WHERE company_id = ? AND NOT removed ORDER BY id",
        (company,),
    )
