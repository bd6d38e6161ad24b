"""Collects the records that hang on another: the past newest first, what is open by when it is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from revier.accounts.models import User
from revier.kernel.lists import filters
from revier.kernel.lists.question import terms_of
from revier.kernel.records.present import Seen, present
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

LIMIT = 30


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing in the timeline: when it was (or will be), and the record as the person may see it."""

    at: datetime | None
    seen: Seen


def past(record: Any, user: User, *, limit: int = LIMIT) -> list[Happening]:
    """What happened around a record, the newest first."""
    found = []
    for module, link in around(record, user):
        rows = _hanging(module, link, record, user).filter(_past(module, user))
        rows = rows.exclude(**{f"{module.happened}__isnull": True}).order_by(f"-{module.happened}")
        found += _happenings(module, list(rows[:limit]), user, module.happened)
    return sorted(found, key=lambda each: each.at or timezone.now(), reverse=True)[:limit]


def ahead(record: Any, user: User, *, limit: int = LIMIT) -> list[Happening]:
    """What is open around a record, what is due first on top, what has no day at the end."""
    found = []
    for module, link in around(record, user):
        if module.past and module.calendar:
            due = module.calendar[0]
            rows = _hanging(module, link, record, user).exclude(_past(module, user)).order_by(due)
            found += _happenings(module, list(rows[:limit]), user, due)
    return sorted(found, key=lambda each: (each.at is None, each.at or timezone.now()))[:limit]


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


def _happenings(module: Module, rows: list[Any], user: User, when: str) -> list[Happening]:
    names = (*module.tells, *module.calendar, "owner", "created_by", when)
    return [Happening(getattr(seen.record, when), seen) for seen in present(module, rows, user, names)]
