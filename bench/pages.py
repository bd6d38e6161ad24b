"""The kinds of page that are measured, and where they are for one person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import cycle
from typing import Any

from django.test import Client

from revier.kernel.lists import query
from revier.kernel.lists.question import Question
from revier.kernel.schema import registry
from revier.modules.companies.models import Company

LIST, RECORD, SEARCH, SAVE = 40, 40, 50, 60  # targets of p95, in milliseconds
_DEEP = 40  # pages
_SEARCHED = ("müller", "bau", "schneider tief", "0171 39", "gmbh köln", "bagger")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its name, its target in ms (p95), the table it reads, and a request that gives the answer."""

    name: str
    target: int
    table: str
    ask: Callable[[], Any]
    before: Callable[[], None] = lambda: None


def kinds(user: Any, client: Client) -> list[Kind]:
    """All kinds of page for one person, whose client has signed in."""
    town, record = _town_of(user), _lively(user)
    lists = {
        "companies by name": "/firmen/",
        "companies by change date": "/firmen/?ordnung=-changed_at",
        "companies of one town": f"/firmen/?city.is={town}",
        f"companies, page {_DEEP + 1}": f"/firmen/{_deep(user)}",
        "calls, newest first": "/anrufe/",
    }
    tables = {"calls, newest first": "calls_call"}
    found = [
        Kind(name, LIST, tables.get(name, "companies_company"), _getter(client, address))
        for name, address in lists.items()
    ]
    found.append(Kind("record page", RECORD, "calls_call", _getter(client, f"/firmen/{record.pk}/")))
    found.append(Kind("search palette", SEARCH, "directory_", _searcher(client)))
    form = Form(client, f"/firmen/{record.pk}/bearbeiten/")
    return [*found, Kind("save a company", SAVE, "companies_company", form.send, before=form.open)]


def _getter(client: Client, address: str) -> Callable[[], Any]:
    return lambda: client.get(address)


def _searcher(client: Client) -> Callable[[], Any]:
    words: Iterator[str] = cycle(_SEARCHED)
    return lambda: client.get("/suche/", {"suche": next(words)}, headers={"HX-Request": "true"})


def _town_of(user: Any) -> str:
    """A town this person has many companies in."""
    seen = Company.objects.visible_to(user).values_list("city", flat=True)[:200]
    towns: list[str] = list(seen)
    return max(set(towns), key=towns.count)


def _lively(user: Any) -> Any:
    """A company that has been called lately."""
    return Company.objects.visible_to(user).filter(level="LOCAL", last_call_at__isnull=False).order_by("-pk").first()


def _deep(user: Any) -> str:
    """The address of a page far down the list, as far as following "more" leads."""
    question = Question(registry.module("companies"))
    after = ""
    for _page in range(_DEEP):
        following = query.page(Question(question.module, after=after), user).next
        if not following:
            break
        after = following
    return question.address(after=after)


class Form:
    """The form of a company as a browser fills it in: opened, one field changed, sent."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._number = 0
        self._fields: dict[str, list[str]] = {}

    def open(self) -> None:
        """Read the form as it is now; not measured."""
        reader = _Fields()
        reader.feed(self._client.get(self._address).content.decode())
        self._fields = reader.found
        self._number += 1
        self._fields["internal_notes"] = [f"Bench {self._number}"]

    def send(self) -> Any:
        """Send it."""
        return self._client.post(self._address, self._fields)


class _Fields(HTMLParser):
    """Collects what the form with a version would send."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._form: dict[str, list[str]] = {}
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        given = dict(attributes)
        name = given.get("name") or ""
        if tag == "form":
            self._form = {}
        elif tag == "input" and name and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            nothing = "on" if given.get("type") == "checkbox" else ""
            self._form.setdefault(name, []).append(given.get("value") or nothing)
        elif tag in {"select", "textarea"}:
            self._select, self._text = (name, "") if tag == "select" else ("", name)
            if tag == "textarea":
                self._form[name] = [""]
        elif tag == "option" and self._select and "selected" in given:
            self._form.setdefault(self._select, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._text:
            self._form[self._text] = [self._form[self._text][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and "version" in self._form:
            self.found = self._form
        elif tag in {"select", "textarea"}:
            self._select = self._text = ""
