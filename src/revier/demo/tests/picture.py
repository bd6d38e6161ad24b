"""A picture of all tables the demo network fills, without the numbers a database gives on its own."""

from typing import Any

from django.db import connection

from revier.kernel.directory.models import Entry
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.outbox.models import Message
from revier.kernel.schema import registry
from revier.kernel.visibility.models import TeamSet


def of_everything() -> dict[str, Any]:
    """Every table as {key: row}; sets of teams by their key, change sets by kind and reason."""
    keys = dict(TeamSet.objects.values_list("pk", "key"))
    modules = {module.name: module for module in registry.modules()}
    picture: dict[str, Any] = {name: _records(module.model, keys) for name, module in modules.items()}
    return picture | {
        "entries": _entries(keys),
        "steps": _steps(keys),
        "words": _words(),
        "counts": _counts(keys),
        "reach": _reach(keys),
        "change sets": sorted(ChangeSet.objects.values_list("kind", "why", "by")),
        "messages": set(Message.objects.values_list("change_set__kind", "delivered_at")),
    }


def _records(model: Any, keys: dict[int, str]) -> dict[Any, dict[str, Any]]:
    rows = model.objects.unrestricted("a test compares everything").values()
    return {row["id"]: {**row, "team_set_id": keys[row["team_set_id"]]} for row in rows}


def _entries(keys: dict[int, str]) -> dict[Any, dict[str, Any]]:
    rows = Entry.objects.values("record", "module", "title", "title_sort", "clues", "team_set_id", "deleted_at")
    return {row["record"]: {**row, "team_set_id": keys[row["team_set_id"]]} for row in rows}


def _steps(keys: dict[int, str]) -> dict[Any, Any]:
    rows = Step.objects.values_list(
        "entry", "version", "verb", "field", "old", "new", "source", "change_set__kind", "change_set__at"
    )
    return {row[0]: (*row[1:5], {**row[5], "team_set": keys[row[5]["team_set"]]}, *row[6:]) for row in rows}


def _words() -> dict[Any, Any]:
    records = dict(Entry.objects.values_list("number", "record"))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT number, words::text FROM directory_entry")
        else:
            cursor.execute("SELECT rowid, title, words, scope FROM directory_words")
        return {records[number]: tuple(texts) for number, *texts in cursor.fetchall()}


def _counts(keys: dict[int, str]) -> dict[Any, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT module, team_set_id, records FROM visibility_teamsetcount")
        return {(module, keys[team_set]): records for module, team_set, records in cursor.fetchall()}


def _reach(keys: dict[int, str]) -> set[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id, team_set_id FROM visibility_userteamset")
        return {(user, keys[team_set]) for user, team_set in cursor.fetchall()}
