"""How tasks appear: in the menu, in lists, on their page, in the calendar, around companies and contacts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from revier.kit import EVERYONE_BUT_TECHNICIANS, Action, Module, Role, Section, View, may
from revier.modules.contacts.rules import company_comes_from_the_contact, the_contact_works_for_the_company

from . import rules
from .models import OPEN, Status, Task

_OPEN = {"status.any": tuple(str(status) for status in OPEN)}


class Tasks(Module):
    model = Task
    needs = ("companies", "contacts")

    path, icon, letter, order = "aufgaben", "square-check-big", "t", 40
    title = "subject"
    search = ("subject", "description", "result")
    columns = ("subject", "kind", "company", "contact", "due_at", "priority", "status", "owner", "created_by")
    sort = "due_at"
    facts = ("company", "contact", "kind", "due_at", "priority", "status", "owner", "created_by")
    quick = ("subject", "kind", "company", "contact", "due_at", "priority", "owner", "description")
    calendar = ("due_at",)
    timeline = ("company", "contact")
    past = {"status.any": ("COMPLETED", "DEFERRED")}
    happened = "changed_at"
    tells = ("status", "kind", "contact", "result")
    views = (
        View(
            "open",
            _("My tasks"),
            {**_OPEN, "owner.me": ""},
            columns=("subject", "company", "due_at", "priority"),
            tile="today",
            rows=8,
            empty=_("All your tasks are done."),
        ),
        View("overdue", _("Overdue tasks"), {**_OPEN, "due_at.past": ""}, tile="management", number="R682"),
        View("from_me", _("Created by me"), {"created_by.me": ""}, sort="-changed_at", number="R683"),
        View("visits", _("Visits wished"), {**_OPEN, "kind.any": ("MST_VISIT",)}, tile="management"),
    )
    layout = (
        Section(
            _("Task"),
            "subject",
            ("kind", "priority"),
            ("company", "contact"),
            ("starts_at", "due_at"),
            "status",
            "description",
            "owner",
            "teams",
        ),
        Section(_("Result"), "result", ("completed_at", "completed_by")),
    )
    actions = (
        Action(
            "completed",
            _("Complete"),
            asks=("result",),
            sets={"status": Status.COMPLETED},
            when={"status": (Status.NOT_STARTED, Status.IN_PROGRESS, Status.PENDING_INPUT, Status.DEFERRED)},
            icon="square-check-big",
            primary=True,
        ),
        Action(
            "begun",
            pgettext_lazy("verb", "Begin"),
            sets={"status": Status.IN_PROGRESS},
            when={"status": Status.NOT_STARTED},
            icon="play",
        ),
        Action(
            "deferred",
            _("Defer"),
            asks=("due_at",),
            sets={"status": Status.DEFERRED},
            when={"status": OPEN},
            icon="calendar-clock",
        ),
        Action(
            "reopened",
            _("Reopen"),
            sets={"status": Status.IN_PROGRESS},
            when={"status": (Status.COMPLETED, Status.DEFERRED)},
            icon="undo-2",
        ),
    )
    rules = (
        company_comes_from_the_contact,
        rules.completion_is_signed,
        the_contact_works_for_the_company,
    )
    teams = "company"
    rights = {
        Role.MST: may("view:own change:own"),
        **dict.fromkeys(EVERYONE_BUT_TECHNICIANS, may("view create change")),
        Role.FN: may("view create change delete export"),
    }
