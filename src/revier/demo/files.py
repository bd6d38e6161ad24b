"""The files of all companies of a network, one after the other: the same for both ways of storing them."""

from collections.abc import Iterator

from revier.modules.companies.rules import figures
from revier.world import companies, contacts_of

from .calls import make_calls, note_figures
from .chores import make_notes, make_tasks
from .customers import company_values, contact_values
from .desk import Desk, File


def files(desk: Desk) -> Iterator[File]:
    """Every company the CRM knows, with all that hangs on it. Head offices come before their branches."""
    extent = desk.extent
    for known in companies(extent.seed, extent.companies, desk.today, extent.centres):
        if not known.in_crm:
            continue
        days = desk.days(known.leading_centre)
        file = File(known, company_values(extent.seed, known, desk.staff, days, desk.today))
        file.contacts = [
            contact_values(extent.seed, person, file.company, days)
            for person in contacts_of(extent.seed, known, many=extent.many)
        ]
        computed = figures(known.last_order, file.company.get("revenue", {}), desk.today)
        make_calls(desk, file, computed["type"])
        make_tasks(desk, file)
        make_notes(desk, file)
        note_figures(file)
        yield file
