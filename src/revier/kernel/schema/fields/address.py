"""A postal address: street, postcode, town and country, shown as one."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choice import Choice
from .text import Text

COUNTRIES = {
    "DE": _("Germany"),
    "AT": _("Austria"),
    "BE": _("Belgium"),
    "CH": _("Switzerland"),
    "CZ": _("Czechia"),
    "DK": _("Denmark"),
    "FR": _("France"),
    "LU": _("Luxembourg"),
    "NL": _("Netherlands"),
    "PL": _("Poland"),
}


class Address:
    """Declares the four columns of an address and remembers that they belong together.

    prefix: for a second address of a record ("delivery" → delivery_street …).
    required: the parts that may not stay empty.
    """

    def __init__(self, label: Any, *, prefix: str = "", required: tuple[str, ...] = ()):
        self.label, self.prefix, self.required = label, f"{prefix}_" if prefix else "", required

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(f"{self.prefix}{part}" for part in ("street", "zip", "city", "country"))

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Called by Django when the model's class is made."""
        street, postcode, city, country = self.parts
        self._add(cls, street, Text(_("Street"), optional="street" not in self.required))
        self._add(cls, postcode, Text(_("Postcode"), optional="zip" not in self.required, max_length=12))
        self._add(
            cls, city, Text(_("City"), optional="city" not in self.required, max_length=100, sorted=not self.prefix)
        )
        land = {"default": "DE"} if "country" in self.required else {"optional": True}
        self._add(cls, country, Choice(_("Country"), list(COUNTRIES.items()), max_length=2, **land))
        addresses = {**getattr(cls, "addresses", {}), name: self}
        cls.addresses = addresses  # type: ignore[attr-defined]

    def _add(self, cls: type[models.Model], name: str, field: models.Field[Any, Any]) -> None:
        field.contribute_to_class(cls, name)
