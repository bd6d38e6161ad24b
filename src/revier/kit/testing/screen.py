"""What a browser does with our pages: read them, find the form, change something in it, send it."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from revier.base import money
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.module import Module

SENT_BY_HTMX: dict[str, Any] = {"HTTP_HX_REQUEST": "true"}


def text_of(response: Any) -> str:
    """What stands on a page."""
    return str(response.content.decode())


def without_tokens(page: str) -> str:
    """A page without what differs at every look: the tokens of its forms."""
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


class Sheet:
    """A form on a page, as the browser holds it: where it is sent, and what stands in its entries."""

    def __init__(self, action: str):
        self.action = action
        self.entries: dict[str, list[str]] = {}
        self.choices: dict[str, list[str]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.entries or name in self.choices

    def __getitem__(self, name: str) -> str:
        return (self.entries.get(name) or [""])[0]

    def send(self, browser: Client, *, by_htmx: bool = False, **changes: Any) -> Any:
        """Send it with changes: name=text, name=[texts], name=None for what shall not be sent at all."""
        entries = {**self.entries, **{name: value for name, value in changes.items() if value is not None}}
        sent = {name: value for name, value in entries.items() if changes.get(name, "") is not None}
        return browser.post(self.action, sent, **(SENT_BY_HTMX if by_htmx else {}))


def sheet(response: Any, action: str = "") -> Sheet:
    """The form of a page that is sent to an address beginning like this; the only one when none is named."""
    reader = _Reader()
    reader.feed(text_of(response))
    found = [each for each in reader.sheets if each.action.startswith(action) and "/abmelden/" not in each.action]
    assert found, f"no form is sent to {action!r}; status {response.status_code}"
    return found[0]


class _Reader(HTMLParser):
    """Collects the forms of a page that are sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.sheet: Sheet | None = None
        self.name, self.typed = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.sheet = Sheet(given.get("action") or "") if given.get("method") == "post" else None
            if self.sheet is not None:
                self.sheets.append(self.sheet)
        elif self.sheet is not None and tag in {"input", "select", "textarea", "option"}:
            self._entry(tag, given, self.sheet)

    def _entry(self, tag: str, given: dict[str, str | None], sheet: Sheet) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "option":
            sheet.choices[self.name].append(value)
            if "selected" in given:
                sheet.entries[self.name] = [value]
        elif tag == "select":
            self.name = name
            sheet.choices[name] = []
        elif tag == "textarea":
            self.name, self.typed = name, ""
            sheet.entries[name] = [""]
        elif name and given.get("type") == "checkbox":
            sheet.choices.setdefault(name, []).append(value or "on")
            if "checked" in given:
                sheet.entries.setdefault(name, []).append(value or "on")
        elif name:
            sheet.entries[name] = [value]

    def handle_data(self, data: str) -> None:
        self.typed += data

    def handle_endtag(self, tag: str) -> None:
        if self.sheet is None:
            return
        if tag == "textarea":
            # Browsers drop the first line break, and send the others as CR LF.
            self.sheet.entries[self.name] = [self.typed.removeprefix("\n").replace("\n", "\r\n")]
        elif tag == "select" and self.name not in self.sheet.entries:
            self.sheet.entries[self.name] = self.sheet.choices[self.name][:1]
        elif tag == "form":
            self.sheet = None


def typed(module: Module, values: dict[str, Any]) -> dict[str, Any]:
    """Values as somebody types them into the entries of a form; a flag that is not set is not sent."""
    sent: dict[str, Any] = {}
    for name, value in values.items():
        field = module.field(name)
        if field.kind == "link":
            sent[name], sent[f"{name}_text"] = str(value.pk), str(value)
        else:
            sent[name] = _typed(field, value)
    return sent


def _typed(field: Kind, value: Any) -> Any:
    if field.kind == "flag":
        return "on" if value else None
    if field.kind == "money":
        return money.written(value)
    if hasattr(value, "pk"):
        return str(value.pk)
    return field.written(value) if field.kind in {"moment", "day", "phone"} else str(value)
