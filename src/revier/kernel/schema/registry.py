"""Which modules there are. Filled once at the start, then frozen."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models

from .layout import Panel
from .module import Module

_by_name: dict[str, Module] = {}
_by_model: dict[type[models.Model], Module] = {}
_beside: dict[str, list[Panel]] = {}


def register(declarations: Iterable[type[Module]]) -> None:
    """Take these modules, ordered by what they need. Complains about a need that is missing or goes round."""
    waiting = {declaration.model._meta.app_label: declaration for declaration in declarations}
    while waiting:
        ready = [name for name, each in waiting.items() if not set(each.needs) & waiting.keys()]
        if not ready:
            raise ImproperlyConfigured(f"These modules need each other in a circle: {', '.join(sorted(waiting))}.")
        for name in ready:
            _take(name, waiting.pop(name))


def _take(name: str, declaration: type[Module]) -> None:
    missing = [need for need in declaration.needs if need not in _by_name]
    if missing:
        raise ImproperlyConfigured(f"Module {name} needs {', '.join(missing)}, which is not there.")
    module = declaration()
    _by_name[name] = _by_model[declaration.model] = module
    for panel in module.beside:
        lay_beside(panel)


def modules() -> list[Module]:
    """All modules in the order of the menu."""
    return sorted(_by_name.values(), key=lambda module: (module.order, module.name))


def by_need() -> list[Module]:
    """All modules, those that are needed first."""
    return list(_by_name.values())


def module(name: str) -> Module:
    """The module of that name; KeyError when there is none."""
    return _by_name[name]


def module_of(record: Any) -> Module:
    """The module a record or a model belongs to."""
    model = record if isinstance(record, type) else type(record)
    return _by_model[model]


def lay_beside(panel: Panel) -> None:
    """Put a panel beside the records of a module that never hears of it."""
    _beside.setdefault(panel.on, []).append(panel)


def panels_of(module: Module) -> list[Panel]:
    """The panels of a module's page: what others laid beside it, and its own."""
    return [*_beside.get(module.name, ()), *module.panels]
