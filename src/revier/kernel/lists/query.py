"""Answers the question of a list for one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from revier.accounts.models import User
from revier.kernel.records.present import Seen, present, titles_of
from revier.kernel.records.queryset import RecordQuerySet
from revier.kernel.schema.module import Module
from revier.kernel.search.find import keys_in
from revier.kernel.visibility import policy

from . import columns, filters, paging
from .question import Question

PAGE = 50
COUNT_UP_TO = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: what is seen of each row, its columns, and the place the next page begins behind."""

    rows: list[Seen]
    columns: tuple[str, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are: exactly, or more than could be counted quickly."""

    number: int
    exact: bool


def page(question: Question, user: User, *, size: int = PAGE) -> Page:
    """One page of a list. Raises filters.BadFilter when a filter makes no sense."""
    names = columns.shown(question, user)
    keys, following = paging.keys(matching(question, user), columns.order_of(question, user), question.after, size)
    return Page(in_order(question.module, keys, user, names), names, following)


def in_order(module: Module, keys: list[UUID], user: User, names: tuple[str, ...]) -> list[Seen]:
    """The records of these keys, as the person may see them, in the order of the keys."""
    chosen: Any = module.model.objects.unrestricted("the keys come from a question that was asked for this person")  # type: ignore[attr-defined]
    found = {record.pk: record for record in chosen.filter(pk__in=keys)}
    return present(module, [found[key] for key in keys if key in found], user, names)


def matching(question: Question, user: User) -> RecordQuerySet:
    """All rows of a list, in no order."""
    module = question.module
    objects: Any = module.model.objects  # type: ignore[attr-defined]
    if question.trash:
        rows = objects.deleted_for(user)
    else:
        rows = objects.visible_to(user, narrow=policy.sees_little(user, module))
    now = timezone.now()
    for term in question.all_terms:
        rows = rows.filter(filters.condition(term, module, user, now))
    if question.words and (keys := keys_in(module, question.words, user)) is not None:
        rows = rows.filter(pk__in=keys)
    return rows  # type: ignore[no-any-return]


def count(question: Question, user: User) -> Count:
    """How many rows a list has: from the counters when nothing is filtered, counted up to a limit otherwise."""
    plain = not (question.all_terms or question.words or question.trash)
    if plain and policy.sees_team(user, question.module):
        return Count(policy.totals(user).get(question.module.name, 0), exact=True)
    number = matching(question, user).order_by()[: COUNT_UP_TO + 1].count()
    return Count(min(number, COUNT_UP_TO), exact=number <= COUNT_UP_TO)


def titles(keys: list[str], user: User) -> dict[str, str]:
    """The titles of records by their keys as text, as far as the person may see them."""
    found = titles_of((UUID(key) for key in keys), user)
    return {str(key): entry.title for key, entry in found.items()}


def all_keys(question: Question, user: User, limit: int) -> list[UUID]:
    """The keys of a list in its order, as many as the limit: what previous and next step through."""
    keys, _following = paging.keys(matching(question, user), columns.order_of(question, user), "", limit)
    return keys


def neighbours(keys: list[str], here: str) -> tuple[str | None, str | None, int]:
    """The key before and the key behind one of a list's keys, and its place counted from 1 (0: not among them)."""
    if here not in keys:
        return None, None, 0
    place = keys.index(here)
    before: Iterator[str] = iter(keys[place - 1 : place] if place else [])
    return next(before, None), next(iter(keys[place + 1 : place + 2]), None), place + 1
