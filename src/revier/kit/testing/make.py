"""Records for tests: whatever a test does not say is filled with something ordinary."""

from itertools import count
from typing import Any

from django.utils import timezone

from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.schema import registry
from revier.kernel.schema.fields.basic import Kind

from .cast import form

_number = count(1)


def make(model: Any, *, owner: Any, by_msto: bool = False, **values: Any) -> Any:
    """A stored record of this model that belongs to a person's centre; by_msto: as if the order system had sent it.

    Raises Refused when a rule objects to what is said.
    """
    within = change_sets.begin(change_sets.Kind.SYNC) if by_msto else form(by=None)
    return records.create(model(owner=owner, **ordinary(model, owner, values)), within=within)


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
