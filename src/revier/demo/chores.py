"""Tasks and notes at one company."""

from datetime import timedelta

from revier.world.dice import Dice, weighted

from . import sentences
from .customers import Values
from .desk import Desk, File, signed
from .keys import key_of

_TASKS = (0, 0, 0, 0, 0, 1, 1, 1, 1, 2)
_NOTES = (0, 0, 0, 0, 0, 0, 0, 1, 1, 2)
_DONE_PERCENT, _DEFERRED_PERCENT, _SAID_PERCENT = 68, 5, 45
_KINDS = weighted(GENERAL=20, MST_VISIT=18, CALLBACK=16, OFFER=16, CSUS=10, DATA=14, COMPLAINT=6)
_OPEN = weighted(NOT_STARTED=6, IN_PROGRESS=3, PENDING_INPUT=2)
_PRIORITIES = weighted(MEDIUM=7, HIGH=2, LOW=2)
_RENEW_WITHIN = timedelta(days=75)
_SUBJECT_LENGTH = 80


def make_tasks(desk: Desk, file: File) -> None:
    """Put the tasks into the file: a few, and a renewal where a terms agreement is about to end."""
    dice = desk.dice("tasks", file.known.number)
    for _task in range(desk.count(dice, dice.pick(_TASKS))):
        kind = dice.pick(_KINDS)
        if dice.chance(_DONE_PERCENT):
            _completed(desk, dice, file, kind)
        else:
            _open(desk, dice, file, kind)
    ends = file.known.kv_valid_to
    if ends and desk.today <= ends <= desk.today + _RENEW_WITHIN:
        _open(desk, dice, file, "KV")


def _completed(desk: Desk, dice: Dice, file: File, kind: str) -> None:
    days = desk.days(file.known.leading_centre)
    done = days.past(dice, file.since)
    begun = days.shortly_before(dice, done, 12, file.since)
    writer = desk.writer(dice, file)
    file.tasks.append(
        {
            **_task(desk, dice, file, kind),
            "status": "COMPLETED",
            "due_at": done + timedelta(days=dice.roll(5) - 1),
            "result": sentences.pick(dice, "done", file.known.branch, file.known.competitor),
            "completed_at": done,
            "completed_by_id": writer,
            **signed(writer, min(begun, done), done),
        }
    )


def _open(desk: Desk, dice: Dice, file: File, kind: str) -> None:
    days = desk.days(file.known.leading_centre)
    owner = desk.writer(dice, file)
    doer = owner
    if kind == "MST_VISIT" and not file.company["level"].startswith("KEY"):
        doer = desk.staff.technician(dice, file.known.leading_centre)
    _when, due_at = desk.next_moment(dice, "task", doer, days)
    created_at = days.shortly_before(dice, min(due_at, days.today), 20, file.since)
    deferred = dice.chance(_DEFERRED_PERCENT)
    file.tasks.append(
        {
            **_task(desk, dice, file, kind),
            "status": "DEFERRED" if deferred else dice.pick(_OPEN),
            "due_at": due_at,
            **signed(owner, created_at, created_at),
            "owner_id": doer,
        }
    )


def _task(desk: Desk, dice: Dice, file: File, kind: str) -> Values:
    """What all tasks have."""
    branch, rival = file.known.branch, file.known.competitor
    return {
        "id": key_of(desk.extent.seed, "task", file.known.number, len(file.tasks)),
        "company_id": file.company["id"],
        "contact_id": file.contacts[0]["id"] if file.contacts and dice.chance(60) else None,
        "subject": sentences.pick(dice, f"task {kind}", branch, rival),
        "kind": kind,
        "priority": "HIGH" if kind == "COMPLAINT" else dice.pick(_PRIORITIES),
        "description": sentences.pick(dice, "description") if dice.chance(_SAID_PERCENT) else "",
    }


def make_notes(desk: Desk, file: File) -> None:
    """Put the notes into the file."""
    dice = desk.dice("notes", file.known.number)
    days = desk.days(file.known.leading_centre)
    for place in range(desk.count(dice, dice.pick(_NOTES))):
        text = sentences.pick(dice, "note", file.known.branch, file.known.competitor)
        written = days.past(dice, file.since)
        file.notes.append(
            {
                "id": key_of(desk.extent.seed, "note", file.known.number, place),
                "company_id": file.company["id"],
                "contact_id": file.contacts[0]["id"] if file.contacts and dice.chance(20) else None,
                "subject": sentences.pick(dice, "note subject") if dice.chance(50) else text[:_SUBJECT_LENGTH],
                "text": text,
                "internal_only": dice.chance(15),
                **signed(desk.writer(dice, file), written, written),
            }
        )
