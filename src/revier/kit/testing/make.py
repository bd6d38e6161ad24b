"""Records for tests: whatever a test does not say is filled with something ordinary."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.schema import registry
from revier.kernel.schema.fields import Writer
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.rules import Refused

from .cast import form

_number = count(1)

# What a record of another centre says: one looks for BAIT, and must never read SECRET.
BAIT, SECRET, SECRET_PHONE = "Kanari", "Geheim7", "0441 7654321"
LONG_AGO = date(2024, 2, 5)


def make(model: Any, *, owner: Any, by_msto: bool = False, **values: Any) -> Any:
    """A stored record of this model that belongs to a person's centre; by_msto: as if the order system had sent it.

    Raises Refused when a rule objects to what is said.
    """
    within = change_sets.begin(change_sets.Kind.SYNC) if by_msto else form(by=None)
    teams = values.pop("teams", ())
    record = model(owner=owner, **ordinary(model, owner, values))
    record.teams = teams
    return records.create(record, within=within)


def ordinary(model: Any, owner: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The given values, and ordinary ones for every field that must not be empty."""
    filled = dict(values)
    for name, field in registry.module_of(model).fields.items():
        if name not in filled and name != "owner" and not (field.optional or field.has_default()) and field.editable:
            value = _ordinary(field, owner)
            if value is not None:
                filled[name] = value
    return filled


def _ordinary(field: Kind, owner: Any) -> Any:
    if field.kind == "link":
        return make(field.related_model, owner=owner)
    if field.kind == "centre":
        return next(iter(owner.own_centres), None)
    if field.kind == "choice":
        return field.options[0][0]  # type: ignore[attr-defined]
    if field.kind == "text":
        return f"{field.label} {next(_number)}"
    if field.kind == "moment":
        return timezone.now().replace(second=0, microsecond=0)
    return None


def marked(model: Any, *, owner: Any, known: dict[Any, Any] | None = None) -> Any:
    """A record that says BAIT and SECRET in every text it has, and so does every record it is linked to.

    known: those that are there already, by their model; filled on the way.
    """
    known = {} if known is None else known
    if model not in known:
        fields = registry.module_of(model).fields.items()
        values = {name: _marked(field, model, owner, known) for name, field in fields if _is_ours(field)}
        given = {name: value for name, value in values.items() if value is not None}
        known[model] = make(model, owner=owner, by_msto=True, **given)
    return known[model]


def _is_ours(field: Kind) -> bool:
    return field.editable and field.writer != Writer.RULES


def _marked(field: Kind, model: Any, owner: Any, known: dict[Any, Any]) -> Any:
    if field.kind == "link" and field.related_model is not model:
        return marked(field.related_model, owner=owner, known=known)
    both = f"{BAIT} {SECRET}"
    says = {
        "text": both if (field.max_length or 0) >= len(both) else SECRET,
        "long_text": f"{both}\nin zwei Zeilen",
        "email": f"{BAIT}.{SECRET}@firma.de".lower(),
        "web": f"https://{BAIT}.de/{SECRET}".lower(),
        "phone": SECRET_PHONE,
    }
    return says.get(field.kind)


def several(model: Any, *, owner: Any, number: int = 7) -> list[Any]:
    """Records that differ in everything they can differ in: empty and filled, alike and not, with umlauts and without.

    What a rule objects to is left out.
    """
    shared: tuple[dict[Any, Any], dict[Any, Any]] = ({}, {})
    return [_agreeable(model, owner, _various(model, owner, place, shared[place % 2])) for place in range(number)]


def _agreeable(model: Any, owner: Any, values: dict[str, Any]) -> Any:
    try:
        return make(model, owner=owner, by_msto=True, **values)
    except Refused as refused:
        objected = {problem.field for problem in refused.problems} & values.keys()
        if not objected:
            raise
    return _agreeable(model, owner, {name: value for name, value in values.items() if name not in objected})


_WORDS = ("Zander", "ähren", "Otto", "Özdemir", "otto", "Straße 5 %", "O'Hara_")


def _various(model: Any, owner: Any, place: int, known: dict[Any, Any]) -> dict[str, Any]:
    fields = [(name, field) for name, field in registry.module_of(model).fields.items() if _is_ours(field)]
    values = {name: _one_of_many(field, place, order) for order, (name, field) in enumerate(fields)}
    values |= _linked(model, owner, known)
    return {name: value for name, value in values.items() if value is not None}


def _linked(model: Any, owner: Any, known: dict[Any, Any]) -> dict[str, Any]:
    """Links that belong together: the contact works for the company."""
    links = {name: field.related_model for name, field in registry.module_of(model).fields.items() if _is_linked(field)}
    for target in links.values():
        if target is not model and target not in known:
            known[target] = make(target, owner=owner, **_linked(target, owner, known))
    return {name: known[target] for name, target in links.items() if target is not model}


def _is_linked(field: Kind) -> bool:
    return field.kind == "link" and _is_ours(field)


def _one_of_many(field: Kind, place: int, order: int) -> Any:
    if field.optional and place % 3 == order % 3 and field.kind != "flag":
        return None
    day = LONG_AGO + timedelta(days=10 * order + place // 2)
    if field.kind == "choice":
        options = field.options  # type: ignore[attr-defined]
        return options[-1 - place // 2 % len(options)][0]
    if field.kind == "text":
        return f"{_WORDS[place % len(_WORDS)]}{'' if (field.max_length or 0) > len('O Hara_') + 12 else place}"[:12]
    return {
        "flag": place % 2 == 0,
        "number": place + 1,
        "money": place * 100,
        "day": day,
        "moment": timezone.make_aware(datetime.combine(day, time(12))),
        "long_text": f"{_WORDS[place % len(_WORDS)]}\nmehr",
        "email": f"name{place}@firma.de",
        "phone": f"0441 92501{place}",
        "web": f"https://firma{place}.de",
    }.get(field.kind)
