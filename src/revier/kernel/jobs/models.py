"""Jobs, the slots of the timetable, and who is at work."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from revier.base.keys import new_key
from revier.kernel.schema.fields.key import Key


class Job(models.Model):
    """One call of a task. It is written in the transaction of whatever asks for it, so both happen or neither."""

    class Status(models.TextChoices):
        READY = "READY"
        RUNNING = "RUNNING"
        DONE = "DONE"
        FAILED = "FAILED"

    id = Key(primary_key=True, default=new_key, editable=False)
    task = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=Status, default=Status.READY)
    priority = models.IntegerField(default=0)
    run_after = models.DateTimeField(default=timezone.now)
    once = models.CharField(max_length=100, null=True, unique=True)
    attempts = models.IntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-priority", "run_after"], name="jobs_ready", condition=Q(status="READY")),
            models.Index(fields=["lease_until"], name="jobs_running", condition=Q(status="RUNNING")),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.status})"


class Slot(models.Model):
    """That a task of the timetable was enqueued for a moment: the key makes it once, however many workers look."""

    task = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "at"], name="slot_once")]


class Worker(models.Model):
    """A worker and when it was last seen alive."""

    name = models.CharField(max_length=80, primary_key=True)
    seen_at = models.DateTimeField()
