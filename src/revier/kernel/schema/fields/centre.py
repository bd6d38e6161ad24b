"""A link to a centre of the network."""

from typing import Any

from .link import _ToOne, number


class OfCentre(_ToOne):
    """The centre something belongs to."""

    kind = "centre"
    operators = ("mine", "is", "empty", "filled")

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        rest.pop("to", None)
        super().__init__(label, "accounts.Centre", *args, **rest)

    def asked(self, text: str) -> int:
        return number(text)
