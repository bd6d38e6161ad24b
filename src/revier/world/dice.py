"""Dice that fall the same way for the same key, on every machine and in every Python version.

The standard generators are made to give one long stream, and opening one costs more than making a company; here every
record needs a short stream of its own. One hash gives sixteen words, and the next sixteen are the hash of the last.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from struct import Struct
from typing import TypeVar

Item = TypeVar("Item")

_words = Struct("<16I").unpack


class Dice:
    """A repeatable source of chance for one key, for example (seed, "company", 17)."""

    __slots__ = ("_next",)

    def __init__(self, *key: int | str) -> None:
        self._next = _stream(repr(key).encode()).__next__

    def roll(self, sides: int) -> int:
        """A number from 0 to sides - 1; sides is at least 1 and below 2**32."""
        return self._next() * sides >> 32

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, which must not be empty."""
        return items[self._next() * len(items) >> 32]

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self._next() * 100 >> 32 < percent


def weighted(**shares: int) -> tuple[str, ...]:
    """A wheel to pick from: weighted(a=2, b=1) → ("a", "a", "b")."""
    return tuple(name for name, share in shares.items() for _ in range(share))


def _stream(block: bytes) -> Iterator[int]:
    while True:
        block = blake2b(block).digest()
        yield from _words(block)
