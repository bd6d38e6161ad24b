"""Stores the files of a large network straight into the tables: the one declared exception to "no second way in".

A million companies with ten million activities would take the gate many hours. Why this is allowed, and what keeps it
honest: docs/decisions/0007-bulk-demo-data.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from revier.kernel.directory.models import Entry
from revier.kernel.history import change_sets
from revier.kernel.history.models import ChangeSet
from revier.kernel.outbox.put import put
from revier.kernel.visibility import counters, team_sets
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company
from revier.modules.companies.rules import teams_of_the_guide
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note
from revier.modules.tasks.models import Task

from . import bulk_derived, bulk_postgresql, bulk_sqlite
from .bulk_tables import STEP_COLUMNS, Audience, Rows, Table, entry_table, step_table
from .customers import Values
from .desk import File
from .loading import Doors

AT_A_TIME = 2_000
_MODELS = (Company, Contact, Call, Task, Note)


class Bulk:
    """Writes files without the gate. today: the day on which types are computed."""

    def __init__(self, doors: Doors, today: date) -> None:
        self._doors, self._today = doors, today
        self._way: Any = bulk_postgresql if connection.vendor == "postgresql" else bulk_sqlite
        self._tables = {model: Table(model, connection.vendor) for model in _MODELS}
        self._number = Entry.objects.aggregate(n=Max("number"))["n"] or 0
        self._audiences: dict[tuple[str, int], Audience] = {}
        self._counts: dict[str, Counter[int]] = defaultdict(Counter)
        self._stored = 0

    def store(self, files: Iterable[File], told: Callable[[int], object]) -> int:
        """Write all files; told is called with the number of records so far. Returns how many there are."""
        waiting = iter(files)
        with self._way.prepared([*(model._meta.db_table for model in _MODELS), entry_table(), step_table()]):
            with transaction.atomic():
                for door in (self._doors.order_system, self._doors.by_hand, self._doors.work):
                    change_sets.keep(door)
            while chunk := list(islice(waiting, AT_A_TIME)):
                self._write(chunk)
                told(self._stored)
        self._finish()
        return self._stored

    @transaction.atomic
    def _write(self, chunk: list[File]) -> None:
        rows: dict[Any, list[Rows]] = {model: [] for model in _MODELS}
        for file in chunk:
            self._add(file, rows)
        for model, made in rows.items():
            self._way.write(model._meta.db_table, self._tables[model].columns, (row.own for row in made))
        everything = [row for made in rows.values() for row in made]
        self._way.write_entries(everything)
        self._way.write(step_table(), STEP_COLUMNS, (row.step for row in everything))
        self._stored += len(everything)

    def _add(self, file: File, rows: dict[Any, list[Rows]]) -> None:
        """The rows of one file; everything that hangs on a company is seen by those who see the company."""
        company = bulk_derived.company(file.company, self._today)
        audience, name = self._audience(company), company["name"]
        rows[Company].append(self._rows(Company, company, audience, self._doors.of(company), name))
        for contact in file.contacts:
            values = bulk_derived.contact(contact, company)
            rows[Contact].append(self._rows(Contact, values, audience, self._doors.of(contact), name))
        for model, hanging in ((Call, file.calls), (Task, file.tasks), (Note, file.notes)):
            rows[model] += [self._rows(model, values, audience, self._doors.work, name) for values in hanging]

    def _rows(self, model: Any, values: Values, audience: Audience, door: ChangeSet, above: str) -> Rows:
        self._number += 1
        table = self._tables[model]
        self._counts[table.module.name][audience.team_set] += 1
        key = door.pk if connection.vendor == "postgresql" else door.pk.bytes
        return table.rows(values, self._number, audience, door=(key, door.kind.lower()), above=above)

    def _audience(self, company: Values) -> Audience:
        key = (company["level"], company["leading_centre_id"])
        if key not in self._audiences:
            like: Any = SimpleNamespace(level=company["level"], leading_centre_id=company["leading_centre_id"])
            found = team_sets.the_set_of(teams_of_the_guide(like))
            self._audiences[key] = Audience(found.pk, team_sets.tokens(found))
        return self._audiences[key]

    @transaction.atomic
    def _finish(self) -> None:
        for module, counted in self._counts.items():
            counters.count(module, counted)
        self._way.finish(self._number)
        for door in (self._doors.order_system, self._doors.by_hand, self._doors.work):
            put(door)
