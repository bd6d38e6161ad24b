"""How companies appear: in the menu, in lists, on their page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from revier.kit import Action, Module, Panel, Role, Section, View, may

from . import rules
from .models import Company

_FINANCE = ("last_order_on", "revenue", "revenue_total", "volume", "kv_valid_from", "kv_valid_to", "kv_text")
_TERMS = ("kv_valid_from", "kv_valid_to", "kv_text")
_VISITS = ("visit_every_days", "priority_visit")


class Companies(Module):
    model = Company

    path, icon, letter, order = "firmen", "building-2", "f", 10
    title = "name"
    search = ("name", "msto_id", "zip", "city", "street", "phone", "email", "website", "vat_id", "competitor")
    columns = ("name", "type", "next_call_at", "last_call_at", "city", "phone", "last_order_on", "branch", "owner")
    sort = "name"
    facts = (
        "type",
        "level",
        "branch",
        "address",
        "phone",
        "email",
        "last_order_on",
        "last_call_at",
        "next_call_at",
        "owner",
    )
    quick = ("name", "branch", "legal_form", "zip", "city", "phone", "email")
    views = (
        View("mine", _("My companies"), {"owner.me": ""}),
        View("active", _("Active customers"), {"type.any": ("ACTIVE_OVER", "ACTIVE_UNDER")}),
        View(
            "r610", _("Former customers over 1,000 €"), {"type.any": ("FORMER_OVER",)}, number="R610", tile="management"
        ),
        View(
            "r611",
            _("Former customers under 1,000 €"),
            {"type.any": ("FORMER_UNDER",)},
            number="R611",
            tile="management",
        ),
        View(
            "r605",
            _("Potential customers without a call"),
            {"type.any": ("POTENTIAL",), "last_call_at.empty": ""},
            number="R605",
            tile="management",
        ),
        View(
            "r609",
            _("Active customers without a planned call"),
            {"type.any": ("ACTIVE_OVER", "ACTIVE_UNDER"), "next_call_at.empty": ""},
            number="R609",
            tile="management",
        ),
        View("r645", _("Open priority visits"), {"priority_visit.yes": ""}, number="R645", tile="today"),
        View("warning", _("Warning notice"), {"msto_state.any": ("WARNING",)}),
        View(
            "r660",
            _("New companies of the last 30 days"),
            {"created_at.last_30": ""},
            sort="-created_at",
            number="R660",
            tile="management",
        ),
    )
    layout = (
        Section(
            _("Business card"),
            "name",
            ("type", "level"),
            ("branch", "legal_form"),
            "address",
            ("phone", "fax"),
            ("email", "website"),
            "owner",
            "teams",
            "leading_centre",
            "parent",
            "delivery_address",
            "vat_id",
            ("msto_id", "msto_state"),
            "sync_with_msto",
        ),
        Section(
            _("Finances"),
            "last_order_on",
            "volume",
            "revenue_total",
            "revenue",
            ("kv_valid_from", "kv_valid_to"),
            "kv_text",
            folded=True,
        ),
        Section(
            _("CRM journal"),
            ("last_call_at", "next_call_at"),
            "call_rhythm_days",
            "last_visit_on",
            ("visit_every_days", "priority_visit"),
            "priority_set_at",
            "competitor",
            "data_checked_on",
            "origin",
            "internal_notes",
            "description",
            folded=True,
        ),
    )
    panels = (Panel("members", _("Member organisations"), "companies", "parent", sort="name", shows=("city", "level")),)
    actions = (
        Action(
            "checked",
            _("Data checked"),
            sets={"data_checked_on": lambda within: timezone.localdate(within.at)},
            icon="clipboard-check",
        ),
        Action(
            "priority",
            _("Request priority visit"),
            asks=("visit_every_days",),
            sets={"priority_visit": True},
            when={"priority_visit": False},
            icon="flag",
        ),
    )
    teams = staticmethod(rules.teams_of_the_guide)
    rules = (
        rules.new_companies_belong_to_the_centre_of_their_owner,
        rules.type_follows_from_orders_and_revenue,
        rules.priority_visit_remembers_its_day,
        rules.companies_of_msto_are_synchronised,
        rules.companies_of_msto_stay_synchronised,
        rules.leading_centre_comes_from_msto,
        rules.data_is_not_checked_in_the_future,
        rules.no_company_is_a_member_of_itself,
    )
    rights = {
        Role.MST: may("view"),
        Role.RM: may("view create change export"),
        Role.CM: may("view change"),
        Role.ADM: may("view change"),
        Role.FN: may("view change delete export"),
        Role.BDM: may("view change"),
    }
    hidden_from = {Role.MST: (*_FINANCE, "internal_notes")}
    locked_for = {Role.CM: _TERMS, Role.ADM: (*_TERMS, *_VISITS), Role.BDM: _VISITS}
