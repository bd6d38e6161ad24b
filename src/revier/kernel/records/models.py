"""What every record of every module has."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from revier.base.keys import new_key
from revier.kernel.schema.fields import Key, Moment, Person, Writer
from revier.kernel.visibility.models import TeamSet

from .gate import asking_everybody, require_writing
from .queryset import Guarded


class Record(models.Model):
    """The abstract ancestor of companies, contacts, calls and all the rest."""

    id = Key(primary_key=True, default=new_key, editable=False)
    team_set = models.ForeignKey(TeamSet, models.PROTECT, db_index=False, related_name="+", editable=False)
    owner = Person(_("Assigned to"))
    created_at = Moment(_("Created on"), writer=Writer.RULES, editable=False)
    created_by = Person(_("Created by"), writer=Writer.RULES, optional=True, editable=False)
    changed_at = Moment(_("Changed on"), writer=Writer.RULES, editable=False)
    changed_by = Person(_("Changed by"), writer=Writer.RULES, optional=True, editable=False)
    version = models.IntegerField(default=1, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    objects = Guarded()
    # Links and the write path use this one; an architecture test keeps everybody else away from it.
    plain = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "plain"
        default_manager_name = "objects"

    @property
    def teams(self) -> list[Any]:
        """The teams the record shall belong to, as teams or team names; empty as long as nobody has said so."""
        return list(self.__dict__.get("_teams", ()))

    @teams.setter
    def teams(self, teams: Any) -> None:
        self.__dict__["_teams"] = list(teams)

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_writing("save()")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_writing("delete()")
        return super().delete(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        with asking_everybody("uniqueness is a question to all rows"):
            super().full_clean(*args, **kwargs)


def ways_in(prefix: str, *sorts: str) -> list[models.Index]:
    """The indexes that keep a list quick: for each order of the list, one for people who see much and one for people
    who see little.

    prefix: short name of the table, for the names of the indexes; sorts: columns, "-" in front for descending.
    The team set stands in the index, so visibility is decided without touching the row; on SQLite it has to be one of
    the columns for that, because included columns exist on PostgreSQL only.
    """
    there = Q(deleted_at__isnull=True)
    indexes = []
    for sort in sorts:
        name = sort.lstrip("-").removesuffix("_sort").removesuffix("_id")[:14]
        key = "-id" if sort.startswith("-") else "id"
        indexes += [
            models.Index(fields=[sort, key, "team_set"], name=f"{prefix}_{name}", condition=there),
            models.Index(fields=["team_set", sort, key], name=f"{prefix}_ts_{name}", condition=there),
        ]
    return indexes
