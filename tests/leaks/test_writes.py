"""Nothing is written past the one write path."""

import pytest

from revier.kernel.records.gate import NotThroughTheGate, Undecided
from revier.kit.testing import make, refused
from revier.modules.companies.models import Company
from revier.modules.notes.models import Note

pytestmark = pytest.mark.django_db


def everything():
    return Note.objects.unrestricted("a test")


WAYS = {
    "save": lambda note: note.save(),
    "save a copy": lambda note: Note(pk=note.pk, subject="B").save(),
    "save some fields": lambda note: note.save(update_fields=["subject"]),
    "delete": lambda note: note.delete(),
    "create": lambda note: everything().create(subject="B"),
    "get_or_create": lambda note: everything().get_or_create(subject="B", owner=note.owner),
    "update_or_create": lambda note: everything().update_or_create(subject="B", defaults={"owner": note.owner}),
    "bulk_create": lambda note: everything().bulk_create([Note(subject="B")]),
    "bulk_update": lambda note: everything().bulk_update([note], ["subject"]),
    "update": lambda note: everything().update(subject="B"),
    "delete all": lambda note: everything().delete(),
    "raw": lambda note: list(Note.objects.raw("SELECT * FROM notes_note")),
    "update what is seen": lambda note: Note.objects.visible_to(note.owner).update(subject="B"),
    "delete what is seen": lambda note: Note.objects.visible_to(note.owner).delete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_bare_write_is_refused(way, anna):
    note = make(Note, owner=anna, subject="A")
    note.subject = "B"

    with refused(NotThroughTheGate):
        WAYS[way](note)


def test_a_bare_write_to_nobody_in_general_is_refused_twice(anna):
    make(Note, owner=anna)

    with refused(NotThroughTheGate, Undecided):
        Note.objects.filter(subject="A").update(subject="B")


def test_a_linked_record_is_not_written_either(anna):
    company = make(Company, owner=anna)
    note = make(Note, owner=anna, company=company)
    note.company.name = "B"

    with refused(NotThroughTheGate):
        note.company.save()
