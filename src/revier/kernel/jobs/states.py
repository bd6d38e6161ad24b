"""How the parts of the house are doing, for the page "Betrieb": each part adds its own line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """One line: what it is about, whether it is well, what there is to say, and where to read more."""

    label: Any
    well: bool
    told: Any
    address: str = ""


_parts: list[Callable[[], list[State]]] = []


def report(part: Callable[[], list[State]]) -> Callable[[], list[State]]:
    """Let a part of the house tell how it is doing."""
    _parts.append(part)
    return part


def all_states() -> list[State]:
    """What every part tells."""
    return [state for part in _parts for state in part()]
