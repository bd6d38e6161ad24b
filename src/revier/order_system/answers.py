"""What the order system answers: one function per operation of the contract."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from . import feed, figures, once, shapes
from .once import Answer
from .problems import Problem, not_found, refused, stale
from .records import ENTITIES, Record, all_exchanged, exchanged
from .requests import MERGE_PATCH, Request, limit, number
from .store import Store, add, add_company, change

_CONTRACT = "1.0.0"

Operation = Callable[[Store, Request], Answer]


def today() -> date:
    """The day it is where the network works."""
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def get_meta(store: Store, request: Request) -> Answer:
    """Contract version, epoch of the feed, and what time it is here."""
    with store.reading() as db:
        epoch = str(feed.epoch(db))
    return Answer(200, {"contract": _CONTRACT, "epoch": epoch, "now": datetime.now(UTC).isoformat()})


def list_changes(store: Store, request: Request) -> Answer:
    """A page of the feed."""
    asked = request.asked("entities", "cursor", "limit")
    entities = asked["entities"].split(",") if "entities" in asked else list(ENTITIES)
    if not set(entities) <= set(ENTITIES):
        raise Problem(400, "malformed", f"entities has to be some of these: {', '.join(ENTITIES)}.")
    cursor, at_once = number(asked, "cursor", digits=18), limit(asked)
    with store.reading() as db:
        return Answer(200, feed.changes(db, entities, cursor, at_once))


def get_digest(store: Store, request: Request) -> Answer:
    """How many records there are, in which revisions."""
    with store.reading() as db:
        return Answer(200, feed.digest(db, request.variables["entity"]))


def list_companies(store: Store, request: Request) -> Answer:
    """A page of all companies, by id."""
    asked = request.asked("after", "limit")
    after, at_once = number(asked, "after"), limit(asked)
    with store.reading() as db:
        found = all_exchanged(db, "company", after, at_once + 1)
    items = found[:at_once]
    return Answer(200, {"items": items, "next_after": items[-1]["id"] if len(found) > at_once else None})


def get_company(store: Store, request: Request) -> Answer:
    """One company."""
    return _one(store, request, "company")


def get_contact(store: Store, request: Request) -> Answer:
    """One contact."""
    return _one(store, request, "contact")


def _one(store: Store, request: Request, entity: str) -> Answer:
    with store.reading() as db:
        return _told(_known(db, entity, request.variables["id"]))


def create_company(store: Store, request: Request) -> Answer:
    """A company from a converted lead."""
    return _create(store, request, "company", shapes.COMPANY_CREATE, _new_company)


def create_contact(store: Store, request: Request) -> Answer:
    """A contact of a company."""
    return _create(store, request, "contact", shapes.CONTACT_CREATE, _new_contact)


def _create(
    store: Store,
    request: Request,
    entity: str,
    shape: shapes.Shape,
    add_new: Callable[[sqlite3.Connection, Record], str],
) -> Answer:
    """Once per crm_uid, whatever the key: a second time gives what is there."""
    request.idempotency_key()
    values = request.document()
    shape.check(values)
    values["crm_uid"] = str(values["crm_uid"]).lower()
    with store.writing() as db:
        once.earlier(db, request)
        there = db.execute(f"SELECT id FROM {entity} WHERE crm_uid = ?", (values["crm_uid"],)).fetchone()
        if there is None:
            return once.keep(db, request, _told(_known(db, entity, add_new(db, values)), status=201))
        record = exchanged(db, entity, there["id"])
        if record is None:
            raise Problem(409, "not-exchanged-any-more", f"This {entity} is there, but not exchanged any more.")
        return _told(record)


def _new_company(db: sqlite3.Connection, values: Record) -> str:
    if "leading_centre" in values:
        _must_exist(db, "centre", values, "leading_centre")
    return add_company(db, {"state": "active", **values}, "crm")


def _new_contact(db: sqlite3.Connection, values: Record) -> str:
    _must_exist(db, "company", values, "company_id")
    return add(db, "contact", values, "crm")


def patch_company(store: Store, request: Request) -> Answer:
    """New values for the shared fields of a company."""
    return _patch(store, request, "company", shapes.COMPANY_PATCH)


def patch_contact(store: Store, request: Request) -> Answer:
    """New values for the shared fields of a contact."""
    return _patch(store, request, "contact", shapes.CONTACT_PATCH)


def _patch(store: Store, request: Request, entity: str, shape: shapes.Shape) -> Answer:
    request.idempotency_key()
    request.expected_revision()
    values, id = request.document(MERGE_PATCH), request.variables["id"]
    shape.check(values)
    with store.writing() as db:
        if before := once.earlier(db, request):
            return before
        current = _current(db, request, entity)
        change(db, entity, id, _later_visit_wins(current, values), "crm")
        return once.keep(db, request, _told(_known(db, entity, id)))


def _later_visit_wins(current: Record, values: Record) -> Record:
    if "last_visit" not in values:
        return values
    days = [str(day) for day in (current["last_visit"], values["last_visit"]) if day]
    return values | {"last_visit": max(days, default=None)}


def put_visit_plan(store: Store, request: Request) -> Answer:
    """How often a company wants to be visited, and whether soon."""
    request.expected_revision()
    plan, id = request.document(), request.variables["id"]
    shapes.VISIT_PLAN.check(plan)
    with store.writing() as db:
        _current(db, request, "visit_plan")
        change(db, "visit_plan", id, plan, "crm")
        stored = _known(db, "visit_plan", id)
    # The body of the contract has no room for the revision.
    return Answer(200, {name: stored[name] for name in ("every_days", "priority")}, _revision(stored))


def put_visit_report(store: Store, request: Request) -> Answer:
    """That somebody was there; the same again is no news, another under the same address a conflict."""
    report, uid = request.document(), request.variables["crm_uid"].lower()
    shapes.VISIT_REPORT.check(report)
    told = json.dumps({"contact_id": None} | report, sort_keys=True)
    with store.writing() as db:
        there = db.execute("SELECT body FROM visit_report WHERE crm_uid = ?", (uid,)).fetchone()
        if there and there["body"] != told:
            raise Problem(409, "other-report", "Another report has this address.")
        if not there:
            _must_fit(db, report)
            db.execute("INSERT INTO visit_report VALUES (?, ?)", (uid, told))
    return Answer(200 if there else 201, json.loads(told))


def _must_fit(db: sqlite3.Connection, report: Record) -> None:
    _must_exist(db, "company", report, "company_id")
    _must_exist(db, "user", report, "user_id")
    if report.get("contact_id") is not None:
        contact = _must_exist(db, "contact", report, "contact_id")
        if contact["company_id"] != report["company_id"]:
            raise refused("/contact_id", "other_company")


def get_revenue(store: Store, request: Request) -> Answer:
    """A page of the nightly figures."""
    asked, as_of = request.asked("after", "limit"), request.day()
    after, at_once = number(asked, "after"), limit(asked)
    with store.reading() as db:
        is_due = figures.is_due(db, as_of, today())
    if is_due:
        # Nobody works here at night, so the first who asks for a day that is over closes its books.
        with store.writing() as db:
            if figures.is_due(db, as_of, today()):
                figures.close(db, as_of)
    with store.reading() as db:
        page = figures.page(db, as_of, after, at_once)
    if page is None:
        raise not_found("batch of that day")
    return Answer(200, page)


def list_users(store: Store, request: Request) -> Answer:
    """Everybody."""
    return _list(store, request, "user")


def list_centres(store: Store, request: Request) -> Answer:
    """All centres."""
    return _list(store, request, "centre")


def _list(store: Store, request: Request, entity: str) -> Answer:
    with store.reading() as db:
        return Answer(200, all_exchanged(db, entity))


def _known(db: sqlite3.Connection, entity: str, id: str) -> Record:
    record = exchanged(db, entity, id)
    if record is None:
        raise not_found(entity)
    return record


def _current(db: sqlite3.Connection, request: Request, entity: str) -> Record:
    """The record, if the caller has seen its newest revision."""
    record = _known(db, entity, request.variables["id"])
    if record["rev"] != request.expected_revision():
        raise stale(record)
    return record


def _must_exist(db: sqlite3.Connection, entity: str, values: Mapping[str, object], name: str) -> Record:
    record = exchanged(db, entity, str(values[name]))
    if record is None:
        raise refused(f"/{name}", "unknown")
    return record


def _told(record: Record, status: int = 200) -> Answer:
    return Answer(status, record, _revision(record))


def _revision(record: Record) -> int:
    return int(str(record["rev"]))
