"""How contacts appear: in the menu, in lists, on their page and beside their company."""

from django.utils.translation import gettext_lazy as _

from revier.kit import EVERYONE_BUT_TECHNICIANS, Action, Module, Panel, Role, Section, View, may

from . import rules
from .models import Contact, Relationship

_CALLABLE = {"business_relationship.any": ("ACTIVE",), "do_not_contact.no": ""}


class Contacts(Module):
    model = Contact
    needs = ("companies",)

    path, icon, letter, order = "kontakte", "users", "k", 20
    title = "last_name"
    search = (
        "first_name",
        "last_name",
        "company",
        "function",
        "phone",
        "mobile",
        "phone_other",
        "email",
        "email_other",
        "msto_id",
    )
    columns = (
        "last_name",
        "company",
        "next_call_at",
        "last_call_at",
        "phone",
        "mobile",
        "function",
        "is_main_contact",
        "email",
    )
    sort = "last_name"
    facts = (
        "company",
        "function",
        "phone",
        "mobile",
        "email",
        "is_main_contact",
        "business_relationship",
        "last_call_at",
    )
    quick = ("company", "salutation", "first_name", "last_name", "function", "phone", "mobile", "email")
    views = (
        View("mine", _("My contacts"), {"owner.me": ""}),
        View("main", _("Main contacts"), {"is_main_contact.yes": ""}),
        View(
            "r602",
            _("All contacts without a call"),
            {**_CALLABLE, "company.last_call_at.empty": ""},
            columns=(
                "last_name",
                "company",
                "phone",
                "mobile",
                "company.city",
                "company.type",
                "company.branch",
                "company.last_order_on",
                "owner",
            ),
            number="R602",
            tile="management",
            rows=6,
            empty=_("Every company has been called. Well done."),
        ),
        View("left", _("Left or do not contact"), {"do_not_contact.yes": ""}, number="R651"),
        View(
            "no_email",
            _("Without an e-mail address"),
            {**_CALLABLE, "email.empty": ""},
            number="R654",
            tile="management",
        ),
        View(
            "r661",
            _("New contacts of the last 30 days"),
            {"created_at.last_30": ""},
            sort="-created_at",
            number="R661",
            tile="management",
        ),
    )
    layout = (
        Section(
            _("Person"),
            ("salutation", "title"),
            ("first_name", "last_name"),
            "company",
            ("function", "department"),
            ("phone", "mobile"),
            "email",
            "email_opt_out",
            ("is_main_contact", "decision_role"),
            "business_relationship",
            ("do_not_contact", "do_not_call"),
            "owner",
            "teams",
        ),
        Section(
            _("Details"),
            "branch",
            ("phone_other", "fax"),
            "email_is_generic",
            ("email_other", "email_other_opt_out"),
            "address",
            "reports_to",
            "previous_contact",
            "birthday",
            "personal_notes",
            "internal_notes",
            "description",
            ("last_call_at", "next_call_at"),
            "calls_held",
            "msto_id",
            "sync_with_msto",
            folded=True,
        ),
    )
    panels = (
        Panel(
            "reporting", _("Reports to this person"), "contacts", "reports_to", sort="last_name", shows=("function",)
        ),
    )
    beside = (
        Panel(
            "contacts",
            _("Contacts"),
            "contacts",
            "company",
            on="companies",
            where={"business_relationship.any": ("ACTIVE",)},
            sort="-is_main_contact",
            shows=("function", "is_main_contact", "phone"),
        ),
    )
    actions = (
        Action(
            "left",
            _("Has left the company"),
            asks=("business_relationship",),
            suggests={"business_relationship": lambda contact: Relationship.LEFT},
            sets={"do_not_contact": True},
            when={"business_relationship": "ACTIVE"},
            icon="user-x",
        ),
    )
    rules = (
        rules.trade_comes_from_the_company,
        rules.superiors_stay_behind,
        rules.general_addresses_are_marked,
        rules.who_has_left_is_no_longer_contacted,
        rules.contacts_of_msto_are_synchronised,
        rules.contacts_of_msto_stay_synchronised,
        rules.main_contacts_still_work_there,
        rules.nobody_reports_to_another_company,
        rules.a_company_has_one_main_contact,
    )
    teams = "company"
    rights = {
        Role.MST: may("view"),
        **dict.fromkeys(EVERYONE_BUT_TECHNICIANS, may("view create change")),
        Role.RM: may("view create change export"),
        Role.FN: may("view create change delete export"),
    }
    hidden_from = {Role.MST: ("personal_notes", "internal_notes", "birthday")}
