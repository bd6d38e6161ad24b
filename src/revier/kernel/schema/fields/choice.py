"""One of a few, and yes or no."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from .basic import Kind


class Choice(Kind, models.CharField):  # type: ignore[type-arg]
    """One of a list of stored codes with labels. signs: the shape and colour a code is shown with (look.md, 6)."""

    kind = "choice"
    operators = ("any", "none", "empty", "filled")

    def __init__(self, label: Any = None, choices: Any = None, *args: Any, signs: Any = None, **rest: Any):
        self.signs: dict[str, str] = dict(signs or {})
        super().__init__(label, *args, **{"max_length": 24, "choices": choices, **rest})

    def when_empty(self, optional: bool) -> dict[str, Any]:
        return {"default": ""} if optional else {}

    @property
    def options(self) -> list[tuple[str, str]]:
        """Stored codes and their labels."""
        return [(str(code), str(label)) for code, label in self.flatchoices]

    def entry(self) -> forms.Field:
        empty = [("", "–")] if self.optional or not self.has_default() else []
        return forms.ChoiceField(choices=[*empty, *self.flatchoices], **self.entry_options())

    def asked(self, text: str) -> str:
        if text not in dict(self.flatchoices):
            raise forms.ValidationError(_("There is no such choice."))
        return text

    def written(self, value: Any) -> str:
        return str(dict(self.flatchoices).get(value, value or ""))


class Flag(Kind, models.BooleanField):  # type: ignore[type-arg]
    """Yes or no; no unless somebody says yes. sign: shape and colour when yes."""

    kind = "flag"
    operators = ("yes", "no")

    def __init__(self, label: Any = None, *args: Any, sign: str = "", **rest: Any):
        self.sign = sign
        super().__init__(label, *args, **{"optional": True, "default": False, **rest})

    def when_empty(self, optional: bool) -> dict[str, Any]:
        return {}

    def entry(self) -> forms.Field:
        return forms.BooleanField(**{**self.entry_options(), "required": False})

    def written(self, value: Any) -> str:
        return str(_("yes")) if value else str(_("no"))
