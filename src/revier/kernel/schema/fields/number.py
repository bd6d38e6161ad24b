"""Whole numbers, with their unit."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from .basic import Kind


class Number(Kind, models.IntegerField):  # type: ignore[type-arg]
    """A whole number. unit: what is counted ("min", "days"); least, most: its bounds."""

    kind = "number"
    operators = ("is", "least", "most", "empty", "filled")
    numeric = True

    def __init__(
        self, label: Any = None, *args: Any, unit: Any = "", least: int = 0, most: int = 1_000_000, **rest: Any
    ):
        self.unit, self.least, self.most = unit, least, most
        super().__init__(label, *args, **rest)
        self._validators = [MinValueValidator(least), MaxValueValidator(most)]

    def entry(self) -> forms.Field:
        return forms.IntegerField(min_value=self.least, max_value=self.most, localize=True, **self.entry_options())

    def written(self, value: Any) -> str:
        if value is None:
            return ""
        return f"{value:,}".replace(",", ".") + (f" {self.unit}" if self.unit else "")
