"""How notes appear: in the menu, in lists, on their page, around companies and contacts."""

from django.utils.translation import gettext_lazy as _

from revier.kit import EVERYONE_BUT_TECHNICIANS, Module, Role, Section, View, may
from revier.modules.contacts.rules import company_comes_from_the_contact, the_contact_works_for_the_company

from . import rules
from .models import Note


class Notes(Module):
    model = Note
    needs = ("companies", "contacts")

    path, icon, letter, order = "notizen", "sticky-note", "n", 60
    title = "subject"
    search = ("subject", "text")
    columns = ("subject", "company", "contact", "created_by", "created_at")
    sort = "-created_at"
    facts = ("company", "contact", "text", "created_by", "created_at")
    quick = ("text", "company", "contact")
    timeline = ("company", "contact")
    tells = ("contact", "text")
    views = (View("mine", _("My notes"), {"created_by.me": ""}),)
    layout = (Section(_("Note"), "subject", "text", ("company", "contact"), "internal_only", "owner", "teams"),)
    rules = (rules.subject_is_the_first_line, company_comes_from_the_contact, the_contact_works_for_the_company)
    teams = "company"
    rights = {
        Role.MST: may("view:own create"),
        **dict.fromkeys(EVERYONE_BUT_TECHNICIANS, may("view create change")),
        Role.FN: may("view create change delete export"),
    }
