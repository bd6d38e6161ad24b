"""How moments, days and numbers are written on a screen (look.md, 5)."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from revier.base.money import shown as money
from revier.kernel.schema.fields.yearly import rows as years

NEAR_DAYS = 14
__all__ = ["ago", "clock", "counted", "day", "due", "for_input", "full", "moment", "money", "number", "today", "years"]


def moment(value: datetime | None) -> str:
    """ "Mi 14.05., 10:30"; the year only when it is another one."""
    if value is None:
        return ""
    local = _here(value)
    return f"{day(local.date())}, {local:%H:%M}"


def day(value: date | None) -> str:
    """ "Mi 14.05."; the year only when it is another one."""
    if value is None:
        return ""
    year = "" if value.year == today().year else "Y"
    return _day(value, f"D d.m.{year}", get_language())


def full(value: Any) -> str:
    """The whole stamp, for whoever hovers: "Mittwoch, 14. Mai 2026, 10:30 Uhr"."""
    if isinstance(value, datetime):
        local = _here(value)
        return f"{_day(local.date(), 'l, j. F Y', get_language())}, {local:%H:%M}"
    return _day(value, "l, j. F Y", get_language()) if value else ""


@lru_cache(maxsize=10_000)
def _day(value: date, pattern: str, _language: str | None) -> str:
    """A day in a pattern of Django's. Names of days and months are translated letter by letter, and a list has a
    hundred and fifty days on it, mostly the same ones."""
    return written(value, pattern)


def ago(value: Any) -> str:
    """ "vor 12 T.", "heute 09:42", "in 3 T."; further away than two weeks, the day."""
    if not value:
        return ""
    local = _here(value) if isinstance(value, datetime) else None
    when = local.date() if local else value
    distance = (when - today()).days
    if distance == 0:
        return _("today %(time)s") % {"time": f"{local:%H:%M}"} if local else _("today")
    if distance == -1:
        return _("yesterday")
    if distance == 1:
        return _("tomorrow %(time)s") % {"time": f"{local:%H:%M}"} if local else _("tomorrow")
    if abs(distance) <= NEAR_DAYS:
        return (_("%(n)s d ago") if distance < 0 else _("in %(n)s d")) % {"n": abs(distance)}
    return day(when)


def clock(value: datetime) -> str:
    """ "10:30" """
    return f"{_here(value):%H:%M}"


def today() -> date:
    """The day it is here."""
    return _here(timezone.now()).date()


def _here(value: datetime) -> datetime:
    """The moment on the network's clock. Nobody sets another zone, so none is asked for: a list has hundreds of
    moments, and asking is dearer than converting."""
    return value.astimezone(timezone.get_default_timezone())


def due(value: datetime | None) -> Markup:
    """Whether something is overdue, due today or later: colour, shape and word."""
    if value is None:
        return Markup("")
    distance = (_here(value).date() - today()).days
    late = value < timezone.now()
    if late and distance < 0:
        kind, shape, word = "danger", "square", _("Overdue")
    elif distance == 0:
        kind, shape, word = "success", "full", _("Today")
    else:
        kind, shape, word = "neutral", "hollow", ago(value)
    return Markup('<span class="state {}"><span class="sign {}"></span>{}</span>').format(kind, shape, word)


def for_input(value: Any) -> str:
    """A moment as the browser's own entry wants it: "2026-05-14T10:30"."""
    if isinstance(value, datetime):
        return f"{_here(value) if timezone.is_aware(value) else value:%Y-%m-%dT%H:%M}"
    return str(value or "")


def number(value: int) -> str:
    """1248 → "1.248"."""
    return f"{value:,}".replace(",", ".")


def counted(count: Any) -> str:
    """A count that may have been cut off: "312", "über 1.000"."""
    return number(count.number) if count.exact else _("more than %(n)s") % {"n": number(count.number)}
