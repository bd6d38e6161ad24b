"""Sentences about what must hold for a note."""

import pytest

from revier.kit import records
from revier.kit.testing import form, make, sheet, text_of
from revier.modules.contacts.models import Contact

from ..models import Note
from ..rules import SUBJECT_LENGTH

pytestmark = pytest.mark.django_db


class TestTheSubject:
    def test_is_the_first_line_when_nobody_says_one(self, anna):
        note = make(Note, owner=anna, subject="", text="\n  Ruft lieber vormittags an\nund mag keine Mails")

        assert note.subject == "Ruft lieber vormittags an"

    def test_is_cut_where_the_first_line_never_ends(self, anna):
        assert len(make(Note, owner=anna, subject="", text="lang " * 100).subject) <= SUBJECT_LENGTH

    def test_stays_what_somebody_wrote(self, anna):
        assert make(Note, owner=anna, subject="Hof", text="Tor 3").subject == "Hof"


class TestANoteOnAContact:
    def test_belongs_to_the_company_too(self, anna):
        contact = make(Contact, owner=anna)
        note = records.create(Note(text="Tor 3", contact=contact), within=form(by=anna))

        assert (note.company, note.owner, note.team_set) == (contact.company, anna, contact.team_set)

    def test_is_told_on_both_pages(self, signed_in, anna):
        contact = make(Contact, owner=anna)
        browser = signed_in(anna)
        entries = sheet(browser.get(f"/notizen/neu/?schnell=1&contact={contact.pk}"), "/notizen/neu/")
        entries.send(browser, text="Schlüssel beim Pförtner")

        for address in (f"/kontakte/{contact.pk}/", f"/firmen/{contact.company_id}/"):
            assert "Schlüssel beim Pförtner" in text_of(browser.get(address))


def test_a_technician_writes_notes_and_reads_his_own(signed_in, anna, emil):
    hers = make(Note, owner=anna, subject="Vertraulich")
    browser = signed_in(emil)
    entries = sheet(browser.get("/notizen/neu/"), "/notizen/neu/")
    entries.send(browser, subject="Von Emil")

    page = text_of(browser.get("/notizen/"))
    assert "Von Emil" in page
    assert str(hers.pk) not in page
