"""Text in one line, and text in many."""

from typing import Any

from django import forms
from django.db import models

from revier.base import text

from .basic import Kind

MANY_LINES = 20_000


class SortKey(models.CharField[str, str]):
    """The shadow of a text by which it is sorted the German way, alike on every database."""

    def __init__(self, *args: Any, of: str = "", **rest: Any):
        self.of = of
        super().__init__(*args, **{"max_length": 80, "editable": False, "default": "", **rest})

    def db_parameters(self, connection: Any) -> Any:
        # Bytes, not language rules: the key already is in German order, and paging compares it bytewise.
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"{__name__}.{type(self).__name__}", args, {**kwargs, "of": self.of}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        key = text.sort_key(getattr(instance, self.of) or "", self.max_length or 80)
        setattr(instance, self.attname, key)
        return key


class Text(Kind, models.CharField):  # type: ignore[type-arg]
    """One line. sorted=True adds a column by which lists sort it."""

    kind = "text"
    operators = ("is", "starts", "contains", "empty", "filled")

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        super().__init__(label, *args, **{"max_length": 200, **rest})

    def when_empty(self, optional: bool) -> dict[str, Any]:
        return {"default": ""} if optional else {}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if self.sorted:
            SortKey(of=name).contribute_to_class(cls, f"{name}_sort")

    def entry(self) -> forms.Field:
        return forms.CharField(max_length=self.max_length, **self.entry_options())

    def asked(self, text: str) -> str:
        return text

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(text.tidy(value) if isinstance(value, str) else value, model_instance)


class ManyLinesEntry(forms.CharField):
    """Browsers send a line break as CR LF; stored is LF, so that a text nobody touched stays the same."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return "\n".join((super().to_python(value) or "").replace("\0", "").splitlines())


class LongText(Kind, models.TextField):  # type: ignore[type-arg]
    """Many lines."""

    kind = "long_text"
    operators = ("contains", "empty", "filled")

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        super().__init__(label, *args, **{"max_length": MANY_LINES, **rest})

    def when_empty(self, optional: bool) -> dict[str, Any]:
        return {"default": ""} if optional else {}

    def entry(self) -> forms.Field:
        return ManyLinesEntry(max_length=self.max_length, **self.entry_options())

    def asked(self, text: str) -> str:
        return text

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(ManyLinesEntry().to_python(value) if isinstance(value, str) else value, model_instance)
