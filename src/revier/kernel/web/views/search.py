"""The palette (Ctrl+K): records, pages and things to do; and the choices of a link while somebody types."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from revier.base import text
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.search.find import find
from revier.kernel.visibility import policy

from .. import addresses
from ..navigation import shell
from ..pages import HttpRequest, HttpResponse, page
from .find import allowed

CHOICES = 8


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette can do: go somewhere, begin something."""

    label: str
    address: str
    icon: str
    hint: str


def palette(request: HttpRequest) -> HttpResponse:
    """What fits the words in the palette."""
    query = request.GET.get("suche", "")[:200]
    user: Any = request.user
    hits = find(query, user, limit=20)
    return page(
        request, "search/palette.html", block="results", query=query, hits=hits, commands=_commands(request, query)
    )


def _commands(request: HttpRequest, query: str) -> list[Command]:
    frame = shell(request)
    known = [Command(item.label, item.address, item.icon, f"g {item.letter}") for item in (*frame.menu, *frame.people)]
    for module in frame.creatable:
        known.append(
            Command(_("New: %(label)s") % {"label": module.label}, addresses.new(module), "plus", f"c {module.letter}")
        )
    for module in registry.modules():
        if policy.may(request.user, module, "view"):
            known += [_of_view(module, view) for view in module.views]
    known.append(Command(_("My profile"), "/profil/", "user", ""))
    asked = text.words(query)
    if not asked:
        return known[:8]
    return [command for command in known if _fits(asked, command)][:8]


def _of_view(module: Module, view: Any) -> Command:
    number = f"{view.number} " if view.number else ""
    return Command(
        f"{module.labels}: {number}{view.label}", addresses.module(module, f"?ansicht={view.key}"), module.icon, ""
    )


def _fits(asked: list[str], command: Command) -> bool:
    known = text.words(command.label)
    return all(any(word.startswith(typed) for word in known) for typed in asked)


def choices(request: HttpRequest, module: Module) -> HttpResponse:
    """Records of a module that fit what is typed into a link, for whoever fills in a form."""
    user = allowed(request, module)
    typed = next((name for name in request.GET if name.endswith("_text")), "suche")
    query = request.GET.get(typed, "")[:200]
    hits = find(query, user, limit=CHOICES, only=[module.name])
    return page(request, "search/choices.html", block="choices", query=query, hits=hits)
