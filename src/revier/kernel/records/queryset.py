"""Questions to records: refused until they say for whom they are asked."""

from typing import Any

from django.db import models
from django.db.models import sql

from revier.kernel.schema import registry
from revier.kernel.visibility import policy

from .gate import Undecided, may_ask, require_writing


class _Query(sql.Query):
    """Every way to ask compiles a query, so this one method guards them all."""

    decided = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        if not (self.decided or may_ask()):
            raise Undecided(self.model or models.Model)
        return super().get_compiler(*args, **kwargs)


class RecordQuerySet(models.QuerySet[Any]):
    """A question to the records of one module."""

    def visible_to(self, user: Any, action: str = "view", *, narrow: bool = False) -> "RecordQuerySet":
        """Only what this person may see (or change, or delete). Deleted records are not among them."""
        module = registry.module_of(self.model)
        seen = self.filter(policy.question(user, module, action, narrow=narrow), deleted_at__isnull=True)
        return seen._decide()

    def deleted_for(self, user: Any) -> "RecordQuerySet":
        """The deleted records this person could see while they were there."""
        module = registry.module_of(self.model)
        return self.filter(policy.question(user, module), deleted_at__isnull=False)._decide()

    def unrestricted(self, why: str) -> "RecordQuerySet":
        """All rows, for a reason: the house itself asks, nobody is shown the answer."""
        if not why:
            raise ValueError("Say why everybody's records are asked for.")
        return self.all()._decide()

    def _decide(self) -> "RecordQuerySet":
        self.query.decided = True  # type: ignore[attr-defined]
        return self

    def update(self, **kwargs: Any) -> int:
        require_writing("update()")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_writing("delete()")
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        require_writing("bulk_create()")
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        require_writing("bulk_update()")
        return super().bulk_update(*args, **kwargs)

    def create(self, **kwargs: Any) -> Any:
        require_writing("create()")
        return super().create(**kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        require_writing("raw()")
        return super().raw(*args, **kwargs)

    update.queryset_only = delete.queryset_only = True  # type: ignore[attr-defined]


class Guarded(models.Manager.from_queryset(RecordQuerySet)):  # type: ignore[misc]
    """The manager of records: its questions are undecided at first."""

    def get_queryset(self) -> RecordQuerySet:
        return RecordQuerySet(self.model, query=_Query(self.model), using=self._db, hints=self._hints)
