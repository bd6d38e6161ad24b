"""What must hold for a call, and what follows from it. Rules yield; the kernel writes."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from revier.base.time import working_day
from revier.kit import Amendment, Change, Draft, Problem, check, derive, follow

from .models import Call, CallType, Outcome, Status


@derive("call_type", "subject")
def subject_comes_from_the_type(change: Change) -> None:
    call = change.new
    if not call.subject:
        call.subject = str(CallType(call.call_type).label)


@derive("status")
def held_now_means_begun_now(change: Change) -> None:
    """Carrying out a planned call brings its time up to date (guide, page 23)."""
    call = change.new
    if change.becomes("status", Status.HELD) and change.at and call.starts_at and call.starts_at > change.at:
        call.starts_at = change.at.replace(second=0, microsecond=0)


@derive("followup_on")
def follow_ups_lie_on_working_days(change: Change) -> None:
    call = change.new
    if call.followup_on:
        call.followup_on = working_day(call.followup_on, land_of(call))


@check("status", "contact", "outcome")
def held_calls_have_somebody_who_spoke(change: Change) -> Iterator[Problem]:
    call = change.new
    if call.status == Status.HELD and not call.contact_id and call.outcome != Outcome.NOT_REACHED:
        yield Problem("contact", _("Please say with whom you spoke, or choose “not reached” as the outcome."))


@check("followup_on")
def follow_ups_lie_ahead(change: Change) -> Iterator[Problem]:
    call = change.new
    if call.followup_on and change.at and call.followup_on < timezone.localdate(change.at):
        yield Problem("followup_on", _("The follow-up call cannot lie in the past."))


@follow("followup_on")
def follow_up_calls_are_planned(change: Change) -> Iterator[Draft]:
    call = change.new
    if call.followup_on:
        yield Draft(
            Call,
            subject=str(_("Follow up")),
            company=call.company,
            contact=call.contact,
            call_type=CallType.FOLLOWUP,
            starts_at=at_the_same_time(call.starts_at, call.followup_on),
            minutes=call.minutes,
            followup_of=call,
        )


@follow("status", "starts_at", "company", "contact", "deleted_at")
def companies_and_contacts_know_their_calls(change: Change) -> Iterator[Amendment]:
    both = [call for call in (change.new, change.old) if call is not None]
    for company in {call.company_id: call.company for call in both}.values():
        yield Amendment(company, **_calls(company=company))
    for contact in {call.contact_id: call.contact for call in both if call.contact_id}.values():
        yield Amendment(contact, **_calls(contact=contact), calls_held=_held(contact))


def at_the_same_time(start: datetime, day: date) -> datetime:
    """That day at the local time of day of a start."""
    local = timezone.localtime(start)
    return local.replace(year=day.year, month=day.month, day=day.day)


def land_of(call: Call) -> str:
    """The federal state whose holidays count for a call: that of the company's centre."""
    return call.company.leading_centre.land if call.company_id else ""


def _calls(**of: Any) -> dict[str, datetime | None]:
    held, planned = Q(status=Status.HELD), Q(status=Status.PLANNED)
    calls = Call.objects.unrestricted("a company knows its last and next call, whoever made it")
    known: dict[str, datetime | None] = calls.filter(**of, deleted_at__isnull=True).aggregate(
        last_call_at=Max("starts_at", filter=held), next_call_at=Min("starts_at", filter=planned)
    )
    return known


def _held(contact: Any) -> int:
    calls = Call.objects.unrestricted("a contact knows how many calls were held, whoever made them")
    return int(calls.filter(contact=contact, status=Status.HELD, deleted_at__isnull=True).count())
