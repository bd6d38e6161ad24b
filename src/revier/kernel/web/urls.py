"""Every page of every module, made from the registry."""

from collections.abc import Callable
from functools import partial

from django.urls import URLPattern, path

from revier.kernel.schema import registry
from revier.kernel.schema.module import Module

from .pages import HttpResponse
from .views import actions, edit, health, lists, records, search, start


def patterns() -> list[URLPattern]:
    """The addresses of the kernel's own pages and of all modules."""
    own = [
        path("", start.today, name="today"),
        path("verwaltung/", start.management, name="management"),
        path("kalender/", start.calendar, name="calendar"),
        path("suche/", search.palette, name="search"),
        path("healthz", health.healthz, name="healthz"),
        path("readyz", health.readyz, name="readyz"),
    ]
    return own + [each for module in registry.modules() for each in of(module)]


def of(module: Module) -> list[URLPattern]:
    """The addresses of one module."""
    pages: dict[str, tuple[Callable[..., HttpResponse], str]] = {
        "": (lists.show, "list"),
        "anzahl/": (lists.counts, "counts"),
        "spalten/": (lists.choose_columns, "columns"),
        "filter/": (lists.build_filter, "filter"),
        "auswahl/": (search.choices, "choices"),
        "neu/": (edit.create, "new"),
        "<uuid:key>/": (records.show, "record"),
        "<uuid:key>/vorschau/": (records.preview, "preview"),
        "<uuid:key>/bearbeiten/": (edit.change, "edit"),
        "<uuid:key>/loeschen/": (records.delete, "delete"),
        "<uuid:key>/wiederherstellen/": (records.restore, "restore"),
        "<uuid:key>/aktion/<slug:name>/": (actions.act, "act"),
    }
    return [
        path(f"{module.path}/{address}", partial(view, module=module), name=f"{module.name}.{name}")
        for address, (view, name) in pages.items()
    ]
