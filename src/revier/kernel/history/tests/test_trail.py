"""Sentences about what the history tells: who wrote what, when, through which door, and what it was before."""

from datetime import timedelta

import pytest

from revier.kernel.history import change_sets, deeds, trail
from revier.kernel.history.models import ChangeSet, Deed
from revier.kernel.records import write as records
from revier.kernel.schema.rules import Refused
from revier.kit.testing import form, make
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note

pytestmark = pytest.mark.django_db


class TestAStep:
    def test_of_a_creation_keeps_what_was_filled(self, anna, noon):
        note = records.create(Note(subject="Hof", text="Tor 3"), within=form(by=anna, at=noon))
        (step,) = trail.of(note.pk)

        assert step.new == {"subject": "Hof", "text": "Tor 3", "owner": anna.pk, "team_set": note.team_set_id}
        assert (step.change_set.by, step.change_set.at, step.version) == (anna, noon, 1)

    def test_of_a_change_stands_for_one_field(self, anna, bernd, noon):
        note = make(Note, owner=anna, subject="A", text="B")
        records.change(note, within=form(by=bernd, at=noon), subject="C", text="D")
        changed = {step.field: (step.old, step.new) for step in trail.of(note.pk).filter(verb="CHANGED")}

        assert changed == {"subject": ("A", "C"), "text": ("B", "D")}

    def test_names_the_rule_that_derived_a_value(self, anna):
        contact = make(Contact, owner=anna)
        records.change(contact, within=form(by=anna), email="info@firma.de")
        sources = {step.field: step.source for step in trail.of(contact.pk).filter(verb="CHANGED")}

        assert sources == {"email": "form", "email_is_generic": "rule:general_addresses_are_marked"}

    @pytest.mark.parametrize("kind", [ChangeSet.Kind.SYNC, ChangeSet.Kind.IMPORT, ChangeSet.Kind.API])
    def test_names_its_door(self, anna, kind):
        company = make(Company, owner=anna)
        records.change(company, within=change_sets.begin(kind), description="Neu")

        assert trail.of(company.pk).first().source == kind.lower()


class TestAChangeSet:
    def test_is_not_left_behind_by_a_refusal(self, anna):
        make(Note, owner=anna)
        before = ChangeSet.objects.count()
        with pytest.raises(Refused):
            records.create(Note(subject="x" * 300), within=form(by=anna))

        assert ChangeSet.objects.count() == before

    def test_holds_what_was_done_together(self, anna):
        within = form(by=anna)
        for subject in "ab":
            records.create(Note(subject=subject), within=within)

        assert within.steps.count() == 2


class TestWhatOthersChanged:
    def test_is_told_field_by_field_since_a_version(self, anna, bernd, noon):
        note = make(Note, owner=anna, subject="A")
        for number, subject in enumerate("BCD"):
            records.change(note, within=form(by=bernd, at=noon + timedelta(minutes=number)), subject=subject)
        first, latest = trail.changed_since(note.pk, 2)["subject"]

        assert (first.old, latest.new) == ("B", "D")
        assert trail.changed_since(note.pk, 4) == {}


def test_a_deed_is_noted_and_found_at_the_person(admin, anna):
    deeds.note(admin, "invited", about=anna, sent=True)

    (deed,) = deeds.about(anna)
    assert (deed.by, deed.what, deed.details) == (admin, "invited", {"sent": True})
    assert Deed.objects.count() == 1
