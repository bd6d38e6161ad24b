"""Collects the records that hang on another: the past newest first, what is open by when it is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from revier.accounts.models import User
from revier.kernel.lists import filters
from revier.kernel.lists.question import terms_of
from revier.kernel.records.present import Seen, present_together
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

LIMIT = 30


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing in the timeline: when it was (or will be), and the record as the person may see it."""

    at: datetime | None
    seen: Seen


def story(record: Any, user: User, *, limit: int = LIMIT) -> tuple[list[Happening], list[Happening]]:
    """What happened around a record, the newest first; and what is open, what is due first on top, what has no day at
    the end."""
    there = around(record, user)
    behind = [(module, _behind(module, link, record, user, limit), module.happened) for module, link in there]
    due = [
        (module, _due(module, link, record, user, limit), module.calendar[0])
        for module, link in there
        if module.past and module.calendar
    ]
    found = _happenings([*behind, *due], user)
    past = [each for group in found[: len(behind)] for each in group]
    ahead = [each for group in found[len(behind) :] for each in group]
    past.sort(key=lambda each: each.at or timezone.now(), reverse=True)
    ahead.sort(key=lambda each: (each.at is None, each.at or timezone.now()))
    return past[:limit], ahead[:limit]


def _behind(module: Module, link: str, record: Any, user: User, limit: int) -> list[Any]:
    rows = _hanging(module, link, record, user).filter(_past(module, user))
    return list(rows.exclude(**{f"{module.happened}__isnull": True}).order_by(f"-{module.happened}")[:limit])


def _due(module: Module, link: str, record: Any, user: User, limit: int) -> list[Any]:
    rows = _hanging(module, link, record, user).exclude(_past(module, user))
    return list(rows.order_by(module.calendar[0])[:limit])


def around(record: Any, user: User) -> list[tuple[Module, str]]:
    """The modules whose records hang on this one, with the link they hang by, as far as the person may see them."""
    model = type(record)
    return [
        (module, link)
        for module in registry.modules()
        for link in module.timeline
        if module.field(link).related_model is model and policy.may(user, module, "view")
    ]


def _hanging(module: Module, link: str, record: Any, user: User) -> Any:
    return module.model.objects.visible_to(user).filter(**{link: record.pk})  # type: ignore[attr-defined]


def _past(module: Module, user: User) -> Q:
    question = Q()
    for term in terms_of(module.past):
        question &= filters.condition(term, module, user, timezone.now())
    return question


def _happenings(groups: list[tuple[Module, list[Any], str]], user: User) -> list[list[Happening]]:
    """groups: a module, some of its records, and the field that says when."""
    wanted = [
        (module, rows, (*module.tells, *module.calendar, "owner", "created_by", when)) for module, rows, when in groups
    ]
    return [
        [Happening(getattr(seen.record, when), seen) for seen in shown]
        for (_module, _rows, when), shown in zip(groups, present_together(wanted, user), strict=True)
    ]
