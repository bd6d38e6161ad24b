"""The calendar list: what is planned, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from revier.accounts.models import User
from revier.base.time import holiday
from revier.kernel.lists import filters
from revier.kernel.lists.question import terms_of
from revier.kernel.records.present import Seen, present
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

MOST = 500


@dataclass(frozen=True, slots=True)
class Span:
    """Something that takes place: when it begins, and the record as the person may see it."""

    at: datetime
    seen: Seen


@dataclass(frozen=True, slots=True)
class DayOfCalendar:
    """A day, the name of its public holiday if it is one, and what lies on it."""

    day: date
    holiday: str
    spans: list[Span]


def days(user: User, first: date, last: date, *, whose: User | None = None) -> list[DayOfCalendar]:
    """The days from first to last on which something open lies, as far as the person may see it.

    whose: only what is assigned to this person.
    """
    begin, end = (timezone.make_aware(datetime.combine(day, time())) for day in (first, last + timedelta(days=1)))
    spans = [span for module in _modules(user) for span in _spans(module, user, begin, end, whose)]
    spans.sort(key=lambda span: span.at)
    land = user.own_centres[0].land if user.own_centres else ""
    by_day: dict[date, list[Span]] = {}
    for span in spans:
        by_day.setdefault(timezone.localtime(span.at).date(), []).append(span)
    return [DayOfCalendar(day, holiday(day, land), found) for day, found in by_day.items()]


def _modules(user: User) -> list[Module]:
    return [module for module in registry.modules() if module.calendar and policy.may(user, module, "view")]


def _spans(module: Module, user: User, begin: datetime, end: datetime, whose: User | None) -> list[Span]:
    when = module.calendar[0]
    rows: Any = module.model.objects.visible_to(user).filter(**{f"{when}__gte": begin, f"{when}__lt": end})  # type: ignore[attr-defined]
    if whose is not None:
        rows = rows.filter(owner=whose)
    done = Q()
    for term in terms_of(module.past):
        done &= filters.condition(term, module, user, timezone.now())
    rows = (rows.exclude(done) if done else rows).order_by(when)[:MOST]
    names = (*module.calendar, *module.timeline, "owner", "status", "priority", "call_type")
    return [Span(getattr(seen.record, when), seen) for seen in present(module, rows, user, names)]
