"""Records as they go over the wire; only what is exchanged can be read here."""

import sqlite3

Record = dict[str, object]

ENTITIES = ("company", "contact", "visit_plan", "user", "centre")
_IDS = frozenset({"id", "company_id", "centre_id", "leading_centre"})  # numbers in the file, decimal strings outside
_FLAGS = frozenset({"active", "priority"})


def exchanged(db: sqlite3.Connection, entity: str, id: int | str) -> Record | None:
    """The record with that id, None when there is none or it is not exchanged."""
    row = db.execute(f"SELECT * FROM exchanged_{entity} WHERE id = ?", (id,)).fetchone()
    return on_the_wire(row) if row else None


def all_exchanged(db: sqlite3.Connection, entity: str, after: int = 0, limit: int = -1) -> list[Record]:
    """The records behind that id in the order of their ids; at most so many, -1 means all."""
    question = f"SELECT * FROM exchanged_{entity} WHERE id > ? ORDER BY id LIMIT ?"
    return [on_the_wire(row) for row in db.execute(question, (after, limit))]


def on_the_wire(row: sqlite3.Row) -> Record:
    """A row ready to be written as JSON."""
    record = {name: _value(name, row[name]) for name in row.keys()}  # noqa: SIM118 - a row iterates over its values
    if record.get("leading_centre", "") is None:
        del record["leading_centre"]  # the contract has no null for it
    return record


def _value(name: str, value: object) -> object:
    if name in _IDS and value is not None:
        return str(value)
    return bool(value) if name in _FLAGS else value
