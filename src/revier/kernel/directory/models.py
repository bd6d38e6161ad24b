"""The directory: one row per record, whatever its module. Links to "any record" point here."""

from django.db import models

from revier.kernel.schema.fields.key import Key
from revier.kernel.schema.fields.text import SortKey
from revier.kernel.visibility.models import TeamSet


class Entry(models.Model):
    """A record as the directory knows it.

    `number` is the row of the search index (it must be a whole number there); `record` is the record's own key, to
    which foreign keys point. `clues` are the texts it is found by: [[field, text], …].
    """

    number = models.BigAutoField(primary_key=True)
    record = Key(unique=True)
    module = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    title_sort = SortKey(of="title")
    clues = models.JSONField(default=list)
    team_set = models.ForeignKey(TeamSet, models.PROTECT, db_index=False)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["title_sort", "module", "team_set"],
                name="directory_title",
                condition=models.Q(deleted_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title
