"""Verbs: what can be done with a record besides editing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with a button.

    name: its address; label: what the button says; asks: fields a dialog asks for; suggests: what some
    of them are filled with, as functions of the record; sets: values, or functions of the change set that give them;
    when: the values a record must have for the verb to fit ({"status": "PLANNED"} or a tuple of several);
    fits: a further condition as a function of the record; prompts: after any write that makes the record fit,
    the dialog opens by itself; offers: ready answers the dialog shows as buttons; template: an own dialog.
    """

    name: str
    label: Any
    asks: tuple[str, ...] = ()
    suggests: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    sets: Mapping[str, Any] = field(default_factory=dict)
    when: Mapping[str, Any] = field(default_factory=dict)
    fits: Callable[[Any], bool] | None = None
    icon: str = "check"
    key: str = ""
    primary: bool = False
    prompts: bool = False
    offers: Callable[[Any], list[Any]] | None = None
    template: str = "records/action.html"

    def suits(self, record: models.Model) -> bool:
        """Whether the verb fits this record now."""
        for name, wanted in self.when.items():
            value = getattr(record, name)
            if value not in wanted if isinstance(wanted, tuple) else value != wanted:
                return False
        return self.fits is None or self.fits(record)
