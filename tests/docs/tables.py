"""The tables of docs/ that follow from declarations. `python -m tests.docs` writes them; the tests compare."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from django.utils.translation import override

from revier.accounts.roles import ACTIONS, Reach, Role
from revier.config.environment import VARIABLES
from revier.kernel.schema import fields, registry
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.module import COMMON, Module
from tests.sources import ROOT

DOCS = ROOT / "docs"
_PLACE = re.compile(r"<!-- table: (?P<name>[a-z-]+) -->\n(?P<content>.*?)<!-- end -->", re.DOTALL)
_REACH = {Reach.NONE: "–", Reach.OWN: "own", Reach.TEAM: "team"}


def kinds() -> list[type[Kind]]:
    """The kinds of field a module can use, by name."""
    found = [getattr(fields, name) for name in fields.__all__]
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, Kind)]


def settings() -> str:
    rows = ((f"`REVIER_{each.name}`", f"`{each.default}`" if each.default else "", each.purpose) for each in VARIABLES)
    return table(("Variable", "Default", "What it is for"), rows)


def field_kinds() -> str:
    rows = ((f"`fields.{k.__name__}`", f"`{k.kind}`", _column(k), _words(k.operators)) for k in kinds())
    return table(("Kind", "Drawn by `fields/….html`", "Stored as", "Filters"), rows)


def modules() -> str:
    rows = (
        (f"`{m.name}`", m.labels, f"`/{m.path}/`", f"`g {m.letter}`" if m.letter else "", _words(m.needs))
        for m in registry.modules()
    )
    return table(("Module", "Screen word", "Address", "Key", "Needs"), rows)


def rights() -> str:
    """Role × module × action."""
    parts = []
    for module in registry.modules():
        rows = (
            (f"{Role(role).label} (`{role}`)", *(_REACH[module.grant(role).reach(action)] for action in ACTIONS))
            for role in Role
        )
        parts.append(f"**{module.labels}** (`{module.name}`)\n\n{table(('Role', *ACTIONS), rows)}")
    return "\n".join(parts)


def fields_closed() -> str:
    """What a role may not read, and what it may read but not write."""
    rows = [
        (module.labels, f"`{role}`", what, ", ".join(_labelled(module, name) for name in names))
        for module in registry.modules()
        for what, by_role in (("hidden", module.hidden_from), ("locked", module.locked_for))
        for role, names in by_role.items()
    ]
    return table(("Module", "Role", "", "Fields"), rows)


def words_of_modules() -> str:
    rows = ((m.label, m.labels, f"`{m.model.__name__}`, `{m.name}`") for m in registry.modules())
    return table(("Screen: one", "Screen: many", "Code"), rows)


def words_of_roles() -> str:
    return table(("Screen", "Code"), ((role.label, f"`Role.{role.name}`") for role in Role))


def words_of_fields() -> str:
    common = ((str(module.field(name).label), name) for module in registry.modules()[:1] for name in _common(module))
    parts = [f"**In every module**\n\n{table(('Screen', 'Code'), ((told, f'`{name}`') for told, name in common))}"]
    for module in registry.modules():
        rows = [(f.label, f"`{name}`") for name, f in module.fields.items() if name not in COMMON]
        rows += [(f"{action.label} (button)", f"action `{action.name}`") for action in module.actions]
        rows += [(f"{view.number} {view.label} (list)".strip(), f"view `{view.key}`") for view in module.views]
        parts.append(f"**{module.labels}**\n\n{table(('Screen', 'Code'), rows)}")
    return "\n".join(parts)


TABLES: dict[str, Callable[[], str]] = {
    "settings": settings,
    "field-kinds": field_kinds,
    "modules": modules,
    "rights": rights,
    "closed-fields": fields_closed,
    "words-of-modules": words_of_modules,
    "words-of-roles": words_of_roles,
    "words-of-fields": words_of_fields,
}


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table as Markdown."""
    heads = tuple(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '¦') for cell in line)} |\n" for line in lines)


def places(document: Path) -> dict[str, str]:
    """The tables that stand in a document."""
    return {found["name"]: found["content"] for found in _PLACE.finditer(document.read_text())}


def written_anew(document: Path) -> str:
    """The document with its tables as they must be."""
    with override("de"):
        return _PLACE.sub(
            lambda f: f"<!-- table: {f['name']} -->\n{TABLES[f['name']]()}<!-- end -->", document.read_text()
        )


def _common(module: Module) -> list[str]:
    return [name for name in COMMON if name in module.fields]


def _labelled(module: Module, name: str) -> str:
    field = module.addresses.get(name) or module.field(name)
    return f"{field.label} (`{name}`)"


def _column(kind: type[Kind]) -> str:
    plain = next(c for c in kind.__mro__ if c.__module__.startswith("django.db.models"))
    return f"`{plain.__name__}`"


def _words(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)
