"""Links to one other record, and to a person."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from .basic import Kind

LONGEST_NUMBER = 9


class _ToOne(Kind, models.ForeignKey):  # type: ignore[type-arg]
    def __init__(self, label: Any = None, to: Any = None, *args: Any, **rest: Any):
        defaults = {"on_delete": models.PROTECT, "related_name": "+", "db_index": False}
        super().__init__(label, *args, **{"to": to, **defaults, **rest})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs

    def entry(self) -> Any:
        raise TypeError("What can be chosen depends on who asks; web/forms.py makes this entry.")


def number(text: str) -> int:
    """The key of a person or a centre. Raises ValueError for what can be none."""
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        raise ValueError(text)
    return int(text)


class Link(_ToOne):
    """A link to a record of another module, "companies.Company". Nobody is shown the name of what he may not see."""

    kind = "link"
    operators = ("is", "empty", "filled")

    def asked(self, text: str) -> UUID:
        return UUID(text)

    def in_history(self, value: Any) -> Any:
        return str(value) if value else None

    def from_history(self, stored: Any) -> Any:
        return UUID(stored) if stored else None


class Person(_ToOne):
    """A link to a person of the network."""

    kind = "person"
    operators = ("me", "is", "empty", "filled")

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        rest.pop("to", None)
        super().__init__(label, settings.AUTH_USER_MODEL, *args, **rest)

    def asked(self, text: str) -> int:
        return number(text)
