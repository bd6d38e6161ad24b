"""How calls appear: in the menu, in lists, on their page, in the calendar, around companies and contacts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from revier.kit import EVERYONE_BUT_TECHNICIANS, Action, Module, Role, Section, View, may
from revier.modules.contacts.rules import company_comes_from_the_contact, the_contact_works_for_the_company

from . import follow_ups, rules
from .models import Call, Status


def _nothing_said_about_a_follow_up(call: Any) -> bool:
    return not call.followup_on and not call.no_followup_reason


class Calls(Module):
    model = Call
    needs = ("companies", "contacts")

    path, icon, letter, order = "anrufe", "phone", "a", 30
    title = "subject"
    search = ("subject", "result")
    columns = ("starts_at", "subject", "company", "contact", "status", "call_type", "outcome", "owner")
    sort = "-starts_at"
    facts = ("company", "contact", "starts_at", "status", "call_type", "direction", "outcome", "owner")
    quick = ("company", "contact", "call_type", "status", "starts_at", "minutes", "outcome", "result")
    calendar = ("starts_at", "minutes")
    timeline = ("company", "contact")
    past = {"status.any": ("HELD", "NOT_HELD")}
    happened = "starts_at"
    tells = ("status", "direction", "outcome", "contact", "result")
    views = (
        View("mine", _("My calls"), {"owner.me": ""}),
        View("planned", _("Planned calls"), {"status.any": ("PLANNED",), "owner.me": ""}, sort="starts_at"),
        View(
            "today",
            _("My calls today"),
            {"status.any": ("PLANNED",), "owner.me": "", "starts_at.today": ""},
            sort="starts_at",
            columns=("starts_at", "company", "contact", "contact.phone", "subject"),
            tile="today",
            rows=8,
            empty=_("No call is planned for today. The call lists on the management page have more."),
        ),
        View(
            "overdue",
            _("My overdue calls"),
            {"status.any": ("PLANNED",), "owner.me": "", "starts_at.past": ""},
            sort="starts_at",
            columns=("starts_at", "company", "contact", "contact.phone", "subject"),
            tile="today",
            rows=8,
            empty=_("Nothing is overdue."),
        ),
        View(
            "r607",
            _("Overdue planned calls"),
            {"status.any": ("PLANNED",), "starts_at.past": ""},
            sort="starts_at",
            number="R607",
            tile="management",
        ),
        View("held", _("Held calls"), {"status.any": ("HELD",)}),
        View("incoming", _("Incoming calls"), {"direction.any": ("INCOMING",)}),
        View(
            "r650",
            _("Held calls without a contact"),
            {"status.any": ("HELD",), "contact.empty": ""},
            number="R650",
            tile="management",
        ),
    )
    layout = (
        Section(
            _("Call"),
            "subject",
            ("company", "contact"),
            ("call_type", "direction"),
            ("status", "outcome"),
            ("starts_at", "minutes"),
            "result",
            "owner",
            "teams",
        ),
        Section(_("Follow-up"), "followup_of", "followup_on", "no_followup_reason", folded=True),
    )
    actions = (
        Action(
            "held",
            _("Held"),
            asks=("contact", "starts_at", "minutes", "outcome", "result"),
            suggests={"starts_at": follow_ups.when_it_was_held},
            sets={"status": Status.HELD},
            when={"status": Status.PLANNED},
            icon="phone-call",
            primary=True,
        ),
        Action(
            "cancelled",
            _("Cancel call"),
            asks=("result",),
            sets={"status": Status.NOT_HELD},
            when={"status": Status.PLANNED},
            icon="phone-off",
        ),
        Action(
            "follow_up",
            _("Plan a follow-up call"),
            asks=("followup_on", "no_followup_reason"),
            when={"status": Status.HELD},
            fits=_nothing_said_about_a_follow_up,
            icon="calendar-plus",
            prompts=True,
            offers=follow_ups.follow_up_offers,
            template="calls/follow_up.html",
        ),
    )
    rules = (
        company_comes_from_the_contact,
        rules.subject_comes_from_the_type,
        rules.held_now_means_begun_now,
        rules.follow_ups_lie_on_working_days,
        the_contact_works_for_the_company,
        rules.held_calls_have_somebody_who_spoke,
        rules.follow_ups_lie_ahead,
        rules.follow_up_calls_are_planned,
        rules.companies_and_contacts_know_their_calls,
    )
    teams = "company"
    rights = {
        **dict.fromkeys(EVERYONE_BUT_TECHNICIANS, may("view create change")),
        Role.RM: may("view create change export"),
        Role.FN: may("view create change delete export"),
    }
