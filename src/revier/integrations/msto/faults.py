"""What can go wrong with the order system, each with a sentence a person can read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


class Fault(Exception):
    """Something is wrong with the order system or the way to it. Its text is a sentence for a person."""


class Misconfigured(Fault):
    """The address or the token cannot be used at all."""


class NotReachable(Fault):
    """Nobody answered, or not in time."""


class BadAnswer(Fault):
    """There was an answer, but not one the contract allows."""


class Overtaken(Fault):
    """Another pull is at work on the same place; this one steps back."""


class Refusal(Fault):
    """An answer that says no. problem: the problem details (RFC 9457) that came with it."""

    def __init__(self, sentence: str, status: int, problem: Mapping[str, Any]):
        super().__init__(sentence)
        self.status, self.problem = status, problem


class NotAdmitted(Refusal):
    """The token is not valid."""


class NotThere(Refusal):
    """There is no such record, list or batch."""


class Expired(Refusal):
    """The cursor is older than what the feed still knows: everything has to be read anew."""


class Stale(Refusal):
    """The record has another revision by now; problem["current"] is the record as it is."""


class Rejected(Refusal):
    """The request itself was wrong: asking again in the same words cannot help."""


class Busy(Refusal):
    """Not now; asking again later helps."""


def refusal(status: int, problem: Mapping[str, Any]) -> Refusal:
    """The fault for an answer that is no success."""
    kind, sentence = _SAID.get(status, (Rejected, ""))
    if status >= 500 and status not in _SAID:
        kind, sentence = Busy, "failed"
    return kind(_sentence(sentence, status), status, problem)


_SAID: dict[int, tuple[type[Refusal], str]] = {
    401: (NotAdmitted, "token"),
    403: (NotAdmitted, "token"),
    404: (NotThere, "missing"),
    405: (NotThere, "missing"),
    410: (Expired, "expired"),
    412: (Stale, "stale"),
    429: (Busy, "busy"),
    503: (Busy, "busy"),
}


def _sentence(key: str, status: int) -> str:
    match key:
        case "token":
            return _("The order system does not accept the access token. Please check REVIER_MSTO_TOKEN.")
        case "missing":
            return _("The order system does not know what was asked for.")
        case "expired":
            return _("The order system no longer knows this position; everything is read anew.")
        case "stale":
            return _("The record has changed in the order system meanwhile.")
        case "busy":
            return _("The order system is busy at the moment.")
        case "failed":
            return _("The order system reports an error of its own (%(status)s).") % {"status": status}
    return _("The order system refused the request (%(status)s).") % {"status": status}
