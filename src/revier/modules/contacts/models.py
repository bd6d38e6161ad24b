"""A contact: a person at a company."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from revier.kit import Record, Writer, fields, ways_in
from revier.modules.companies.choices import Branch


class Salutation(models.TextChoices):
    MR = "MR", _("Mr")
    MS = "MS", _("Ms")
    NONE = "NONE", _("not stated")


class Relationship(models.TextChoices):
    ACTIVE = "ACTIVE", pgettext_lazy("relationship", "active")
    LEFT = "LEFT", _("Left the company")
    RETIRED = "RETIRED", _("Retired")
    OTHER = "OTHER", pgettext_lazy("relationship", "Other")


class DecisionRole(models.TextChoices):
    DECIDER = "DECIDER", _("Decides")
    INFLUENCER = "INFLUENCER", _("Influences")
    ORDERER = "ORDERER", pgettext_lazy("decision", "Orders")
    ADMINISTRATION = "ADMINISTRATION", _("Administration")
    USER = "USER", _("Uses")


class Contact(Record):
    salutation = fields.Choice(_("Salutation"), Salutation, optional=True, default=Salutation.NONE)
    title = fields.Text(_("Title"), optional=True, max_length=60)
    first_name = fields.Text(_("First name"), optional=True, max_length=100)
    last_name = fields.Text(_("Last name"), max_length=100, sorted=True)
    company = fields.Link(_("Company"), "companies.Company")
    function = fields.Text(_("Function"), optional=True, max_length=100)
    department = fields.Text(_("Department"), optional=True, max_length=100)
    is_main_contact = fields.Flag(
        _("Main contact"), sign="success full", help_text=_("Who decides at this company. One at the most.")
    )
    decision_role = fields.Choice(_("Part in decisions"), DecisionRole, optional=True)

    phone = fields.Phone(_("Phone"), optional=True)
    mobile = fields.Phone(_("Mobile"), optional=True)
    phone_other = fields.Phone(_("Other phone"), optional=True)
    fax = fields.Phone(_("Fax"), optional=True)
    email = fields.Email(_("E-mail"), optional=True)
    email_is_generic = fields.Flag(
        _("General address"), writer=Writer.RULES, help_text=_("Such as info@…: no campaign is sent there.")
    )
    email_opt_out = fields.Flag(_("E-mail declined"), sign="danger barred")
    email_other = fields.Email(_("Other e-mail"), optional=True)
    email_other_opt_out = fields.Flag(_("Other e-mail declined"), sign="danger barred")

    business_relationship = fields.Choice(_("Business relationship"), Relationship, default=Relationship.ACTIVE)
    do_not_contact = fields.Flag(_("Do not contact"), sign="danger barred")
    do_not_call = fields.Flag(_("Do not call"), sign="danger barred")

    branch = fields.Choice(_("Trade"), Branch, optional=True, writer=Writer.RULES)
    reports_to = fields.Link(_("Reports to"), "self", optional=True)
    previous_contact = fields.Link(_("Formerly at"), "self", optional=True)
    address = fields.Address(_("Address"))
    birthday = fields.Day(_("Birthday"), optional=True, help_text=_("Only if mentioned by chance; never ask for it."))
    personal_notes = fields.LongText(_("Personal"), optional=True)
    internal_notes = fields.LongText(_("Internal notes"), optional=True)
    description = fields.LongText(_("Description"), optional=True)

    last_call_at = fields.Moment(
        _("Last call"), optional=True, writer=Writer.RULES, missing=(_("never"), "neutral hollow")
    )
    next_call_at = fields.Moment(
        _("Next call"), optional=True, writer=Writer.RULES, missing=(_("no next step"), "danger diamond")
    )
    calls_held = fields.Number(_("Calls held"), default=0, writer=Writer.RULES)
    msto_id = fields.Text(_("MSTO ID"), optional=True, max_length=12, writer=Writer.MSTO)
    sync_with_msto = fields.Flag(_("Synchronise with MSTO"))

    class Meta:
        verbose_name, verbose_name_plural = _("Contact"), _("Contacts")
        constraints = [
            models.UniqueConstraint(
                fields=["msto_id"],
                condition=~models.Q(msto_id=""),
                name="contacts_msto_id",
                violation_error_message=_("There is a contact with this MSTO ID already."),
            )
        ]
        indexes = [
            *ways_in("ct", "last_name_sort", "-changed_at", "-created_at"),
            models.Index(fields=["company", "last_name_sort"], name="ct_company"),
            models.Index(fields=["reports_to"], name="ct_reports", condition=models.Q(reports_to__isnull=False)),
            models.Index(
                fields=["previous_contact"], name="ct_before", condition=models.Q(previous_contact__isnull=False)
            ),
            models.Index(fields=["owner", "last_name_sort"], name="ct_owner"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)
