"""Figures per calendar year: amount and number, such as revenue and orders."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from revier.base import money

from .basic import Kind


class Yearly(Kind, models.JSONField):
    """{"2026": [cents, count], …}: what another system counted, shown as a small table."""

    kind = "yearly"
    operators = ()

    def when_empty(self, optional: bool) -> dict[str, Any]:
        return {"default": dict}

    def written(self, value: Any) -> str:
        return "; ".join(f"{year}: {money.shown(cents)} ({count})" for year, cents, count in rows(value))


def rows(value: Mapping[str, Any] | None) -> list[tuple[str, int, int]]:
    """(year, cents, count), the latest year first."""
    return [(year, pair[0], pair[1]) for year, pair in sorted((value or {}).items(), reverse=True)]
