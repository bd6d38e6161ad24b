"""What must hold for a contact, and what follows for it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from revier.kit import Amendment, Change, Problem, check, derive, follow

from .models import Contact, Relationship

# Mailboxes of a department, not of a person (guide, page 24; spec, 16.11).
GENERIC = frozenset(
    {
        "bewerbung", "buchhaltung", "buero", "dispo", "disposition", "einkauf", "empfang", "info", "kontakt",
        "mail", "office", "post", "rechnung", "rechnungen", "sekretariat", "service", "team", "verkauf", "vertrieb",
        "verwaltung", "webmaster", "werkstatt", "zentrale",
    }
)  # fmt: skip


def is_generic(address: str) -> bool:
    """Whether an address belongs to a department rather than to a person: info@firma.de."""
    return address.partition("@")[0].lower() in GENERIC


@derive("company")
def trade_comes_from_the_company(change: Change) -> None:
    contact = change.new
    contact.branch = contact.company.branch if contact.company_id else ""


@derive("company")
def superiors_stay_behind(change: Change) -> None:
    """Who changes to another company reports to nobody there yet."""
    contact = change.new
    if change.old is not None and contact.reports_to_id and contact.reports_to.company_id != contact.company_id:
        contact.reports_to = None


@derive("email")
def general_addresses_are_marked(change: Change) -> None:
    change.new.email_is_generic = is_generic(change.new.email)


@derive("business_relationship")
def who_has_left_is_no_longer_contacted(change: Change) -> None:
    contact = change.new
    if contact.business_relationship != Relationship.ACTIVE:
        contact.do_not_contact, contact.is_main_contact = True, False


@derive("msto_id")
def contacts_of_msto_are_synchronised(change: Change) -> None:
    if change.new.msto_id:
        change.new.sync_with_msto = True


@check("sync_with_msto")
def contacts_of_msto_stay_synchronised(change: Change) -> Iterator[Problem]:
    if change.new.msto_id and not change.new.sync_with_msto:
        yield Problem("sync_with_msto", _("This contact has an MSTO ID and is always synchronised."))


@check("is_main_contact")
def main_contacts_still_work_there(change: Change) -> Iterator[Problem]:
    contact = change.new
    if contact.is_main_contact and contact.business_relationship != Relationship.ACTIVE:
        yield Problem("is_main_contact", _("Who has left the company cannot be its main contact."))


@check("reports_to")
def nobody_reports_to_another_company(change: Change) -> Iterator[Problem]:
    contact = change.new
    if contact.reports_to_id and contact.reports_to.company_id != contact.company_id:
        yield Problem("reports_to", _("This person works for another company."))


@follow("is_main_contact", "company", "deleted_at")
def a_company_has_one_main_contact(change: Change) -> Iterator[Amendment]:
    contact = change.new
    if contact.is_main_contact and not contact.deleted_at:
        others = Contact.objects.unrestricted("one main contact per company").filter(
            company=contact.company_id, is_main_contact=True, deleted_at__isnull=True
        )
        for other in others.exclude(pk=contact.pk):
            yield Amendment(other, is_main_contact=False)


# What hangs on a contact and a company at once (calls, tasks, notes) takes these two as they are.


@derive("contact")
def company_comes_from_the_contact(change: Change) -> None:
    record = change.new
    if record.contact_id and not record.company_id:
        record.company = record.contact.company


@check("contact", "company")
def the_contact_works_for_the_company(change: Change) -> Iterator[Problem]:
    record = change.new
    if record.contact_id and record.company_id and record.contact.company_id != record.company_id:
        yield Problem("contact", _("This contact belongs to another company."))
