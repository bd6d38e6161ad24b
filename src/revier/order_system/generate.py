"""Fills an empty file from the invented network, as if the order system had run for years."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import islice

from revier.world import SEED, Company, Contact, centres, companies, contacts_of, people

from .feed import begin_epoch
from .store import Store

_AT_ONCE = 2_000  # companies; enough for speed, little enough for memory
_INTO = {
    "centre": "(id, name)",
    "user": "(id, name, centre_id, role)",
    "company": "(id, state, leading_centre, last_order, name, street, zip, city, country, phone, branch, legal_form, "
    "last_visit)",
    "visit_plan": "(id, every_days, priority)",
    "contact": "(id, company_id, salutation, first_name, last_name, function, phone, mobile, email)",
    "revenue": "(company_id, year, cents, orders)",
}

Rows = Iterable[tuple[object, ...]]


def fill(store: Store, count: int, today: date, seed: int = SEED) -> int:
    """Fill the file from the first so many companies of the network, unless it is filled already.

    Returns how many companies are exchanged. All of it is one transaction: a start that is broken off leaves nothing.
    """
    with store.writing() as db:
        if _is_new(db):
            _create_tables(db, today)
            _add(db, "centre", ((centre.msto_id, centre.name) for centre in centres()))
            _add(db, "user", _users(seed))
            for some in _portions(company for company in companies(seed, count, today) if company.msto_id):
                _add_companies(db, seed, some)
            begin_epoch(db)
        (exchanged,) = db.execute("SELECT count(*) FROM exchanged_company").fetchone()
    return int(exchanged)


def _is_new(db: sqlite3.Connection) -> bool:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    if tables and "about" not in tables:
        raise sqlite3.DatabaseError("The file belongs to somebody else.")
    return not tables


def _create_tables(db: sqlite3.Connection, today: date) -> None:
    for statement in files(__package__).joinpath("tables.sql").read_text(encoding="utf-8").split(";\n"):
        db.execute(statement)
    # Yesterday's books too: whoever asks in the night asks for the day that is over.
    db.execute("INSERT INTO about (epoch, begins_on) VALUES (0, ?)", ((today - timedelta(days=1)).isoformat(),))


def _add(db: sqlite3.Connection, table: str, rows: Rows) -> None:
    columns = _INTO[table]
    marks = ", ".join("?" * len(columns.split(",")))
    db.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows)


def _users(seed: int) -> Rows:
    ids = [centre.msto_id for centre in centres()]
    for person in people(seed):
        if person.msto_id:
            centre = ids[person.centres[0]] if person.centres else None
            yield person.msto_id, f"{person.first_name} {person.last_name}", centre, person.role


def _portions(those: Iterator[Company]) -> Iterator[list[Company]]:
    while some := list(islice(those, _AT_ONCE)):
        yield some


def _add_companies(db: sqlite3.Connection, seed: int, some: list[Company]) -> None:
    _add(db, "company", map(_company, some))
    _add(db, "visit_plan", ((one.msto_id, one.visit_every_days, one.priority_visit) for one in some))
    _add(db, "contact", (_contact(one, who) for one in some for who in contacts_of(seed, one) if who.msto_id))
    _add(db, "revenue", ((one.msto_id, *year) for one in some for year in one.revenue))


def _company(one: Company) -> tuple[object, ...]:
    return (
        one.msto_id,
        one.state,
        centres()[one.leading_centre].msto_id,
        one.last_order and one.last_order.isoformat(),
        one.name,
        one.street or None,
        one.zip or None,
        one.city or None,
        one.country,
        one.phone or None,
        one.branch or None,
        one.legal_form or None,
        one.last_visit and one.last_visit.isoformat(),
    )


def _contact(company: Company, who: Contact) -> tuple[object, ...]:
    texts = (who.salutation, who.first_name, who.last_name, who.function, who.phone, who.mobile, who.email)
    return who.msto_id, company.msto_id, *(text or None for text in texts)
