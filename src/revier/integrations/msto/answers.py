"""The answers of the order system, checked for their shape. What single records say is read in mapping.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from . import faults

CONTRACT = "1"
ID = re.compile(r"[0-9]{1,12}", re.ASCII)
_POSITION = re.compile(r"[0-9]{1,18}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meta:
    """Which contract is spoken, and since when positions in the feed count."""

    contract: str
    epoch: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of records by id; next_after is "" on the last one."""

    items: list["News"]
    next_after: str


@dataclass(frozen=True, slots=True)
class News:
    """What happened to one record of the order system, and the record as it is now."""

    entity: str
    msto_id: str
    kind: str = "upsert"
    record: Any = None
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of the change feed."""

    epoch: str
    items: list[News]
    next_cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre as the order system knows it."""

    msto_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one company ordered in one year."""

    company: int
    year: int
    cents: int
    orders: int
    last_order: date | None


@dataclass(frozen=True, slots=True)
class RevenuePage:
    """A page of a closed batch of figures, with what the whole batch must add up to."""

    as_of: date
    batch_no: int
    rows: int
    total_cents: int
    sha256: str
    items: list[Row]
    next_after: str


def meta(answer: Any) -> Meta:
    """Raises BadAnswer when another contract is spoken."""
    found = Meta(_text(answer, "contract", 40), _text(answer, "epoch", 80))
    if found.contract.partition(".")[0] != CONTRACT:
        raise faults.BadAnswer(
            _("The order system speaks another version of the interface (%(version)s).") % {"version": found.contract}
        )
    return found


def listing(answer: Any, after: str) -> Listing:
    """A page that comes after `after`; a page that leads nowhere is refused, or the pull would never end."""
    items = [News("company", _id(item, "id"), record=item) for item in _items(answer)]
    return Listing(items, _next(answer, after))


def feed(answer: Any, cursor: str) -> Feed:
    """A page of the feed that comes after `cursor`."""
    items = [_news(item) for item in _items(answer)]
    following, more = _text(answer, "next_cursor", 18), answer.get("has_more")
    if not isinstance(more, bool) or not _POSITION.fullmatch(following) or (more and following == cursor):
        raise _broken()
    return Feed(_text(answer, "epoch", 80), items, following, more)


def centres(answer: Any) -> list[Centre]:
    """All centres that have an id and a name."""
    if not isinstance(answer, list):
        raise _broken()
    return [Centre(_id(item, "id"), _text(item, "name", 100).strip()) for item in answer]


def revenue(answer: Any, as_of: str, after: str) -> RevenuePage:
    """A page of the batch of `as_of`."""
    if _text(answer, "as_of", 10) != as_of:
        raise _broken()
    return RevenuePage(
        as_of=date.fromisoformat(as_of),
        batch_no=whole(answer.get("batch_no")),
        rows=whole(answer.get("rows")),
        total_cents=whole(answer.get("total_cents")),
        sha256=_text(answer, "sha256", 64).lower(),
        items=[_row(item) for item in _items(answer)],
        next_after=_next(answer, after),
    )


def whole(value: Any) -> int:
    """A whole number; 92.0 is one in JSON. Raises BadAnswer."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**53:
        raise _broken()
    return value


def day(value: Any) -> date | None:
    """A day of these centuries, or None for null. Raises BadAnswer."""
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _broken()
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise _broken() from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise _broken()
    return found


def _row(item: Any) -> Row:
    known = _object(item)
    year, cents, orders = (whole(known.get(name)) for name in ("year", "cents", "orders"))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _broken()
    return Row(int(_id(known, "company_id")), year, cents, orders, day(known.get("last_order")))


def _news(item: Any) -> News:
    known = _object(item)
    kind = known.get("kind")
    if kind not in {"upsert", "merged", "deactivated"}:
        raise _broken()
    into = _id(known, "merged_into") if known.get("merged_into") else ""
    return News(_text(known, "entity", 20), _id(known, "id"), kind, known.get("record"), into)


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise _broken()
    return value


def _items(answer: Any) -> list[Any]:
    items = _object(answer).get("items")
    if not isinstance(items, list):
        raise _broken()
    return items


def _next(answer: Json, after: str) -> str:
    following = answer.get("next_after")
    if following is None:
        return ""
    if not isinstance(following, str) or not ID.fullmatch(following) or following == after:
        raise _broken()
    return following


def _id(known: Json, name: str) -> str:
    found = _text(known, name, 12)
    if not ID.fullmatch(found):
        raise _broken()
    return found


def _text(known: Any, name: str, longest: int) -> str:
    value = _object(known).get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest or not value.isprintable():
        raise _broken()
    return value


def _broken() -> faults.BadAnswer:
    return faults.BadAnswer(_("The order system answered something that does not follow the interface."))
