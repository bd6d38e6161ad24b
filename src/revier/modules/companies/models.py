"""A company: a customer, a former or a potential one, at one site."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.kit import Record, Writer, fields, ways_in

from .choices import TYPE_SIGNS, Branch, LegalForm, Level, MstoState, Origin, Type, Volume


class Company(Record):
    name = fields.Text(_("Name"), sorted=True)
    type = fields.Choice(_("Type"), Type, default=Type.POTENTIAL, writer=Writer.RULES, signs=TYPE_SIGNS)
    level = fields.Choice(_("Level"), Level, default=Level.LOCAL)
    branch = fields.Choice(_("Trade"), Branch)
    legal_form = fields.Choice(_("Legal form"), LegalForm)
    parent = fields.Link(_("Member of"), "self", optional=True, help_text=_("The head office this site belongs to."))

    address = fields.Address(_("Address"), required=("city", "country"))
    delivery_address = fields.Address(_("Delivery address"), prefix="delivery")
    phone = fields.Phone(_("Phone"), optional=True)
    fax = fields.Phone(_("Fax"), optional=True)
    email = fields.Email(_("E-mail"), optional=True)
    website = fields.Web(_("Website"), optional=True)
    vat_id = fields.Text(_("VAT ID"), optional=True, max_length=20)

    last_order_on = fields.Day(_("Last order on"), optional=True, writer=Writer.MSTO)
    revenue = fields.Yearly(_("Revenue per year"), optional=True, writer=Writer.MSTO)
    revenue_total = fields.Money(_("Revenue in five years"), optional=True, writer=Writer.RULES)
    volume = fields.Choice(_("Order volume"), Volume, default=Volume.NONE, writer=Writer.RULES)
    kv_valid_from = fields.Day(_("Terms valid from"), optional=True)
    kv_valid_to = fields.Day(_("Terms valid until"), optional=True)
    kv_text = fields.LongText(_("Terms agreement"), optional=True)

    last_call_at = fields.Moment(
        _("Last call"), optional=True, writer=Writer.RULES, missing=(_("never"), "neutral hollow")
    )
    next_call_at = fields.Moment(
        _("Next call"), optional=True, writer=Writer.RULES, missing=(_("no next step"), "danger diamond")
    )
    call_rhythm_days = fields.Number(_("Call rhythm"), unit=_("days"), default=60, least=1, most=730)
    last_visit_on = fields.Day(_("Date of last visit"), optional=True, writer=Writer.MSTO)
    visit_every_days = fields.Number(
        _("Visit frequency"), unit=_("days"), default=0, most=730, help_text=_("0 means no visits are planned.")
    )
    priority_visit = fields.Flag(_("Priority visit"), sign="warning full")
    priority_set_at = fields.Moment(_("Priority visit set on"), optional=True, writer=Writer.RULES)
    competitor = fields.Text(_("Competitor"), optional=True)
    data_checked_on = fields.Day(_("Data checked on"), optional=True)
    origin = fields.Choice(_("Origin"), Origin, optional=True)
    internal_notes = fields.LongText(_("Internal notes"), optional=True)
    description = fields.LongText(_("Description"), optional=True)

    msto_id = fields.Text(_("MSTO ID"), optional=True, max_length=12, writer=Writer.MSTO)
    msto_state = fields.Choice(
        _("Status in MSTO"),
        MstoState,
        optional=True,
        writer=Writer.MSTO,
        signs={MstoState.WARNING: "danger full"},
    )
    sync_with_msto = fields.Flag(_("Synchronise with MSTO"))
    leading_centre = fields.OfCentre(_("Leading centre"))

    class Meta:
        verbose_name, verbose_name_plural = _("Company"), _("Companies")
        constraints = [
            models.UniqueConstraint(
                fields=["msto_id"],
                condition=~models.Q(msto_id=""),
                name="companies_msto_id",
                violation_error_message=_("There is a company with this MSTO ID already."),
            ),
            models.CheckConstraint(
                condition=models.Q(kv_valid_from__isnull=True)
                | models.Q(kv_valid_to__isnull=True)
                | models.Q(kv_valid_from__lte=models.F("kv_valid_to")),
                name="companies_kv_period",
                violation_error_message=_("The terms agreement would end before it begins."),
            ),
        ]
        indexes = [
            *ways_in("co", "name_sort", "-changed_at", "city_sort", "-created_at"),
            models.Index(fields=["city", "name_sort", "id"], name="co_city_name"),
            models.Index(fields=["parent"], name="co_parent", condition=models.Q(parent__isnull=False)),
            models.Index(fields=["owner", "name_sort"], name="co_owner"),
        ]

    def __str__(self) -> str:
        return self.name
