"""What the CRM asks: one request, and how its parts are read. Whatever is malformed raises Problem."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn
from urllib.parse import parse_qsl

from .problems import Problem, not_found, refused

JSON, MERGE_PATCH = "application/json", "application/merge-patch+json"
_KEY = re.compile(r'"[0-9a-f-]{36}"')
_REVISION = re.compile(r'"[0-9]{1,18}"')
_MOST_AT_ONCE = 500
_USUAL_AT_ONCE = 100


@dataclass(frozen=True)
class Request:
    """One request; variables are the parts of the path that the address leaves open, such as the id."""

    method: str
    path: str
    variables: Mapping[str, str]
    query: str
    content_type: str
    if_match: str | None
    key: str | None
    body: bytes

    def asked(self, *allowed: str) -> dict[str, str]:
        """The parameters behind the question mark."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        known = dict(pairs)
        if len(known) < len(pairs) or not known.keys() <= set(allowed):
            raise Problem(400, "malformed", f"Each of these once at most, and nothing else: {', '.join(allowed)}.")
        return known

    def document(self, content_type: str = JSON) -> dict[str, object]:
        """The body, which has to be a JSON object of that type."""
        if self.content_type.partition(";")[0].strip().lower() != content_type:
            raise Problem(400, "malformed", f"The body has to be {content_type}.")
        try:
            document = json.loads(self.body, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Problem(400, "malformed", "The body is not JSON.") from None
        if not isinstance(document, dict):
            raise refused("", "type", status=400)
        return document

    def idempotency_key(self) -> str:
        """The key under which a repetition is recognised."""
        if self.key is None or not _KEY.fullmatch(self.key):
            raise Problem(400, "malformed", "Idempotency-Key has to be a UUID in quotes.")
        return self.key.strip('"')

    def expected_revision(self) -> int:
        """The revision the caller has seen."""
        if self.if_match is None:
            raise Problem(428, "revision-missing", "If-Match has to name the revision you have seen.")
        if not _REVISION.fullmatch(self.if_match):
            raise Problem(400, "malformed", "If-Match has to be a revision in quotes.")
        return int(self.if_match.strip('"'))

    def day(self) -> date:
        """The day in the path."""
        try:
            return date.fromisoformat(self.variables["as_of"])
        except ValueError:
            raise not_found("day") from None


def number(parameters: Mapping[str, str], name: str, otherwise: int = 0, digits: int = 12) -> int:
    """A parameter that is a whole number of so many digits at most."""
    value = parameters.get(name, str(otherwise))
    if not re.fullmatch(f"[0-9]{{1,{digits}}}", value):
        raise Problem(400, "malformed", f"{name} has to be a number of {digits} digits at most.")
    return int(value)


def limit(parameters: Mapping[str, str]) -> int:
    """How many at once."""
    wanted = number(parameters, "limit", _USUAL_AT_ONCE)
    if not 1 <= wanted <= _MOST_AT_ONCE:
        raise Problem(400, "malformed", f"limit has to be between 1 and {_MOST_AT_ONCE}.")
    return wanted


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
