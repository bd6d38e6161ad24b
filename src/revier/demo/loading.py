"""Stores the files of a network through the gate, some companies at a time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from revier.accounts.models import Centre
from revier.kit import Record, change_sets, load
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note
from revier.modules.tasks.models import Task

from .customers import Values
from .desk import File

AT_A_TIME = 500
_WHY = "Vorführnetz"


class Doors:
    """The change sets by which everything comes in: from the order system, by hand before, and what was done since."""

    def __init__(self, at: datetime) -> None:
        kinds = change_sets.Kind
        self.order_system = change_sets.begin(kinds.SYNC, at=at, why=_WHY)
        self.by_hand = change_sets.begin(kinds.IMPORT, at=at, why=_WHY)
        self.work = change_sets.begin(kinds.SYSTEM, at=at, why=_WHY)

    def of(self, values: Values) -> Any:
        """Through which door a company or a contact comes."""
        return self.order_system if "msto_id" in values else self.by_hand


def store(files: Iterable[File], centres: Iterable[Centre], doors: Doors, told: Callable[[int], object]) -> int:
    """Load all files; told is called with the number of records so far. Returns how many there are."""
    waiting = iter(files)
    at = {centre.pk: centre for centre in centres}
    heads: dict[UUID, Any] = {}
    stored = 0
    while chunk := list(islice(waiting, AT_A_TIME)):
        for records, door in _records(chunk, at, heads, doors):
            for _so_far in load.load(records, within=door, with_past=True):
                pass
            stored += len(records)
        told(stored)
    return stored


def _records(
    chunk: list[File], at: dict[int, Centre], heads: dict[UUID, Any], doors: Doors
) -> Iterator[tuple[list[Record], Any]]:
    """The records of some files with their doors, those first on which others hang. heads: head offices so far."""
    companies = {file.company["id"]: Company(**file.company) for file in chunk}
    heads |= {key: company for key, company in companies.items() if company.level.endswith("_HQ")}
    for company in companies.values():
        company.leading_centre = at[company.leading_centre_id]
        if company.parent_id:
            company.parent = heads[company.parent_id]
    contacts = {each["id"]: _hung(Contact, each, companies) for file in chunk for each in file.contacts}
    yield from _by_door([file.company for file in chunk], companies, doors)
    yield from _by_door([each for file in chunk for each in file.contacts], contacts, doors)
    for model, name in ((Call, "calls"), (Task, "tasks"), (Note, "notes")):
        values = [each for file in chunk for each in getattr(file, name)]
        yield [_hung(model, each, companies, contacts) for each in values], doors.work


def _by_door(all_values: list[Values], records: dict[UUID, Any], doors: Doors) -> Iterator[tuple[list[Record], Any]]:
    for door in (doors.order_system, doors.by_hand):
        yield [records[values["id"]] for values in all_values if doors.of(values) is door], door


def _hung(model: Any, values: Values, companies: dict[UUID, Any], contacts: dict[UUID, Any] | None = None) -> Any:
    """A record with the company and the contact it hangs on, so that nobody has to ask the database for them."""
    record = model(**values)
    record.company = companies[record.company_id]
    if contacts and record.contact_id:
        record.contact = contacts[record.contact_id]
    return record
