"""A call: who spoke with whom, when, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from revier.kit import Record, Writer, fields, ways_in


class Direction(models.TextChoices):
    OUTGOING = "OUTGOING", _("Outgoing")
    INCOMING = "INCOMING", _("Incoming")


class Status(models.TextChoices):
    PLANNED = "PLANNED", _("Planned")
    HELD = "HELD", _("Held")
    NOT_HELD = "NOT_HELD", _("Cancelled")


class CallType(models.TextChoices):
    POTENTIAL_ONSITE = "POTENTIAL_ONSITE", _("Potential customer on site")
    FORMER_OVER = "FORMER_OVER", _("Former customer over 1,000 €")
    FORMER_UNDER = "FORMER_UNDER", _("Former customer under 1,000 €")
    KA_TOP200 = "KA_TOP200", _("Shared sales – top 200 key accounts")
    VIP = "VIP", _("VIP customer of the centre")
    FOLLOWUP = "FOLLOWUP", _("Follow-up call")
    CSUS = "CSUS", _("Cross- or upselling")
    INBOUND = "INBOUND", _("Incoming call")
    DATA_CHECK = "DATA_CHECK", _("Data check")
    OTHER = "OTHER", _("Other call")


class Outcome(models.TextChoices):
    SUCCESS = "SUCCESS", _("successful")
    INFO = "INFO", _("information")
    APPOINTMENT = "APPOINTMENT", _("appointment")
    OPPORTUNITY = "OPPORTUNITY", _("opportunity")
    CALLBACK = "CALLBACK", _("wants to be called back")
    NOT_REACHED = "NOT_REACHED", _("not reached")
    WRONG_PERSON = "WRONG_PERSON", _("wrong person")
    LEFT_COMPANY = "LEFT_COMPANY", _("no longer with the company")
    NO_HYDRAULICS = "NO_HYDRAULICS", _("no hydraulics")
    NO_CONTACT = "NO_CONTACT", _("wants no contact")
    COMPLAINT = "COMPLAINT", _("complaint")


class NoFollowUp(models.TextChoices):
    NOT_WANTED = "NOT_WANTED", _("wants no further contact")
    LEFT = "LEFT", _("has left the company")
    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", _("not responsible for hydraulics")


class Call(Record):
    subject = fields.Text(_("Subject"), sorted=True)
    company = fields.Link(_("Company"), "companies.Company")
    contact = fields.Link(_("Contact"), "contacts.Contact", optional=True)
    call_type = fields.Choice(_("Type"), CallType, default=CallType.OTHER)
    direction = fields.Choice(_("Direction"), Direction, default=Direction.OUTGOING)
    status = fields.Choice(
        _("Status"),
        Status,
        default=Status.PLANNED,
        signs={Status.PLANNED: "info hollow", Status.HELD: "success tick", Status.NOT_HELD: "neutral cross"},
    )
    starts_at = fields.Moment(_("Start"))
    minutes = fields.Number(_("Duration"), unit=_("min"), default=15, least=0, most=600)
    outcome = fields.Choice(_("Outcome"), Outcome, optional=True)
    result = fields.LongText(pgettext_lazy("call", "Result"), optional=True)
    followup_of = fields.Link(_("Follow-up call to"), "self", optional=True, writer=Writer.RULES)
    followup_on = fields.Day(_("Follow-up call on"), optional=True)
    no_followup_reason = fields.Choice(_("No follow-up call, because"), NoFollowUp, optional=True)

    class Meta:
        verbose_name, verbose_name_plural = _("Call"), _("Calls")
        indexes = [
            *ways_in("ca", "-starts_at", "-changed_at"),
            models.Index(fields=["company", "-starts_at"], name="ca_company"),
            models.Index(fields=["contact", "-starts_at"], name="ca_contact"),
            models.Index(fields=["owner", "status", "starts_at"], name="ca_due"),
            models.Index(fields=["followup_of"], name="ca_followup", condition=models.Q(followup_of__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject
