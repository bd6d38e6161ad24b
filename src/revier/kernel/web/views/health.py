"""How are we: for whoever watches the machine. No names, no figures about customers."""

import shutil

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from revier.kernel.jobs import worker

from ..pages import HttpRequest, HttpResponse, json

LEAST_FREE = 200 * 1024 * 1024


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return json({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """Database, migrations, worker and disk are fit for work; 503 when one is not."""
    checks = {"database": _database(), "migrations": _migrations(), "worker": _worker(), "disk": _disk()}
    ready = all(state == "ok" for state in checks.values())
    return json({"status": "ok" if ready else "not ready", **checks}, status=200 if ready else 503)


def _database() -> str:
    try:
        connection.ensure_connection()
        return "ok" if connection.is_usable() else "not usable"
    except Error:
        return "not reachable"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "unknown"
    return f"{len(waiting)} waiting" if waiting else "ok"


def _worker() -> str:
    try:
        return "ok" if worker.alive() else "not seen"
    except Error:
        return "unknown"


def _disk() -> str:
    return "ok" if shutil.disk_usage(settings.DATA).free > LEAST_FREE else "nearly full"
