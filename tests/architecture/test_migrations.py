"""Migrations: reversible, named, and plain columns only."""

import os
import re
import subprocess
import sys

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

LOADER = MigrationLoader(None, ignore_no_migrations=True)
OWN = {
    key: migration
    for key, migration in sorted(LOADER.disk_migrations.items())
    if type(migration).__module__.startswith("revier.")
}


def test_there_are_migrations():
    assert len(OWN) >= 10


@pytest.mark.parametrize("key", OWN, ids=".".join)
def test_a_migration_can_be_taken_back(key):
    assert [str(operation) for operation in OWN[key].operations if not operation.reversible] == []


@pytest.mark.parametrize("key", OWN, ids=".".join)
def test_a_migration_has_a_name_and_one_purpose(key):
    kinds = {isinstance(operation, RunPython | RunSQL) for operation in OWN[key].operations}

    assert re.fullmatch(r"\d{4}_[a-z][a-z_0-9]*", key[1])
    assert "auto" not in key[1]
    assert len(kinds) <= 1, "schema and data belong into two migrations"


@pytest.mark.django_db(transaction=True)
def test_the_words_of_the_directory_come_and_go():
    """The one migration that writes SQL by hand, backwards and forwards on the database under test."""
    words = OWN[("directory", "0002_words")].operations[0]

    with connection.schema_editor() as editor:
        words.database_backwards("directory", editor, LOADER.project_state(), LOADER.project_state())
    with connection.schema_editor() as editor:
        words.database_forwards("directory", editor, LOADER.project_state(), LOADER.project_state())


def test_the_whole_way_there_and_back(tmp_path):
    """All tables come, go, and come again, in a database of their own."""
    environment = {**os.environ, "REVIER_DATA": str(tmp_path), "REVIER_DATABASE_URL": ""}
    apps = sorted({app for app, _name in OWN}, key=lambda app: app in {"accounts"})
    steps = ["migrate", *(f"migrate {app} zero" for app in apps), "migrate"]
    lines = [f"call_command(*{step.split()!r}, verbosity=0, interactive=False)" for step in steps]
    program = "\n".join(["import django", "from django.core.management import call_command", "django.setup()", *lines])

    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
