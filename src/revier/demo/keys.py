"""Keys of invented records: the same on every run, and in the order in which the records are made."""

from hashlib import blake2b
from uuid import UUID

from revier.base.keys import key_from

_FIRST_MILLISECOND = 1_704_067_200_000  # 1 January 2024


def key_of(seed: int, kind: str, company: int, place: int = 0) -> UUID:
    """The key of a record of this kind ("call"): the place-th (0 to 4095) at the company of that number."""
    tail = blake2b(f"{seed} {kind} {company} {place}".encode(), digest_size=8).digest()
    return key_from(_FIRST_MILLISECOND + company, place, int.from_bytes(tail, "big"))
