"""What the CRM remembers of the order system: which records belong together, how far it has read, what did not fit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from revier.kernel.directory.models import Entry


class Entity(models.TextChoices):
    """What is linked record by record."""

    COMPANY = "company", _("Company")
    CONTACT = "contact", _("Contact")


class Link(models.Model):
    """That a record here and a record there are the same.

    base: the shared fields as both sides last agreed on them, in our words; pending: fields both sides have changed,
    with the value of the order system; strange: its values that mean nothing here.
    """

    class State(models.TextChoices):
        LINKED = "LINKED", pgettext_lazy("msto", "linked")
        LEFT = "LEFT", pgettext_lazy("msto", "no longer kept in MSTO")
        MERGED = "MERGED", pgettext_lazy("msto", "merged in MSTO")

    entity = models.CharField(max_length=8, choices=Entity)
    msto_id = models.CharField(max_length=12)
    record = models.OneToOneField(Entry, models.PROTECT, to_field="record", related_name="+")
    rev = models.BigIntegerField(default=0)
    base = models.JSONField(default=dict)
    pending = models.JSONField(default=dict)
    strange = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.LINKED)
    merged_into = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "msto_id"], name="msto_link_once")]

    def __str__(self) -> str:
        return f"{self.entity} {self.msto_id}"


class Cursor(models.Model):
    """How far a reader has come. full: it is on its way through everything, until it has seen all of it once."""

    class Kind(models.TextChoices):
        COMPANIES = "COMPANIES", _("All companies")
        CHANGES = "CHANGES", _("Changes")
        FIGURES = "FIGURES", _("Figures")

    kind = models.CharField(max_length=12, choices=Kind, primary_key=True)
    value = models.CharField(max_length=40, blank=True)
    epoch = models.CharField(max_length=80, blank=True)
    full = models.BooleanField(default=False)
    completed_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=400, blank=True)
    tally = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Setback(models.Model):
    """A record of the order system that could not be taken, and why. It is tried again with every pull.

    payload: the record as it came, as JSON text: it may hold what no JSON column can.
    """

    entity = models.CharField(max_length=8, choices=Entity)
    msto_id = models.CharField(max_length=12)
    reason = models.CharField(max_length=400)
    payload = models.TextField()
    first_at = models.DateTimeField()
    tried_at = models.DateTimeField()
    attempts = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "msto_id"], name="msto_setback_once")]
        indexes = [models.Index(fields=["tried_at"], name="msto_setbacks_waiting")]

    def __str__(self) -> str:
        return f"{self.entity} {self.msto_id}: {self.reason}"


class Batch(models.Model):
    """A closed batch of figures on its way in: staged page by page, checked as a whole, applied company by company.

    after: where the next page begins; applied_to: the last company whose figures have been written.
    """

    as_of = models.DateField()
    batch_no = models.BigIntegerField()
    rows = models.BigIntegerField()
    total_cents = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    after = models.CharField(max_length=12, blank=True)
    checked = models.BooleanField(default=False)
    applied_to = models.BigIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["as_of", "batch_no"], name="msto_batch_once")]

    def __str__(self) -> str:
        return f"{self.as_of}/{self.batch_no}"


class StagedRow(models.Model):
    """One row of a batch that is not applied yet."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="staged", db_index=False)
    company = models.BigIntegerField()
    year = models.IntegerField()
    cents = models.BigIntegerField()
    orders = models.BigIntegerField()
    last_order = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "company", "year"], name="msto_row_once")]

    def __str__(self) -> str:
        return f"{self.company} {self.year}"
