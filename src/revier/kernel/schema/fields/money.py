"""Amounts of money: whole cents inside, German outside."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.base import money

from .basic import Kind

# More cents than that is no amount but a slip, and no column holds it.
MOST = 10**15


class AmountEntry(forms.CharField):
    """Reads "1.234,50 €" as 123450 cents."""

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            amount = money.cents(str(value))
        except money.NotAnAmount:
            amount = MOST + 1
        if abs(amount) > MOST:
            raise forms.ValidationError(_("Please enter an amount like 1.234,50."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        return money.written(value) if isinstance(value, int) else value


class Money(Kind, models.BigIntegerField):  # type: ignore[type-arg]
    """An amount in euro, stored as whole cents."""

    kind = "money"
    operators = ("is", "least", "most", "empty", "filled")
    numeric = True

    def entry(self) -> forms.Field:
        return AmountEntry(**self.entry_options())

    def written(self, value: Any) -> str:
        return "" if value is None else money.shown(value)
