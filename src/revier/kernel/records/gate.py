"""Two doors that are closed unless somebody says why: asking about everybody's records, and writing past the path."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_asking_because: ContextVar[str] = ContextVar("asking_because", default="")
_writing: ContextVar[bool] = ContextVar("writing", default=False)


class Undecided(Exception):
    """A question about records that does not say for whom it is asked."""

    def __init__(self, model: type):
        super().__init__(f"{model.__name__}: say .visible_to(user), or .unrestricted('why'), before asking.")


class NotThroughTheGate(Exception):
    """A write that does not go through records.write."""

    def __init__(self, what: str):
        super().__init__(f"{what}: records are written by records.create, change, act, delete and restore only.")


def may_ask() -> bool:
    """Whether questions to all rows are open just now."""
    return bool(_asking_because.get())


@contextmanager
def asking_everybody(why: str) -> Iterator[None]:
    """Open questions to all rows for a reason that can be searched for, such as uniqueness."""
    token = _asking_because.set(why)
    try:
        yield
    finally:
        _asking_because.reset(token)


def require_writing(what: str) -> None:
    """Refuse unless the write path is at work."""
    if not _writing.get():
        raise NotThroughTheGate(what)


@contextmanager
def writing() -> Iterator[None]:
    """Open the writing door: only for write.py and load.py."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)
