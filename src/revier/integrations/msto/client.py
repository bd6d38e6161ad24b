"""The wire to the order system: the only file that speaks HTTP with it.

No redirects, no proxies, no second host: the token goes to the configured address and nowhere else.
"""

import json
import ssl
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from . import answers, faults

PAGE = 200
SILENCE = 15.0  # seconds without a single byte
LONGEST = 120.0  # seconds for one answer
LARGEST = 16 * 1024 * 1024
_PIECE = 64 * 1024


class Client:
    """One order system: its address and the token that opens it."""

    def __init__(self, url: str, token: str, *, silence: float = SILENCE):
        self._scheme, self._host, self._port, self._base = _parts(url)
        if not (token and token.isascii() and token.isprintable()):
            raise faults.Misconfigured(_("REVIER_MSTO_TOKEN is empty or not a token."))
        self._token, self._silence = token, silence

    def __repr__(self) -> str:
        return f"<order system at {self._scheme}://{self._host}:{self._port}{self._base}>"

    def meta(self) -> answers.Meta:
        """Contract version and epoch of the feed."""
        return answers.meta(self._get("meta"))

    def companies(self, after: str = "") -> answers.Listing:
        """A page of all companies by id; after: what the page before gave as its end."""
        return answers.listing(self._get("companies", after=after, limit=str(PAGE)), after)

    def changes(self, entities: str, cursor: str = "") -> answers.Feed:
        """What changed after that position; "" begins with the oldest change that is kept. Raises faults.Expired."""
        return answers.feed(self._get("changes", entities=entities, cursor=cursor, limit=str(PAGE)), cursor)

    def centres(self) -> list[answers.Centre]:
        """The centres as the order system knows them."""
        return answers.centres(self._get("centres"))

    def revenue(self, as_of: str, after: str = "") -> answers.RevenuePage:
        """A page of the closed batch of that day. Raises faults.NotThere as long as there is none."""
        page = self._get(f"revenue/{quote(as_of, safe='')}", after=after, limit=str(PAGE))
        return answers.revenue(page, as_of, after)

    def _get(self, path: str, **query: str) -> Any:
        asked = urlencode({name: value for name, value in query.items() if value})
        return self._ask("GET", f"{self._base}/{path}{f'?{asked}' if asked else ''}")

    def _ask(self, method: str, target: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Any:
        """One request and its answer, as JSON. Raises a Fault for everything that is no success."""
        sent = {"Authorization": f"Bearer {self._token}", "Accept": "application/json", **(headers or {})}
        connection = self._connection()
        try:
            connection.request(method, target, None if body is None else json.dumps(body).encode(), sent)
            with connection.getresponse() as response:
                status, read = response.status, _read(response)
        except TimeoutError:
            raise faults.NotReachable(_("The order system does not answer in time.")) from None
        except (OSError, HTTPException) as error:
            why = type(error).__name__
            raise faults.NotReachable(_("The order system is not reachable (%(why)s).") % {"why": why}) from None
        finally:
            connection.close()
        if status in {200, 201}:
            return _json(read)
        raise faults.refusal(status, _problem(read))

    def _connection(self) -> HTTPConnection:
        if self._scheme == "https":
            context = ssl.create_default_context()
            return HTTPSConnection(self._host, self._port, timeout=self._silence, context=context)
        return HTTPConnection(self._host, self._port, timeout=self._silence)


def configured() -> Client | None:
    """The order system of this installation; None when it has none. The settings are read at each call."""
    return Client(settings.MSTO_URL, settings.MSTO_TOKEN) if settings.MSTO_URL else None


def _parts(url: str) -> tuple[str, str, int, str]:
    wrong = faults.Misconfigured(_("REVIER_MSTO_URL is no address like https://msto.example.org/v1."))
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise wrong from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise wrong
    if parts.query or parts.fragment or not url.isascii() or not url.isprintable() or " " in url:
        raise wrong
    return parts.scheme, parts.hostname, port, parts.path.rstrip("/")


def _read(response: HTTPResponse) -> bytes:
    """The whole body, within bounds of size and time; a body that was cut off is no answer."""
    pieces, size, until = [], 0, time.monotonic() + LONGEST
    while piece := response.read1(_PIECE):
        size += len(piece)
        if size > LARGEST:
            raise faults.BadAnswer(_("The answer of the order system is too large."))
        if time.monotonic() > until:
            raise TimeoutError
        pieces.append(piece)
    promised = response.headers.get("Content-Length", "")
    if promised.isdecimal() and int(promised) != size:
        raise faults.BadAnswer(_("The answer of the order system was cut off."))
    return b"".join(pieces)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise faults.BadAnswer(_("The order system answered something that cannot be read.")) from None


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _problem(body: bytes) -> dict[str, Any]:
    try:
        problem = _json(body)
    except faults.BadAnswer:
        return {}
    return problem if isinstance(problem, dict) else {}
