"""The declaration of a module: every word it can say, with its default (docs/module.md explains each)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from revier.accounts.roles import EVERYTHING, NOTHING, Grant, Role

from .actions import Action
from .fields.basic import Kind
from .layout import Panel, Section, View
from .rules import Rule

# Fields every record has; people see them, most of them nobody types.
COMMON = ("owner", "teams", "created_at", "created_by", "changed_at", "changed_by")


class Module:
    """A module says what it is (`model`), how it appears, and what must hold. See docs/module.md."""

    model: ClassVar[type[models.Model]]
    needs: ClassVar[tuple[str, ...]] = ()

    path: ClassVar[str]
    icon: ClassVar[str]
    letter: ClassVar[str] = ""
    order: ClassVar[int] = 50
    title: ClassVar[str]

    columns: ClassVar[tuple[str, ...]] = ()
    views: ClassVar[tuple[View, ...]] = ()
    sort: ClassVar[str] = ""

    layout: ClassVar[tuple[Section, ...]] = ()
    quick: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ()
    panels: ClassVar[tuple[Panel, ...]] = ()
    beside: ClassVar[tuple[Panel, ...]] = ()

    search: ClassVar[tuple[str, ...]] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    actions: ClassVar[tuple[Action, ...]] = ()
    timeline: ClassVar[tuple[str, ...]] = ()
    past: ClassVar[Mapping[str, Any]] = {}
    happened: ClassVar[str] = "created_at"
    tells: ClassVar[tuple[str, ...]] = ()
    calendar: ClassVar[tuple[str, ...]] = ()

    teams: ClassVar[Any] = ""
    rights: ClassVar[Mapping[str, Grant]] = {}
    hidden_from: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    locked_for: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(self) -> None:
        self.name = self.model._meta.app_label
        self.fields: dict[str, Kind] = {
            field.name: field for field in self.model._meta.get_fields() if isinstance(field, Kind)
        }
        self.addresses: dict[str, Any] = dict(getattr(self.model, "addresses", {}))

    def __repr__(self) -> str:
        return f"<module {self.name}>"

    @property
    def label(self) -> str:
        """One of it: "Firma"."""
        return str(self.model._meta.verbose_name)

    @property
    def labels(self) -> str:
        """Many of it: "Firmen"."""
        return str(self.model._meta.verbose_name_plural)

    def grant(self, role: str) -> Grant:
        """What a role may do here; administrators may everything."""
        return EVERYTHING if role == Role.ADMIN else self.rights.get(role, NOTHING)

    def field(self, name: str) -> Kind:
        """A field by its name; raises FieldDoesNotExist for a name the module does not know."""
        try:
            return self.fields[name]
        except KeyError:
            raise FieldDoesNotExist(f"{self.name} has no field {name!r}") from None

    def columns_of(self, name: str) -> tuple[str, ...]:
        """A name of the layout → the fields behind it: an address has four."""
        return self.addresses[name].parts if name in self.addresses else (name,)

    @property
    def entered(self) -> tuple[str, ...]:
        """The fields people enter, in the order of the layout."""
        names = [part for section in self.layout for name in section.names for part in self.columns_of(name)]
        return tuple(name for name in names if name == "teams" or self.field(name).written_by_people)

    def action(self, name: str) -> Action | None:
        """The verb of that name."""
        return next((action for action in self.actions if action.name == name), None)

    def view(self, key: str) -> View | None:
        """The ready-made list of that key."""
        return next((view for view in self.views if view.key == key), None)

    def sort_column(self, name: str) -> str:
        """The column that orders a list by this field: the shadow of a text, or the field itself."""
        field = self.field(name)
        return f"{name}_sort" if field.sorted else field.attname

    def rules_of(self, kind: str) -> list[Rule]:
        """Its rules of one kind, in the order they are declared."""
        return [rule for rule in self.rules if rule.kind == kind]
