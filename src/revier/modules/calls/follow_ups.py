"""What is suggested when a call is held: when it began, and the follow-ups to choose from. Both ask the clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from revier.base.time import working_day

from .models import Call
from .rules import land_of

FOLLOW_UP_DAYS = (1, 2, 5, 7, 30, 60)
RECOMMENDED_DAYS = 60
ABOUT_NOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A follow-up in so many days: the working day it falls on, and the day it would be but for the holiday."""

    days: int
    on: date
    planned: date
    recommended: bool


def follow_up_offers(call: Call) -> list[Offer]:
    """The six follow-ups of the guide: counted from the start of the call, but never in the past."""
    offers = []
    for days in FOLLOW_UP_DAYS:
        planned = timezone.localtime(call.starts_at).date() + timedelta(days=days)
        if planned < timezone.localdate():
            planned = timezone.localdate() + timedelta(days=days)
        offers.append(Offer(days, working_day(planned, land_of(call)), planned, days == RECOMMENDED_DAYS))
    return offers


def when_it_was_held(call: Call) -> datetime:
    """The start to suggest when a planned call is held: as planned if that is about now, else now (guide, page 23)."""
    now = timezone.now().replace(second=0, microsecond=0)
    return call.starts_at if abs(call.starts_at - now) <= ABOUT_NOW else now
