"""Everything that was written, who wrote it, and through which door."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.base.keys import new_key
from revier.kernel.directory.models import Entry
from revier.kernel.schema.fields.key import Key


class ChangeSet(models.Model):
    """What was done together: by one person, at one moment, through one door. It can be seen and undone together."""

    class Kind(models.TextChoices):
        FORM = "FORM", _("Entered")
        RULE = "RULE", _("Rule")
        BATCH = "BATCH", _("Mass update")
        IMPORT = "IMPORT", _("Import")
        MERGE = "MERGE", _("Merge")
        SYNC = "SYNC", _("MSTO interface")
        UNDO = "UNDO", _("Undo")
        API = "API", _("REST interface")
        TABLET = "TABLET", _("Tablet")
        SYSTEM = "SYSTEM", _("System")

    id = Key(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)
    cause = models.ForeignKey("self", models.PROTECT, null=True, related_name="consequences")

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="change_sets_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Step(models.Model):
    """One field of one record, before and after; or that a record was created, deleted, restored.

    `version` is the record's version after it. A creation keeps all values that were not empty in `new`.
    `source` names where the value came from: the door of its change set, or the rule that derived it.
    """

    class Verb(models.TextChoices):
        CREATED = "CREATED", _("created")
        CHANGED = "CHANGED", _("changed")
        DELETED = "DELETED", _("deleted")
        RESTORED = "RESTORED", _("restored")

    change_set = models.ForeignKey(ChangeSet, models.PROTECT, related_name="steps")
    entry = models.ForeignKey(Entry, models.PROTECT, to_field="record", related_name="+", db_index=False)
    version = models.IntegerField()
    verb = models.CharField(max_length=8, choices=Verb)
    field = models.CharField(max_length=60, blank=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    source = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["entry", "-id"], name="steps_of_a_record")]

    def __str__(self) -> str:
        return f"{self.verb} {self.field}"


class Deed(models.Model):
    """What was done around people and rights: a person entered, a role changed, an exception granted."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=40)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["about", "-at"], name="deeds_about")]

    def __str__(self) -> str:
        return f"{self.what} {self.details}"
