"""A few words → records. Umlauts and ß folded, beginnings of words, telephone numbers in any spelling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from rapidfuzz import fuzz

from revier.accounts.models import User
from revier.accounts.teams import teams_of
from revier.base import phone, text
from revier.kernel.directory import words as index
from revier.kernel.directory.index import scope_of
from revier.kernel.directory.models import Entry
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import field_rights, policy

CANDIDATES = 200
IN_A_LIST = 1_000
LONGEST, SHORTEST = 8, 2
LAST_CHARACTER = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its module, key and title, and the field and text that matched."""

    module: Module
    key: UUID
    title: str
    why: str
    clue: str


def find(query: str, user: User, *, limit: int = 20, only: Sequence[str] = ()) -> list[Hit]:
    """The best matches for what somebody typed, the best first. only: names of modules to look in."""
    asked = _Asked(query)
    if not asked.narrowing:
        return []
    modules = [module for module in _searchable(user) if not only or module.name in only]
    entries = _entries(_candidates(asked, modules, user), user)
    ranked = sorted(entries, key=lambda entry: (-asked.score(entry), entry.title))
    # The reason is looked for only as far down as somebody will read.
    return list(islice((hit for entry in ranked if (hit := _hit(entry, asked, user))), limit))


def keys_in(module: Module, query: str, user: User) -> list[UUID] | None:
    """The keys of the records of one module that match, for a list that is searched; in no order.

    None when nothing was typed that could be looked for: "a", "&".
    """
    asked = _Asked(query)
    if not asked.narrowing:
        return None
    numbers = _numbers(asked, _scopes([module], user), IN_A_LIST)
    entries = Entry.objects.filter(number__in=numbers).values_list("record", "clues")
    hidden = field_rights.hidden(user, module)
    return [
        key for key, clues in entries if not hidden or asked.meets(clue for name, clue in clues if name not in hidden)
    ]


class _Asked:
    """What somebody typed: the words, and the digits if it may be a telephone number."""

    def __init__(self, query: str):
        self.words = text.words(query)[:LONGEST]
        # No index knows beginnings of one letter: every entry with such a word would be read, 100,000 and more.
        self.narrowing = [word for word in self.words if len(word) >= SHORTEST]
        self.plain = " ".join(self.words)
        self.digits = phone.typed_digits(query)

    def score(self, entry: Entry) -> float:
        """How well an entry fits: 0 to 100, and more when the title begins with what was typed."""
        title = " ".join(text.words(entry.title))
        bonus = 60 if title.startswith(self.plain) else 30 if f" {self.plain}" in f" {title}" else 0
        return float(fuzz.WRatio(self.plain, title)) + bonus + _WEIGHT.get(entry.module, 0)

    def matches(self, clue: str) -> bool:
        """Whether a text is a reason for the hit: a word begins as typed, or its digits hold the typed ones."""
        known = text.words(clue)
        if any(word.startswith(typed) for typed in self.words for word in known):
            return True
        return self.has_digits(clue)

    def has_digits(self, clue: str) -> bool:
        """Whether what was typed is a telephone number that stands in this text."""
        return bool(self.digits) and self.digits in "".join(c for c in clue if c.isdigit())

    def meets(self, clues: Iterable[str]) -> bool:
        """Whether every typed word begins some word of these texts, or the digits stand in one."""
        texts = list(clues)
        known = {word for clue in texts for word in text.words(clue)}
        if all(any(word.startswith(typed) for word in known) for typed in self.words):
            return True
        return bool(self.digits) and any(self.matches(clue) for clue in texts)


# People look for customers far more often than for what was once said about them.
_WEIGHT = {"companies": 25, "contacts": 20}


def _searchable(user: User) -> list[Module]:
    return [module for module in registry.modules() if policy.sees_team(user, module)]


def _scopes(modules: list[Module], user: User) -> list[list[str]]:
    return [_modules(modules), [] if user.is_admin else _teams(user)]


def _modules(modules: list[Module]) -> list[str]:
    """The words of the modules; none when all are asked, because what matches every entry only costs time."""
    return [] if len(modules) == len(registry.modules()) else [scope_of(module.name) for module in modules]


def _teams(user: User) -> list[str]:
    return [f"t{team}" for team in teams_of(user, timezone.localdate()).values_list("pk", flat=True)]


def _candidates(asked: _Asked, modules: list[Module], user: User) -> list[int]:
    """Customers first, then everything: 200 of each, because the index cannot say which are the best."""
    teams = [] if user.is_admin else _teams(user)
    if not modules or not (user.is_admin or teams):
        return []
    # Whoever sees most of the network loses few of the candidates in _entries(); asking for each of a hundred teams
    # takes five times as long.
    scopes = [_modules(modules), [] if policy.sees_most(user) else teams]
    first = [[scope_of(module.name) for module in modules if module.name in _WEIGHT], scopes[1]]
    numbers = index.numbers(asked.narrowing, first, CANDIDATES, in_title=True) if first[0] else []
    if len(numbers) < CANDIDATES:
        numbers += _numbers(asked, scopes, CANDIDATES)
    return [*_by_title(asked, modules, user), *numbers]


def _numbers(asked: _Asked, scopes: list[list[str]], limit: int) -> list[int]:
    numbers = index.numbers(asked.narrowing, scopes, limit)
    if asked.digits and [asked.digits] != asked.words:
        numbers += index.numbers([asked.digits], scopes, limit)
    return numbers


def _by_title(asked: _Asked, modules: list[Module], user: User) -> list[int]:
    """Titles that begin as typed; only for people who see much, whose 200 from the index are a small part of all."""
    if all(policy.sees_little(user, module) for module in modules):
        return []
    # A range, not LIKE: SQLite reads the whole index for a LIKE (440 ms instead of 1 among three million entries).
    begins = Q(title_sort__gte=asked.plain, title_sort__lt=asked.plain + LAST_CHARACTER)
    entries = Entry.objects.filter(begins, module__in=[m.name for m in modules], deleted_at__isnull=True)
    if not user.is_admin:
        entries = entries.filter(policy.reached(user))
    return list(entries.order_by("title_sort").values_list("number", flat=True)[:20])


def _entries(numbers: list[int], user: User) -> list[Entry]:
    found = Entry.objects.filter(number__in=set(numbers), deleted_at__isnull=True)
    return list(found if user.is_admin else found.filter(policy.reached(user)))


def _hit(entry: Entry, asked: _Asked, user: User) -> Hit | None:
    """The hit with its reason; None when it was found only by a field the person may not read."""
    module = registry.module(entry.module)
    hidden = field_rights.hidden(user, module)
    readable: list[Any] = [(name, clue) for name, clue in entry.clues if name not in hidden]
    if hidden and not asked.meets([entry.title, *(clue for _name, clue in readable)]):
        return None
    shown = [pair for pair in readable if pair[1] != entry.title]
    reasons = [pair for pair in shown if asked.has_digits(pair[1])] or [
        pair for pair in shown if asked.matches(pair[1])
    ]
    name, clue = reasons[0] if reasons else ("", "")
    return Hit(module, entry.record, entry.title, module.field(name).label if name else "", clue)
