"""The question of a list, as its address states it: which view, which filters, which order, which columns, from where.

/kontakte/?ansicht=r602&company.type.any=FORMER_OVER&ordnung=-last_call_at&suche=brandt&nach=…
"""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from revier.kernel.schema.layout import View
from revier.kernel.schema.module import Module

VIEW, SORT, WORDS, AFTER, TRASH = "ansicht", "ordnung", "suche", "nach", "papierkorb"


@dataclass(frozen=True, slots=True)
class Term:
    """One filter: the field ("city", "company.type"), the operator ("is", "any", "past"), and its values as text."""

    field: str
    operator: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """As it stands in an address: "company.type.any"."""
        return f"{self.field}.{self.operator}"


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked. `terms` are what the person added to the filters of the view."""

    module: Module
    view: View | None = None
    terms: tuple[Term, ...] = ()
    sort: str = ""
    words: str = ""
    after: str = ""
    trash: bool = False

    @property
    def all_terms(self) -> tuple[Term, ...]:
        """The filters of the view, then one's own."""
        return (*terms_of(self.view.where if self.view else {}), *self.terms)

    @property
    def order(self) -> str:
        """The field it is sorted by, "-" in front for descending."""
        return self.sort or (self.view.sort if self.view else "") or self.module.sort

    def address(self, **changes: Any) -> str:
        """The query string of this question, with changes: address(sort="-name") or address(view=None)."""
        question = replace(self, **{"after": "", **changes})
        pairs = [(VIEW, question.view.key)] if question.view else []
        pairs += [(term.name, value) for term in question.terms for value in term.values]
        pairs += [(SORT, question.sort)] if question.sort else []
        pairs += [(WORDS, question.words)] if question.words else []
        pairs += [(TRASH, "1")] if question.trash else []
        pairs += [(AFTER, question.after)] if question.after else []
        return f"?{urlencode(pairs)}" if pairs else "?"

    def without(self, term: Term) -> str:
        """The address with one filter less."""
        return self.address(terms=tuple(each for each in self.terms if each != term))


def terms_of(where: Mapping[str, Any]) -> tuple[Term, ...]:
    """Filters from the spelling of a declaration: {"status.any": ("HELD",), "owner.me": ""}."""
    found = []
    for name, value in where.items():
        field, _dot, operator = name.rpartition(".")
        found.append(Term(field, operator, tuple(value) if isinstance(value, tuple | list) else (str(value),)))
    return tuple(found)


def read(module: Module, parameters: Mapping[str, Iterable[str]]) -> Question:
    """The question an address states. parameters: name → values. What nobody can mean is passed over."""
    given = {name: [str(value) for value in values] for name, values in parameters.items()}
    return Question(
        module=module,
        view=module.view(_first(given, VIEW)),
        terms=tuple(term for term in terms_of({n: v for n, v in given.items() if "." in n}) if term.operator),
        sort=_first(given, SORT),
        words=_first(given, WORDS).strip()[:200],
        after=_first(given, AFTER),
        trash=_first(given, TRASH) == "1",
    )


def _first(given: Mapping[str, list[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "")


def pack(values: list[Any]) -> str:
    """The place in a list behind which the next page begins, as one word of an address."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def unpack(word: str) -> list[Any] | None:
    """The place such a word means, or None when somebody made it up."""
    try:
        values = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, binascii.Error):
        return None
    return values if isinstance(values, list) else None
