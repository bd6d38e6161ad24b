"""Records as one person may see them: fields hidden from the role, and links to what cannot be seen, stay blank.

The titles of all links of a page come from the directory in one query, whatever their modules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from revier.accounts.models import Centre, User
from revier.kernel.directory.models import Entry
from revier.kernel.schema import registry
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.module import Module
from revier.kernel.visibility import field_rights, policy


@dataclass(slots=True)
class Cell:
    """One value of one record: its field, the stored value, its German text; for a link, the module it leads to."""

    name: str
    field: Kind
    value: Any
    text: str
    to: Module | None = None

    @property
    def empty(self) -> bool:
        return self.value in (None, "")


@dataclass(slots=True)
class Seen:
    """A record as one person may see it. cells: by name of the field; what the role may not read is not there."""

    module: Module
    record: Any
    title: str
    cells: dict[str, Cell]

    @property
    def key(self) -> UUID:
        return self.record.pk  # type: ignore[no-any-return]

    def __getitem__(self, name: str) -> Cell:
        return self.cells[name]

    def get(self, name: str) -> Cell | None:
        return self.cells.get(name)


Group = tuple[Module, Iterable[Any], Sequence[str]]


def present(module: Module, records: Iterable[Any], user: User, names: Sequence[str]) -> list[Seen]:
    """These records with these fields ("company.city" reads through a link), as the person may see them."""
    return present_together([(module, records, names)], user)[0]


def present_together(groups: Iterable[Group], user: User) -> list[list[Seen]]:
    """Records of several modules, each with its fields, as present() gives them: titles and people of all in one query
    each."""
    shown = [(module, list(records), _own(module, names, user), names) for module, records, names in groups]
    named = [(module, records, own) for module, records, own, _names in shown]
    titles = titles_of((key for group in named for key in _linked(*group)), user)
    others = {"person": _others(User, named, "person"), "centre": _others(Centre, named, "centre")}
    found = []
    for module, records, own, names in shown:
        through = _through(module, records, user, [name for name in names if "." in name])
        found.append([_seen(module, record, own, titles, others, through) for record in records])
    return found


def _own(module: Module, names: Sequence[str], user: User) -> list[str]:
    hidden = field_rights.hidden(user, module)
    return [name for name in names if "." not in name and name in module.fields and name not in hidden]


def _seen(
    module: Module,
    record: Any,
    own: list[str],
    titles: dict[UUID, Entry],
    others: dict[str, dict[int, Any]],
    through: dict[str, tuple[Kind, dict[UUID, Any]]],
) -> Seen:
    cells = {name: _cell(module.fields[name], name, record, titles, others) for name in own}
    for name, (field, values) in through.items():
        value = values.get(getattr(record, f"{name.split('.')[0]}_id"))
        cells[name] = Cell(name, field, value, field.written(value))
    return Seen(module, record, str(record), cells)


def titles_of(keys: Iterable[UUID], user: User) -> dict[UUID, Entry]:
    """The entries of these records, as far as the person may see them."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    known = [module.name for module in registry.modules() if policy.sees_team(user, module)]
    entries = Entry.objects.filter(record__in=wanted, module__in=known, deleted_at__isnull=True)
    if not user.is_admin:
        entries = entries.filter(policy.reached(user))
    return {entry.record: entry for entry in entries.defer("clues", "title_sort")}


def _linked(module: Module, records: list[Any], names: list[str]) -> list[UUID]:
    links = [name for name in names if module.fields[name].kind == "link"]
    return [getattr(record, f"{name}_id") for record in records for name in links]


def _others(model: Any, groups: list[tuple[Module, list[Any], list[str]]], kind: str) -> dict[int, Any]:
    """The people or centres these records name: {id: person}."""
    keys = {
        getattr(record, f"{name}_id")
        for module, records, names in groups
        for name in names
        if module.fields[name].kind == kind
        for record in records
    } - {None}
    return dict(model.objects.in_bulk(keys)) if keys else {}


def _cell(field: Kind, name: str, record: Any, titles: dict[UUID, Entry], others: dict[str, dict[int, Any]]) -> Cell:
    value = getattr(record, field.attname)
    if field.kind == "link":
        entry = titles.get(value)
        return Cell(name, field, value if entry else None, entry.title if entry else "", _module_of(entry))
    if field.kind in others:
        other = others[field.kind].get(value)
        return Cell(name, field, other, str(other) if other else "")
    return Cell(name, field, value, field.written(value))


def _module_of(entry: Entry | None) -> Module | None:
    return registry.module(entry.module) if entry else None


def _through(
    module: Module, records: list[Any], user: User, names: list[str]
) -> dict[str, tuple[Kind, dict[UUID, Any]]]:
    """Fields of linked records, one query for each link: {"company.city": (field, {key: value})}."""
    found: dict[str, tuple[Kind, dict[UUID, Any]]] = {}
    for link in dict.fromkeys(name.split(".")[0] for name in names):
        target = registry.module_of(module.field(link).related_model)
        parts = [name.split(".")[1] for name in names if name.startswith(f"{link}.")]
        parts = [part for part in parts if part not in field_rights.hidden(user, target)]
        keys = {getattr(record, f"{link}_id") for record in records} - {None}
        rows = target.model.objects.visible_to(user).filter(pk__in=keys).values_list("pk", *parts)  # type: ignore[attr-defined]
        values = list(rows) if keys and parts else []
        for place, part in enumerate(parts, start=1):
            found[f"{link}.{part}"] = (target.field(part), {row[0]: row[place] for row in values})
    return found
