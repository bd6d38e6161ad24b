"""The pages one starts from: Heute, Verwaltung, Kalender."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from revier.kernel.calendar import spans
from revier.kernel.dashboards import tiles
from revier.kernel.schema.fields.moment import YEARS

from ..pages import Http404, HttpRequest, HttpResponse, page

WEEKS = 2
LONGEST = 100


def today(request: HttpRequest) -> HttpResponse:
    """What I do today."""
    return page(
        request,
        "start/tiles.html",
        title=_("Today"),
        tiles=tiles.of("today", _person(request)),
        day=timezone.localdate(),
    )


def management(request: HttpRequest) -> HttpResponse:
    """Call lists, new records, and what is missing in the data."""
    if _person(request).on_tablet:
        raise Http404
    return page(
        request, "start/tiles.html", title=_("Management"), tiles=tiles.of("management", _person(request)), day=None
    )


def calendar(request: HttpRequest) -> HttpResponse:
    """What is planned, day by day: mine, or that of everybody whose records I see."""
    first = _day(request.GET.get("ab", "")) or timezone.localdate()
    length = _length(request.GET.get("tage", ""))
    last = first + timedelta(days=length - 1)
    everybody = request.GET.get("wer") == "alle"
    user = _person(request)
    days = spans.days(user, first, last, whose=None if everybody else user)
    return page(
        request,
        "start/calendar.html",
        days=days,
        first=first,
        last=last,
        length=length,
        everybody=everybody,
        earlier=first - timedelta(days=length),
        later=last + timedelta(days=1),
    )


def _person(request: HttpRequest) -> Any:
    return request.user


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _length(text: str) -> int:
    return min(max(int(text), 1), LONGEST) if text.isdecimal() and len(text) < 4 else WEEKS * 7
