"""Keeps the directory in step with the records, in the same transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from revier.base import text

from . import words
from .models import Entry

BATCH = 500


@dataclass(frozen=True, slots=True)
class Listing:
    """What the directory shall know of a record."""

    record: UUID
    module: str
    title: str
    clues: list[tuple[str, str, list[str]]]
    team_set: int
    teams: list[str]
    deleted_at: datetime | None = None


def keep(listings: Iterable[Listing], *, new: bool) -> None:
    """Write the entries of these records. new: none of them has one yet."""
    wanted = {listing.record: listing for listing in listings}
    entries = {} if new else {entry.record: entry for entry in Entry.objects.filter(record__in=wanted)}
    made = [_fill(Entry(record=key), listing) for key, listing in wanted.items() if key not in entries]
    kept = [_fill(entry, wanted[key]) for key, entry in entries.items() if _differs(entry, wanted[key])]
    Entry.objects.bulk_create(made, batch_size=BATCH)
    if kept:
        Entry.objects.bulk_update(kept, ["title", "title_sort", "clues", "team_set", "deleted_at"], batch_size=BATCH)
        words.write(words_of(entry.number, wanted[entry.record]) for entry in kept)
    words.add(words_of(entry.number, wanted[entry.record]) for entry in made)


def _differs(entry: Entry, listing: Listing) -> bool:
    """Most changes touch no word of the index; writing it is the dearest part of a save."""
    known = (entry.title, entry.clues, entry.team_set_id, entry.deleted_at)
    return known != (listing.title[:300], shown(listing), listing.team_set, listing.deleted_at)


def shown(listing: Listing) -> list[list[str]]:
    """The texts a record is found by, as the entry keeps them."""
    return [[field, clue] for field, clue, _extra in listing.clues]


def _fill(entry: Entry, listing: Listing) -> Entry:
    entry.module, entry.title = listing.module, listing.title[:300]
    entry.title_sort = text.sort_key(entry.title)
    entry.clues = shown(listing)
    entry.team_set_id, entry.deleted_at = listing.team_set, listing.deleted_at
    return entry


def words_of(number: int, listing: Listing) -> words.Row:
    """What the index of words knows of the entry of that number; of a deleted record, nothing."""
    if listing.deleted_at:
        return number, "", "", ""
    found_by: list[str] = []
    for _field, clue, extra in listing.clues:
        found_by += [*text.words(clue), *extra]
    scope = [scope_of(listing.module), *listing.teams]
    return number, _once(text.words(listing.title)), _once(found_by), " ".join(scope)


def scope_of(module: str) -> str:
    """The word by which the index knows a module."""
    return f"m{module.replace('_', '')}"


def _once(found: list[str]) -> str:
    return " ".join(dict.fromkeys(found))
