"""The words of the order system and ours. Pure: nothing is asked, nothing is written, nothing is guessed.

A value that is not known here is reported as strange and otherwise treated as if nothing had been said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from revier.base import phone, text
from revier.kernel.schema.fields.address import COUNTRIES
from revier.kernel.schema.fields.reach import EmailEntry
from revier.modules.companies.choices import Branch, LegalForm, MstoState
from revier.modules.contacts.models import Relationship, Salutation

from . import answers, faults

LONGEST_STRANGE = 60
STATES = {"active": MstoState.ACTIVE, "warning": MstoState.WARNING, "inactive": MstoState.INACTIVE}


class Unknown(Exception):
    """A value that means nothing here."""


class Picklist:
    """Codes of both sides. Whoever writes "GmbH & Co. KG" for gmbh_co_kg is understood, too."""

    def __init__(self, ours: Mapping[str, str], also: Mapping[str, str]):
        self._theirs = {code: wire for wire, code in ours.items()}
        self._ours = {_letters(word): code for word, code in {**also, **ours}.items()}

    def read(self, word: str) -> str:
        try:
            return self._ours[_letters(word)]
        except KeyError:
            raise Unknown(word) from None

    def write(self, code: str) -> str | None:
        return self._theirs.get(code)


def _letters(word: str) -> str:
    return "".join(c for c in text.plain(word) if c.isalnum())


def _small(choices: Any) -> dict[str, str]:
    return {code.lower(): code for code in choices.values}


BRANCHES = Picklist(_small(Branch), {})
LEGAL_FORMS = Picklist(
    _small(LegalForm),
    {
        "UG (haftungsbeschränkt)": LegalForm.UG,
        "Einzelunternehmen": LegalForm.EINZEL,
        "Körperschaft des öffentlichen Rechts": LegalForm.KOER,
    },
)
SALUTATIONS = Picklist({"mr": Salutation.MR, "ms": Salutation.MS}, {"Herr": Salutation.MR, "Frau": Salutation.MS})
LEAVINGS = Picklist({"left": Relationship.LEFT, "retired": Relationship.RETIRED, "other": Relationship.OTHER}, {})
LANDS = Picklist({code: code for code in COUNTRIES}, {})


@dataclass(frozen=True, slots=True)
class Shared:
    """A field both sides may change: its name there and here, how it is read and written, and what empty means here."""

    wire: str
    name: str
    read: Callable[[str], str]
    write: Callable[[str], str | None] = lambda value: value or None
    empty: str = ""


@dataclass(slots=True)
class Told:
    """What the order system says of a record, in our words: only what it says, and what of it is not understood."""

    msto_id: str
    rev: int
    crm_uid: str
    shared: dict[str, str] = field(default_factory=dict)
    strange: dict[str, str] = field(default_factory=dict)
    state: str = ""
    centre: str = ""
    company: str = ""
    last_order: date | None = None
    last_visit: date | None = None


def _line(longest: int) -> Callable[[str], str]:
    def read(value: str) -> str:
        tidied = text.tidy(value)
        if len(tidied) > longest:
            raise Unknown(value)
        return tidied

    return read


def _phone(value: str) -> str:
    try:
        return phone.stored(text.tidy(value))
    except phone.NotAPhoneNumber:
        raise Unknown(value) from None


def _email(value: str) -> str:
    try:
        return str(EmailEntry(required=False).to_python(text.tidy(value))).lower()
    except forms.ValidationError:
        raise Unknown(value) from None


COMPANY = (
    Shared("name", "name", _line(200)),
    Shared("street", "street", _line(200)),
    Shared("zip", "zip", _line(12)),
    Shared("city", "city", _line(100)),
    Shared("country", "country", LANDS.read, LANDS.write),
    Shared("phone", "phone", _phone),
    Shared("branch", "branch", BRANCHES.read, BRANCHES.write),
    Shared("legal_form", "legal_form", LEGAL_FORMS.read, LEGAL_FORMS.write),
)
CONTACT = (
    Shared("salutation", "salutation", SALUTATIONS.read, SALUTATIONS.write, Salutation.NONE),
    Shared("first_name", "first_name", _line(100)),
    Shared("last_name", "last_name", _line(100)),
    Shared("function", "function", _line(100)),
    Shared("phone", "phone", _phone),
    Shared("mobile", "mobile", _phone),
    Shared("email", "email", _email),
    Shared("left_company", "business_relationship", LEAVINGS.read, LEAVINGS.write, Relationship.ACTIVE),
)


def company(record: Any) -> Told:
    """What a company of the order system says. Raises BadAnswer when it does not even have an id and a revision."""
    told = _begin(record, COMPANY)
    told.state = STATES.get(record.get("state"), "") if isinstance(record.get("state"), str) else ""
    told.centre = _key(record, "leading_centre", told)
    told.last_order = _day(record, "last_order", told)
    told.last_visit = _day(record, "last_visit", told)
    return told


def contact(record: Any) -> Told:
    """What a contact of the order system says. Raises BadAnswer when it does not even have an id and a revision."""
    told = _begin(record, CONTACT)
    told.company = _key(record, "company_id", told)
    return told


def ours(record: Any, fields: tuple[Shared, ...]) -> dict[str, str]:
    """The shared fields of one of our records."""
    return {each.name: getattr(record, each.name) or each.empty for each in fields}


def to_wire(values: Mapping[str, str], fields: tuple[Shared, ...]) -> dict[str, str | None]:
    """Shared fields in the words of the order system; an empty one is null there."""
    return {each.wire: each.write(values[each.name]) for each in fields if each.name in values}


def _begin(record: Any, fields: tuple[Shared, ...]) -> Told:
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not answers.ID.fullmatch(record["id"]):
        raise faults.BadAnswer("a record without an id")
    uid = record.get("crm_uid")
    told = Told(record["id"], answers.whole(record.get("rev")), uid if isinstance(uid, str) else "")
    for each in fields:
        _read(record, each, told)
    return told


def _read(record: Mapping[str, Any], each: Shared, told: Told) -> None:
    value = record.get(each.wire)
    if value is None or value == "":
        return
    try:
        if not isinstance(value, str) or _half(value):
            raise Unknown(value)
        read = each.read(value)
    except Unknown:
        told.strange[each.name] = _strange(value)
    else:
        if read:
            told.shared[each.name] = read


def _half(value: str) -> bool:
    """Half a character: JSON can write it, no database can store it."""
    return any("\ud800" <= c <= "\udfff" for c in value)


def _key(record: Mapping[str, Any], name: str, told: Told) -> str:
    value = record.get(name)
    if isinstance(value, str) and answers.ID.fullmatch(value):
        return value
    if value is not None:
        told.strange[name] = _strange(value)
    return ""


def _day(record: Mapping[str, Any], name: str, told: Told) -> date | None:
    try:
        return answers.day(record.get(name))
    except faults.BadAnswer:
        told.strange[name] = _strange(record[name])
        return None


def _strange(value: Any) -> str:
    """A strange value as it can be shown and stored."""
    return text.tidy(str(value).encode("utf-8", "replace").decode())[:LONGEST_STRANGE]
