"""What a request body may hold: the limits of the contract, field by field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .problems import Fault, Problem

Kind = Callable[[object], str]  # a value → what is wrong with it, "" if nothing

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
ID = re.compile(r"0|[1-9][0-9]{0,11}")


def text(longest: int, shortest: int = 0) -> Kind:
    """A text of so many characters."""

    def fault(value: object) -> str:
        if not isinstance(value, str):
            return "type"
        if any("\ud800" <= character <= "\udfff" for character in value):
            return "format"  # half a character, which JSON can write and nobody can store
        return "too_long" if len(value) > longest else "too_short" if len(value) < shortest else ""

    return fault


def matching(pattern: re.Pattern[str], parse: Callable[[str], object] = str) -> Kind:
    """A text of that form that can also be parsed."""

    def fault(value: object) -> str:
        if not isinstance(value, str):
            return "type"
        try:
            parse(value)
        except ValueError:
            return "format"
        return "" if pattern.fullmatch(value) else "format"

    return fault


def one_of(*choices: str) -> Kind:
    """One of these texts."""
    return lambda value: "" if value in choices else "choice"


def whole_number(least: int, most: int) -> Kind:
    """A whole number within these bounds."""

    def fault(value: object) -> str:
        # 92.0 is an integer in JSON.
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            return "type"
        return "" if least <= value <= most else "range"

    return fault


def flag(value: object) -> str:
    """True or false."""
    return "" if isinstance(value, bool) else "type"


def maybe(kind: Kind) -> Kind:
    """The same kind, or null."""
    return lambda value: "" if value is None else kind(value)


@dataclass(frozen=True)
class Shape:
    """The fields a body may and must have, and the status with which anything else is refused."""

    fields: Mapping[str, Kind]
    required: frozenset[str] = frozenset()
    status: int = 422

    def check(self, document: Mapping[str, object]) -> None:
        """Raise Problem, naming every fault, unless the document has this shape. An empty one never has."""
        faults: list[Fault] = [
            {"pointer": f"/{_escaped(name)}", "code": code}
            for name in document
            if (code := self._fault(name, document))
        ]
        faults += [{"pointer": f"/{name}", "code": "missing"} for name in sorted(self.required - document.keys())]
        if not document:
            faults.append({"pointer": "", "code": "empty"})
        if faults:
            raise Problem(self.status, "refused", "The body was refused.", errors=faults)

    def _fault(self, name: str, document: Mapping[str, object]) -> str:
        return self.fields[name](document[name]) if name in self.fields else "unknown"


def _escaped(name: str) -> str:
    """A name as a part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1").encode(errors="replace").decode()


_DAYS, _MOMENTS = matching(_DAY, date.fromisoformat), matching(_MOMENT, datetime.fromisoformat)
_UIDS, _IDS = matching(UID), matching(ID)

_COMPANY: Mapping[str, Kind] = {
    "name": text(200, shortest=1),
    "street": maybe(text(200)),
    "zip": maybe(text(12)),
    "city": maybe(text(100)),
    "country": matching(re.compile(r"[A-Z]{2}")),
    "phone": maybe(text(40)),
    "branch": maybe(text(60)),
    "legal_form": maybe(text(40)),
    "last_visit": maybe(_DAYS),
}
_CONTACT: Mapping[str, Kind] = {
    "salutation": maybe(text(20)),
    "first_name": maybe(text(100)),
    "last_name": text(100, shortest=1),
    "function": maybe(text(100)),
    "phone": maybe(text(40)),
    "mobile": maybe(text(40)),
    "email": maybe(text(254)),
    "left_company": maybe(one_of("left", "retired", "other")),
}

COMPANY_PATCH = Shape(_COMPANY)
COMPANY_CREATE = Shape(
    {**_COMPANY, "crm_uid": _UIDS, "leading_centre": _IDS}, frozenset({"crm_uid", "name", "city", "country"})
)
CONTACT_PATCH = Shape(_CONTACT)
CONTACT_CREATE = Shape(
    {**_CONTACT, "crm_uid": _UIDS, "company_id": _IDS}, frozenset({"crm_uid", "company_id", "last_name"})
)
# The contract knows no 422 for the visit plan.
VISIT_PLAN = Shape(
    {"every_days": whole_number(0, 730), "priority": flag}, frozenset({"every_days", "priority"}), status=400
)
VISIT_REPORT = Shape(
    {"company_id": _IDS, "contact_id": maybe(_IDS), "visited_at": _MOMENTS, "user_id": _IDS},
    frozenset({"company_id", "visited_at", "user_id"}),
)
