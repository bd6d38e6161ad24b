"""Calls at one company: those that were held, those that came to nothing, and the one that is planned."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from revier.world.dice import Dice, weighted

from . import sentences
from .customers import Values
from .desk import Desk, File, signed
from .keys import key_of

_NEVER_PERCENT = {True: 24, False: 80}  # with and without a contact: 35 of a hundred companies were never called
_HELD = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8)
_CANCELLED_PERCENT, _PLANNED_PERCENT, _FIRST_PLANNED_PERCENT, _FOLLOW_UP_PERCENT = 20, 56, 14, 35
_OUTCOMES = weighted(
    INFO=30,
    NOT_REACHED=18,
    CALLBACK=12,
    SUCCESS=11,
    APPOINTMENT=9,
    OPPORTUNITY=6,
    COMPLAINT=4,
    WRONG_PERSON=4,
    LEFT_COMPANY=2,
    NO_HYDRAULICS=2,
    NO_CONTACT=2,
)
_NO_MORE = {"NO_CONTACT": "NOT_WANTED", "NO_HYDRAULICS": "NOT_RESPONSIBLE", "LEFT_COMPANY": "LEFT"}
_TYPES = {
    "POTENTIAL": weighted(POTENTIAL_ONSITE=8, OTHER=1, DATA_CHECK=1),
    "FORMER_OVER": weighted(FORMER_OVER=8, DATA_CHECK=1, OTHER=1),
    "FORMER_UNDER": weighted(FORMER_UNDER=8, DATA_CHECK=1, OTHER=1),
    "ACTIVE_OVER": weighted(VIP=4, CSUS=3, DATA_CHECK=1, INBOUND=2),
    "ACTIVE_UNDER": weighted(CSUS=4, OTHER=2, DATA_CHECK=2, INBOUND=2),
}


def make_calls(desk: Desk, file: File, kind: str) -> None:
    """Put the calls into the file. kind: the company's type, such as "FORMER_OVER"."""
    dice = desk.dice("calls", file.known.number)
    if not dice.chance(_NEVER_PERCENT[bool(file.contacts)]):
        _held(desk, dice, file, kind)
        if dice.chance(_CANCELLED_PERCENT):
            _cancelled(desk, dice, file, kind)
    last = next((call for call in reversed(file.calls) if call["status"] == "HELD"), None)
    if last is not None and last["outcome"] in _NO_MORE:
        return
    if dice.chance(_PLANNED_PERCENT if last else _FIRST_PLANNED_PERCENT if file.contacts else 0):
        _planned(desk, dice, file, kind, last)


def _held(desk: Desk, dice: Dice, file: File, kind: str) -> None:
    days = desk.days(file.known.leading_centre)
    count = max(1, desk.count(dice, dice.pick(_HELD)))
    last: Values | None = None
    for starts_at in sorted(days.past(dice, file.since) for _call in range(count)):
        contact = _who_spoke(dice, file, starts_at)
        outcome = dice.pick(_OUTCOMES) if contact else "NOT_REACHED"
        minutes = 1 + dice.roll(3) if outcome == "NOT_REACHED" else 3 + dice.roll(24)
        call = _call(desk, dice, file, kind, starts_at, last)
        done = starts_at + timedelta(minutes=minutes + 2)
        planned_at = days.shortly_before(dice, starts_at, 30, file.since) if dice.chance(40) else done
        call |= {
            "status": "HELD",
            "contact_id": contact["id"] if contact else None,
            "minutes": minutes,
            "outcome": outcome,
            "result": sentences.result_of_call(dice, outcome, file.known.branch, file.known.competitor),
            "no_followup_reason": _NO_MORE.get(outcome, ""),
            **signed(desk.writer(dice, file), min(planned_at, done), done),
        }
        file.calls.append(call)
        last = call


def _cancelled(desk: Desk, dice: Dice, file: File, kind: str) -> None:
    days = desk.days(file.known.leading_centre)
    starts_at = days.past(dice, file.since)
    contact = _who_spoke(dice, file, starts_at)
    planned_at = days.shortly_before(dice, starts_at, 20, file.since)
    call = _call(desk, dice, file, kind, starts_at, None)
    call |= {"status": "NOT_HELD", "contact_id": contact["id"] if contact else None}
    call |= signed(desk.writer(dice, file), min(planned_at, starts_at), starts_at)
    file.calls.append(call)


def _planned(desk: Desk, dice: Dice, file: File, kind: str, last: Values | None) -> None:
    days = desk.days(file.known.leading_centre)
    owner = file.company["owner_id"]
    when, starts_at = desk.next_moment(dice, "call", owner, days)
    contact = _who_spoke(dice, file, days.today)
    follows = last if last is not None and dice.chance(60) else None
    call = _call(desk, dice, file, kind, starts_at, follows, surely=True)
    planned_at = days.shortly_before(dice, min(starts_at, days.today), 15, file.since)
    call |= {"status": "PLANNED", "contact_id": contact["id"] if contact else None}
    call |= signed(owner, planned_at, planned_at)
    file.calls.append(call)
    if follows is not None and when == "ahead":  # a follow-up that is due already would be refused as lying in the past
        follows["followup_on"] = timezone.localdate(starts_at)


def _call(
    desk: Desk, dice: Dice, file: File, kind: str, starts_at: datetime, last: Values | None, surely: bool = False
) -> Values:
    """What all calls have; last: the call this one may follow up, or surely does."""
    follows = last is not None and (surely or dice.chance(_FOLLOW_UP_PERCENT))
    level = file.company["level"]
    call_type = "FOLLOWUP" if follows else "KA_TOP200" if level.startswith("KEY") else dice.pick(_TYPES[kind])
    return {
        "id": key_of(desk.extent.seed, "call", file.known.number, len(file.calls)),
        "company_id": file.company["id"],
        "subject": sentences.pick(dice, f"subject {call_type}"),
        "call_type": call_type,
        "direction": "INCOMING" if call_type == "INBOUND" else "OUTGOING",
        "starts_at": starts_at,
        "followup_of_id": last["id"] if follows and last else None,
    }


def _who_spoke(dice: Dice, file: File, when: datetime) -> Values | None:
    """The first contact, or another one who was known by then; None when there is nobody."""
    known = [contact for contact in file.contacts if contact["created_at"] <= when and _may_be_called(contact)]
    if not known:
        return None
    return known[0] if dice.chance(60) else dice.pick(known)


def _may_be_called(contact: Values) -> bool:
    return not (contact.get("do_not_contact") or contact.get("do_not_call"))


def note_figures(file: File) -> None:
    """Let the company and its contacts know their last and next call, as the rule of the calls would."""
    _note(file.company, file.calls)
    for contact in file.contacts:
        calls = [call for call in file.calls if call["contact_id"] == contact["id"]]
        contact["calls_held"] = sum(call["status"] == "HELD" for call in calls)
        _note(contact, calls)


def _note(record: Values, calls: list[Values]) -> None:
    moments: dict[str, list[Any]] = {"HELD": [], "PLANNED": [], "NOT_HELD": []}
    for call in calls:
        moments[call["status"]].append(call["starts_at"])
    record["last_call_at"] = max(moments["HELD"], default=None)
    record["next_call_at"] = min(moments["PLANNED"], default=None)
