"""What must hold for a record and what follows from it. Rules yield; the kernel writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from .change import Change


@dataclass(frozen=True, slots=True)
class Problem:
    """An objection: the field it is about ("" for the record as a whole), and a sentence for the person."""

    field: str
    text: Any


class Refused(Exception):
    """A write that was objected to. Nothing has been changed."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.field}: {problem.text}" for problem in self.problems))


class Draft:
    """A record that a rule proposes to create. Owner and teams come from its cause unless it names them."""

    def __init__(self, model: type[models.Model], **values: Any):
        self.model, self.values = model, values


class Amendment:
    """A change that a rule proposes to an existing record."""

    def __init__(self, record: models.Model, **values: Any):
        self.record, self.values = record, values


@dataclass(frozen=True, slots=True)
class Rule:
    """A function over a change, and the fields whose change wakes it."""

    kind: str
    fields: tuple[str, ...]
    function: Callable[[Change], Any]

    def __call__(self, change: Change) -> list[Any]:
        return list(self.function(change) or ())

    @property
    def name(self) -> str:
        return self.function.__name__

    def wakes(self, change: Change) -> bool:
        """Whether this change concerns the rule."""
        return not self.fields or change.touches(*self.fields)


def _decorator(kind: str) -> Callable[..., Callable[[Callable[[Change], Any]], Rule]]:
    def of(*fields: str) -> Callable[[Callable[[Change], Any]], Rule]:
        return lambda function: Rule(kind, fields, function)

    return of


derive = _decorator("derive")
derive.__doc__ = "A rule that fills fields of change.new when one of the named fields changes."
check = _decorator("check")
check.__doc__ = "A rule that yields Problems when one of the named fields changes."
follow = _decorator("follow")
follow.__doc__ = "A rule that yields Drafts and Amendments once the change is written."
