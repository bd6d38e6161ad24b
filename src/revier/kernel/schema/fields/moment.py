"""Days, and moments on them."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from .basic import Kind

_DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
_MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]
# Anything else is a slip of the keyboard, and some databases cannot compare with it.
YEARS = range(1900, 2200)
RELATIVE = ("today", "yesterday", "tomorrow", "last_7", "next_7", "last_30", "next_30", "past", "future")


def require_our_time(value: Any) -> None:
    """Raise ValidationError for a day nobody can mean."""
    if value is not None and value.year not in YEARS:
        raise forms.ValidationError(_("Please enter a day between 1900 and 2199."))


class DayEntry(forms.DateField):
    default_validators = [require_our_time]


class MomentEntry(forms.DateTimeField):
    default_validators = [require_our_time]


class Day(Kind, models.DateField):  # type: ignore[type-arg]
    """A day of the calendar."""

    kind = "day"
    default_validators = [require_our_time]
    operators = ("on", "before", "after", *RELATIVE, "empty", "filled")

    def entry(self) -> forms.Field:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return DayEntry(input_formats=_DAYS, widget=widget, **self.entry_options())

    def written(self, value: Any) -> str:
        return "" if value is None else f"{value:%d.%m.%Y}"

    def in_history(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def from_history(self, stored: Any) -> Any:
        return parse_date(stored) if stored else None


class Moment(Kind, models.DateTimeField):  # type: ignore[type-arg]
    """A moment: day and time in the network's time zone."""

    kind = "moment"
    default_validators = [require_our_time]
    operators = ("on", "before", "after", *RELATIVE, "empty", "filled")

    def entry(self) -> forms.Field:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        return MomentEntry(input_formats=_MOMENTS, widget=widget, **self.entry_options())

    def asked(self, text: str) -> date:
        """Lists ask for days: a filter names the day on which the moment lies."""
        day: date = DayEntry(input_formats=_DAYS).clean(text)
        return day

    def written(self, value: Any) -> str:
        return "" if value is None else f"{timezone.localtime(value):%d.%m.%Y, %H:%M}"

    def in_history(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, datetime) else value

    def from_history(self, stored: Any) -> Any:
        return parse_datetime(stored) if stored else None
