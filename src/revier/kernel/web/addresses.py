"""The addresses of pages, and what of a declaration stands where, in one place for views and templates alike."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from revier.kernel.schema import registry
from revier.kernel.schema.layout import Section
from revier.kernel.schema.module import Module


def module(wanted: Module, query: str = "") -> str:
    """The list of a module; query: a question's address, beginning with "?"."""
    return f"/{wanted.path}/{query}"


def record(wanted: Module, key: UUID | str, within: str = "") -> str:
    """The page of a record. within: the address of the list it is opened from, so that the way back is kept."""
    return f"/{wanted.path}/{key}/" + (f"?{urlencode({'liste': within})}" if within else "")


def part(wanted: Module, key: UUID | str, name: str, **parameters: Any) -> str:
    """A page beneath a record: part(companies, key, "bearbeiten")."""
    return f"/{wanted.path}/{key}/{name}/" + (f"?{urlencode(parameters)}" if parameters else "")


def new(wanted: Module, **prefilled: Any) -> str:
    """The form for a new record, with fields filled in: new(calls, contact=key)."""
    given = {name: value for name, value in prefilled.items() if value}
    return f"/{wanted.path}/neu/" + (f"?{urlencode(given)}" if given else "")


def action(wanted: Module, key: UUID | str, name: str) -> str:
    """The dialog of a verb."""
    return f"/{wanted.path}/{key}/aktion/{name}/"


def field_of(name: str, wanted: Module) -> Any:
    """The field of a column; "company.city" is the field of the linked module."""
    link, _dot, own = name.rpartition(".")
    return registry.module_of(wanted.field(link).related_model).field(own) if link else wanted.field(own)


def heading_of(row: list[str], wanted: Module) -> str:
    """What stands above a row of a form: the name of a further address, whose fields are called like the first's."""
    return next((str(each.label) for each in wanted.addresses.values() if each.prefix and row[0] in each.parts), "")


def rows_of(section: Section, wanted: Module, form: Any) -> list[list[str]]:
    """The rows of a section of a form, as far as the form has their fields."""
    rows = [
        [
            part
            for name in ((row,) if isinstance(row, str) else row)
            for part in wanted.columns_of(name)
            if part in form.kinds
        ]
        for row in section.rows
    ]
    return [row for row in rows if row]
