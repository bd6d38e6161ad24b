"""A task: what somebody shall do until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.kit import Record, Writer, fields, ways_in


class Kind(models.TextChoices):
    GENERAL = "GENERAL", _("General task")
    MST_VISIT = "MST_VISIT", _("Technician's visit wished")
    CSUS = "CSUS", _("Cross- or upselling")
    CALLBACK = "CALLBACK", _("Call back")
    OFFER = "OFFER", _("Offer")
    DATA = "DATA", _("Data care")
    MSTO_CLEANUP = "MSTO_CLEANUP", _("Remove record in MSTO")
    COMPLAINT = "COMPLAINT", _("Complaint")
    KV = "KV", _("Renew terms agreement")


class Status(models.TextChoices):
    NOT_STARTED = "NOT_STARTED", _("Not started")
    IN_PROGRESS = "IN_PROGRESS", _("In progress")
    PENDING_INPUT = "PENDING_INPUT", _("Waiting for an answer")
    COMPLETED = "COMPLETED", _("Completed")
    DEFERRED = "DEFERRED", _("Deferred")


OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.PENDING_INPUT)


class Priority(models.TextChoices):
    HIGH = "HIGH", _("High")
    MEDIUM = "MEDIUM", _("Medium")
    LOW = "LOW", _("Low")


class Task(Record):
    subject = fields.Text(_("Subject"), sorted=True)
    kind = fields.Choice(_("Kind"), Kind, default=Kind.GENERAL)
    status = fields.Choice(
        _("Status"),
        Status,
        default=Status.NOT_STARTED,
        signs={
            Status.NOT_STARTED: "neutral hollow",
            Status.IN_PROGRESS: "info half",
            Status.PENDING_INPUT: "warning half",
            Status.COMPLETED: "success tick",
            Status.DEFERRED: "neutral barred",
        },
    )
    priority = fields.Choice(
        _("Priority"),
        Priority,
        default=Priority.MEDIUM,
        signs={Priority.HIGH: "danger full", Priority.MEDIUM: "neutral half", Priority.LOW: "neutral hollow"},
    )
    starts_at = fields.Moment(_("Begin"), optional=True)
    due_at = fields.Moment(_("Due"), optional=True)
    company = fields.Link(_("Company"), "companies.Company", optional=True)
    contact = fields.Link(_("Contact"), "contacts.Contact", optional=True)
    description = fields.LongText(_("Description"), optional=True)
    result = fields.LongText(_("Result"), optional=True)
    completed_at = fields.Moment(_("Completed on"), optional=True, writer=Writer.RULES)
    completed_by = fields.Person(_("Completed by"), optional=True, writer=Writer.RULES)

    class Meta:
        verbose_name, verbose_name_plural = _("Task"), _("Tasks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True)
                | models.Q(due_at__isnull=True)
                | models.Q(starts_at__lte=models.F("due_at")),
                name="tasks_due_after_start",
                violation_error_message=_("The task would be due before it begins."),
            )
        ]
        indexes = [
            *ways_in("ta", "due_at", "-changed_at"),
            models.Index(fields=["company", "-due_at"], name="ta_company"),
            models.Index(fields=["contact", "-due_at"], name="ta_contact"),
            models.Index(fields=["owner", "status", "due_at"], name="ta_due"),
        ]

    def __str__(self) -> str:
        return self.subject
