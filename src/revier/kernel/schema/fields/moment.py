"""Days, and moments on them."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from .basic import Kind

_DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
_MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]
RELATIVE = ("today", "yesterday", "tomorrow", "last_7", "next_7", "last_30", "next_30", "past", "future")


class Day(Kind, models.DateField):  # type: ignore[type-arg]
    """A day of the calendar."""

    kind = "day"
    operators = ("on", "before", "after", *RELATIVE, "empty", "filled")

    def entry(self) -> forms.Field:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(input_formats=_DAYS, widget=widget, **self.entry_options())

    def written(self, value: Any) -> str:
        return "" if value is None else f"{value:%d.%m.%Y}"

    def in_history(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def from_history(self, stored: Any) -> Any:
        return parse_date(stored) if stored else None


class Moment(Kind, models.DateTimeField):  # type: ignore[type-arg]
    """A moment: day and time in the network's time zone."""

    kind = "moment"
    operators = ("on", "before", "after", *RELATIVE, "empty", "filled")

    def entry(self) -> forms.Field:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        return forms.DateTimeField(input_formats=_MOMENTS, widget=widget, **self.entry_options())

    def asked(self, text: str) -> date:
        """Lists ask for days: a filter names the day on which the moment lies."""
        day: date = forms.DateField(input_formats=_DAYS).clean(text)
        return day

    def written(self, value: Any) -> str:
        return "" if value is None else f"{timezone.localtime(value):%d.%m.%Y, %H:%M}"

    def in_history(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, datetime) else value

    def from_history(self, stored: Any) -> Any:
        return parse_datetime(stored) if stored else None
