"""Keys that can be made anywhere and still sort by time: UUID version 7 (RFC 9562, section 5.7)."""

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_key() -> UUID:
    """A new UUIDv7; within one process each is greater than the one before."""
    global _last
    with _lock:
        # 48 bits of milliseconds, then 12 bits that count within the millisecond, so keys made in a row stay in order.
        stamp = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        _last = stamp
    return _assemble(stamp >> 12, stamp & 0xFFF, int.from_bytes(os.urandom(8), "big"))


def key_from(milliseconds: int, count: int, tail: int) -> UUID:
    """The UUIDv7 of a given moment, so that made-up data has the same keys on every run.

    milliseconds since 1970, count 0..4095, tail any integer (its low 62 bits are used).
    """
    return _assemble(milliseconds, count, tail)


def _assemble(milliseconds: int, count: int, tail: int) -> UUID:
    high = (milliseconds & (1 << 48) - 1) << 16 | 0x7 << 12 | count & 0xFFF
    low = 0b10 << 62 | tail & (1 << 62) - 1
    return UUID(int=high << 64 | low)
