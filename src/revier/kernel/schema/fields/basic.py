"""What all kinds of field share."""

from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.db import models

# Words that say nothing about the column: leaving them out of migrations keeps migrations about columns.
_NOT_THE_COLUMN = ("verbose_name", "help_text", "choices", "editable", "error_messages", "validators")


class Writer(StrEnum):
    """Who may write a field. Anybody else is refused on every path: form, batch, import, API, merge."""

    PEOPLE = "people"
    RULES = "rules"
    MSTO = "msto"


class Kind(models.Field[Any, Any]):
    """A field of a module. The first argument is its label.

    optional: may stay empty. writer: who may write it. missing: what is shown when it is empty and that says something,
    with its sign: (_("no next step"), "danger diamond").
    """

    kind: ClassVar[str]
    operators: ClassVar[tuple[str, ...]] = ("is", "empty", "filled")
    writer: Writer
    numeric: ClassVar[bool] = False

    def __init__(
        self, label: Any = None, *args: Any, optional: bool = False, writer: Writer = Writer.PEOPLE, **rest: Any
    ):
        self.optional, self.writer = optional, writer
        self.sorted = rest.pop("sorted", False)
        self.missing: tuple[Any, str] | None = rest.pop("missing", None)
        super().__init__(*args, **{"verbose_name": label, "blank": optional, **self.when_empty(optional), **rest})

    def when_empty(self, optional: bool) -> dict[str, Any]:
        """How emptiness is stored: NULL, unless a kind has an empty value of its own."""
        return {"null": optional}

    def deconstruct(self) -> Any:
        """Migrations know plain Django columns; they need not know our kinds, labels and choices."""
        name, _path, args, kwargs = super().deconstruct()
        for word in _NOT_THE_COLUMN:
            kwargs.pop(word, None)
        return name, self.column_path(), args, kwargs

    def column_path(self) -> str:
        """The Django field this kind is stored as."""
        plain = next(c for c in type(self).__mro__ if c.__module__.startswith("django.db.models"))
        return f"django.db.models.{plain.__name__}"

    @property
    def label(self) -> str:
        return str(self.verbose_name)

    @property
    def written_by_people(self) -> bool:
        return self.writer == Writer.PEOPLE

    def entry(self) -> forms.Field:
        """How it is entered: a form field that reads German spelling and returns the stored value."""
        raise NotImplementedError

    def entry_options(self) -> dict[str, Any]:
        """What every entry has in common."""
        return {"label": self.verbose_name, "required": not self.optional, "help_text": self.help_text}

    def asked(self, text: str) -> Any:
        """The value meant by a filter's text. Raises forms.ValidationError when it means none."""
        return self.entry().clean(text)

    def written(self, value: Any) -> str:
        """The value as German text, for the history, exports and search."""
        return "" if value is None else str(value)

    def tokens(self, value: Any) -> list[str]:
        """Extra words a record is found by, besides those of its text."""
        return []

    def in_history(self, value: Any) -> Any:
        """The value as JSON."""
        return value

    def from_history(self, stored: Any) -> Any:
        """The value that in_history() made JSON of."""
        return stored
