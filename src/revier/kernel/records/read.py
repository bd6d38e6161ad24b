"""Reads one record for one person."""

from typing import Any
from uuid import UUID

from revier.kernel.schema.module import Module


class NotThere(Exception):
    """No such record, or none this person may see: nobody can tell the difference."""


def get(module: Module, key: UUID, user: Any, *, action: str = "view") -> Any:
    """The record with that key, if this person may see it (or change, or delete it). Raises NotThere."""
    records: Any = module.model.objects  # type: ignore[attr-defined]
    found = records.visible_to(user, action).filter(pk=key).select_related("team_set").first()
    if found is None:
        raise NotThere(module.name)
    return found


def get_deleted(module: Module, key: UUID, user: Any) -> Any:
    """A deleted record this person could see while it was there. Raises NotThere."""
    records: Any = module.model.objects  # type: ignore[attr-defined]
    found = records.deleted_for(user).filter(pk=key).first()
    if found is None:
        raise NotThere(module.name)
    return found
