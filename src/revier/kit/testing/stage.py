"""What the inherited tests have in common: the module they are about, and its addresses."""

from typing import Any, ClassVar

from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.web import addresses

from .make import BAIT, SECRET, SECRET_PHONE
from .screen import text_of


class Stage:
    """The module under test: `module` is its declaration, `known` the one the registry made of it."""

    module: ClassVar[type[Module]]

    @property
    def known(self) -> Module:
        """The module as the registry knows it."""
        return registry.module_of(self.module.model)

    def titled(self, text: str) -> dict[str, Any]:
        """The values that give a record this title."""
        return {self.known.title: text}

    @property
    def path(self) -> str:
        return addresses.module(self.known)

    def at(self, record: Any, part: str = "") -> str:
        """The address of a record, or of a page beneath it."""
        return addresses.part(self.known, record.pk, part) if part else addresses.record(self.known, record.pk)

    def beneath(self, record: Any) -> list[str]:
        """Every address that leads to one record."""
        parts = ("", "vorschau", "bearbeiten", "loeschen", *(f"aktion/{action.name}" for action in self.known.actions))
        return [self.at(record, part) for part in parts]

    def around(self) -> list[str]:
        """Every address on which a record of this module might show without being asked for by its key."""
        views = [f"{self.path}?ansicht={view.key}" for view in self.known.views]
        lists = [f"{self.path}{rest}" for rest in ("", f"?suche={BAIT}", "?papierkorb=1", "anzahl/", "filter/", "neu/")]
        search = [f"{self.path}auswahl/?suche={BAIT}", f"/suche/?suche={BAIT}", "/suche/?suche=0441+765"]
        return [*lists, *views, *search, "/", "/verwaltung/", "/kalender/?wer=alle&tage=99"]


def betrays(response: Any, record: Any) -> bool:
    """Whether an answer tells anything of a marked record: a word of it, its telephone, its key."""
    told = text_of(response)
    return SECRET.lower() in told.lower() or SECRET_PHONE[-7:] in told or str(record.pk) in told
