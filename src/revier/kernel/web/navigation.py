"""The frame of every page: menu, counts, who is signed in, and the keys that lead somewhere."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from revier.accounts.models import User
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

from . import addresses


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the menu. letter: `g` and this letter lead there."""

    label: str
    address: str
    icon: str
    letter: str
    current: bool
    count: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame of a page shows."""

    menu: list[Item]
    people: list[Item]
    creatable: list[Module]
    toasts: list[Any]
    theme: str
    density: str


def shell(request: Any) -> Shell:
    """The frame for this request; empty for whoever is not signed in."""
    user, toasts = request.user, list(messages.get_messages(request))
    if not user.is_authenticated:
        return Shell([], [], [], toasts, "", "normal")
    modules = [module for module in registry.modules() if policy.may(user, module, "view")]
    path = request.path
    menu = [*_pages(user, path), *(_item(module, path, _count(module, user)) for module in modules)]
    creatable = [module for module in modules if module.quick and policy.may(user, module, "create")]
    # The mobile licence is for the tablet only (guide, page 7).
    density = User.Density.TABLET if user.on_tablet else user.density
    return Shell(menu, _administration(user, path), creatable, toasts, user.theme, density)


def _count(module: Module, user: User) -> int | None:
    """How many records the person sees; None where that is only one's own, which no counter knows."""
    return policy.totals(user).get(module.name, 0) if policy.sees_team(user, module) else None


def _pages(user: User, path: str) -> list[Item]:
    pages = [(_("Today"), "/", "house", "h"), (_("Calendar"), "/kalender/", "calendar-days", "l")]
    if not user.on_tablet:
        pages.insert(1, (_("Management"), "/verwaltung/", "layout-dashboard", "d"))
    return [Item(label, address, picture, letter, path == address) for label, address, picture, letter in pages]


def _item(module: Module, path: str, count: int | None) -> Item:
    address = addresses.module(module)
    return Item(module.labels, address, module.icon, module.letter, path.startswith(address), count, module.name)


def _administration(user: User, path: str) -> list[Item]:
    if not user.is_admin:
        return []
    address = "/einstellungen/personen/"
    return [
        Item(_("People"), address, "user", "p", path.startswith(address)),
        Item(_("Centres"), "/einstellungen/center/", "map-pin", "z", path.startswith("/einstellungen/center/")),
        Item(_("Operation"), "/einstellungen/betrieb/", "monitor", "o", path.startswith("/einstellungen/betrieb/")),
    ]
