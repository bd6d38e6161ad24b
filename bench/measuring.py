"""Measures pages of one database: time, queries, what the database alone needs, and requests per second."""

import os
import platform
import sqlite3
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from revier.kernel.directory.models import Entry

from . import rate
from .network import Viewer, build, viewers
from .pages import Kind, kinds

_REPETITIONS, _QUICK_REPETITIONS, _WARM_UP = 40, 5, 3
_ANSWERS = {200, 302}


class Case:
    """One kind of page for one person, and what has been measured of it (times in milliseconds)."""

    def __init__(self, viewer: Viewer, kind: Kind) -> None:
        self.viewer, self.kind = viewer, kind
        self.times: list[float] = []
        self.work: list[float] = []
        self.raw: list[float] = []
        self.queries: set[int] = set()
        self.sizes: set[int] = set()
        self._statement = ""

    def warm_up(self) -> None:
        """Ask a few times, count the queries, and find the one that reads the rows.

        The very first answer is not counted: a process that has just started asks for what it keeps from then on.
        """
        self.kind.before()
        self._answer()
        for _time in range(_WARM_UP):
            self.kind.before()
            with CaptureQueriesContext(connection) as captured:
                self._answer()
            self.queries.add(len(captured))
            self._statement = _dearest(captured.captured_queries, self.kind.table)

    def measure(self) -> None:
        """Ask once, then the database alone for the same rows."""
        self.kind.before()
        begun, worked = perf_counter(), process_time()
        answer = self._answer()
        self.times.append(1000 * (perf_counter() - begun))
        self.work.append(1000 * (process_time() - worked))
        self.sizes.add(len(answer.content))
        if self._statement:
            begun = perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(self._statement)
                cursor.fetchall()
            self.raw.append(1000 * (perf_counter() - begun))

    def told(self) -> dict[str, Any]:
        """What has been measured, as JSON."""
        return {
            "viewer": self.viewer.name,
            "kind": self.kind.name,
            "target": self.kind.target,
            "p50": _share(self.times, 50),
            "p95": _share(self.times, 95),
            "cpu": _share(self.work, 50),
            "raw": _share(self.raw, 50) if self.raw else None,
            "queries": sorted(self.queries),
            "bytes": max(self.sizes),
        }

    def _answer(self) -> Any:
        answer = self.kind.ask()
        if answer.status_code not in _ANSWERS:
            raise SystemExit(f"{self.kind.name} answers {answer.status_code} to {self.viewer.name}.")
        return answer


def result(companies: int, *, quick: bool) -> dict[str, Any]:
    """Everything measured on the database in use."""
    build(companies, lambda line: _say(str(line)))
    before = os.getloadavg()
    people = viewers()
    cases = [Case(viewer, kind) for viewer in people for kind in kinds(viewer.user, _signed_in(viewer))]
    for case in cases:
        case.warm_up()
    for time in range(_QUICK_REPETITIONS if quick else _REPETITIONS):
        _say(f"repetition {time + 1}")
        for case in cases:  # kinds and people take turns, so that a disturbance meets all of them
            case.measure()
    return {
        "machine": _machine(),
        "records": _records(),
        "built": (Path(settings.DATA) / "network-is-complete").read_text().strip(),
        "shares": {viewer.name: viewer.share for viewer in people},
        "repetitions": len(cases[0].times),
        "cases": [case.told() for case in cases],
        "rate": [rate.measured(viewer.name, _signed_in(viewer), quick=quick) for viewer in people],
        "load": [before[0], os.getloadavg()[0]],
    }


def _signed_in(viewer: Viewer) -> Client:
    client = Client()
    client.force_login(viewer.user)
    return client


def _dearest(captured: list[dict[str, str]], table: str) -> str:
    """The SELECT on the table that took longest."""
    chosen = [each for each in captured if each["sql"].startswith("SELECT") and table in each["sql"]]
    return max(chosen, key=lambda each: float(each["time"]))["sql"] if chosen else ""


def _share(times: list[float], percent: int) -> float:
    """So many of a hundred times are at most this."""
    return round(quantiles(times, n=100, method="inclusive")[percent - 1], 2)


def _records() -> dict[str, int]:
    found: dict[str, int] = {}
    for name in Entry.objects.values_list("module", flat=True).distinct():
        found[name] = Entry.objects.filter(module=name).count()
    return found


def _machine() -> dict[str, str]:
    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory.split()[1]) / 2**20:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "database": _database(),
    }


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}, journal {settings.SQLITE_JOURNAL}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]} (embedded, its own defaults)"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
