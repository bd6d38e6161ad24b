"""Sentences about the one write path: all of it or nothing, and nobody writes over somebody else's work."""

import threading

import pytest
from django.db import connection

from revier.kernel.directory import index
from revier.kernel.history import trail
from revier.kernel.outbox.models import Message
from revier.kernel.records import keep, read, settle, write
from revier.kernel.schema import registry
from revier.kernel.schema.rules import Draft, Refused, Rule
from revier.kernel.visibility import counters, policy
from revier.kit.testing import form, make, refused, sheet
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note


class Broken(Exception):
    """What a step of the write path raises in these tests."""


STEPS = [
    (settle, "derive"),
    (settle, "check"),
    (keep, "store"),
    (keep, "remember"),
    (index, "keep"),
    (trail, "append"),
    (counters, "count"),
    (write, "put"),
]


def breaks(*_given, **_named):
    raise Broken


@pytest.mark.django_db
@pytest.mark.parametrize(("place", "step"), STEPS, ids=[step for _place, step in STEPS])
class TestAnErrorAtAnyStep:
    def test_leaves_no_trace_of_a_creation(self, monkeypatch, anna, place, step):
        contact = make(Contact, owner=anna)
        monkeypatch.setattr(place, step, breaks)
        call = Call(owner=anna, company=contact.company, contact=contact, starts_at=form(by=anna).at)

        with refused(Broken):
            write.create(call, within=form(by=anna))

    def test_leaves_no_trace_of_a_change(self, monkeypatch, anna, place, step):
        company = make(Company, owner=anna)
        monkeypatch.setattr(place, step, breaks)

        with refused(Broken):
            write.change(company, within=form(by=anna), name="Anders", level="KEY_BRANCH")

    def test_leaves_no_trace_of_a_deletion(self, monkeypatch, anna, frank, place, step):
        if place is settle:
            return
        note = make(Note, owner=anna)
        monkeypatch.setattr(place, step, breaks)

        with refused(Broken):
            write.delete(note, within=form(by=frank))


@pytest.mark.django_db
class TestWhatRulesPropose:
    def propose(self, monkeypatch, rule):
        monkeypatch.setattr(registry.module("notes"), "rules", (Rule("follow", (), rule),), raising=False)

    def test_is_part_of_the_same_transaction(self, monkeypatch, anna):
        def a_company_without_a_name(change):
            yield Draft(Note, subject="x" * 500)

        self.propose(monkeypatch, a_company_without_a_name)
        with refused(Refused):
            write.create(Note(owner=anna, subject="Ursache"), within=form(by=anna))

    def test_does_not_go_on_for_ever(self, monkeypatch, anna):
        def another_one(change):
            yield Draft(Note, subject=f"{change.new.subject}!")

        self.propose(monkeypatch, another_one)
        with refused(RecursionError):
            write.create(Note(owner=anna, subject="Ursache"), within=form(by=anna))

    def test_belongs_to_a_set_of_its_own_with_a_cause(self, monkeypatch, anna):
        def one_more(change):
            if change.new.subject == "Ursache":
                yield Draft(Note, subject="Folge")

        self.propose(monkeypatch, one_more)
        write.create(Note(owner=anna, subject="Ursache"), within=form(by=anna))

        consequence = Note.objects.unrestricted("a test").get(subject="Folge")
        (step,) = trail.of(consequence.pk)
        assert (step.change_set.kind, step.change_set.why, step.change_set.by) == ("RULE", "one_more", anna)
        assert step.change_set.cause.kind == "FORM"
        assert Message.objects.filter(change_set=step.change_set.cause).count() == 1


@pytest.mark.django_db
class TestTheVersion:
    def test_grows_with_every_change_and_with_none_that_changes_nothing(self, anna):
        note = make(Note, owner=anna, subject="A")
        assert write.change(note, within=form(by=anna), subject="B").version == 2
        assert write.change(note, within=form(by=anna), subject="B").version == 2
        assert write.change(note, within=form(by=anna), subject=" B  ").version == 2

    def test_that_is_not_expected_any_more_is_refused(self, anna, bernd):
        note = make(Note, owner=anna)
        write.change(note, within=form(by=bernd), subject="Schneller")

        with refused(write.Stale):
            write.change(note, within=form(by=anna), expecting=1, subject="Langsamer")

    def test_is_none_of_what_may_be_written(self, anna):
        note = make(Note, owner=anna)
        for name, value in (("version", 9), ("deleted_at", form(by=anna).at), ("team_set_id", 1), ("pk", 1), ("_x", 1)):
            with refused(Exception):
                write.change(note, within=form(by=anna), **{name: value})


@pytest.mark.django_db(transaction=True)
class TestTwoPeopleAtTheSameMoment:
    def both(self, *tasks):
        problems, together = [], threading.Barrier(len(tasks))

        def run(task):
            try:
                together.wait()
                task()
            except Exception as problem:
                problems.append(problem)
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        return problems

    def test_one_of_two_with_the_same_version_is_refused(self, anna, bernd):
        note = make(Note, owner=anna, subject="A")

        def task(person):
            return lambda: write.change(note, within=form(by=person), expecting=1, subject=f"Von {person}")

        problems = self.both(task(anna), task(bernd))
        assert [type(problem) for problem in problems] == [write.Stale]
        assert read.get(registry.module("notes"), note.pk, anna).version == 2

    def test_both_keep_different_fields(self, anna, bernd):
        note = make(Note, owner=anna, subject="A")
        problems = self.both(
            lambda: write.change(note, within=form(by=anna), subject="Von Anna"),
            lambda: write.change(note, within=form(by=bernd), text="Von Bernd"),
        )
        again = read.get(registry.module("notes"), note.pk, anna)
        assert (problems, again.subject, again.text, again.version) == ([], "Von Anna", "Von Bernd", 3)

    def test_a_form_sent_twice_creates_one(self, signed_in, anna):
        browser, other = signed_in(anna), signed_in(anna)
        entries = sheet(browser.get("/notizen/neu/"), "/notizen/neu/")
        problems = self.both(
            lambda: entries.send(browser, subject="Doppelt"), lambda: entries.send(other, subject="Doppelt")
        )
        assert Note.objects.visible_to(anna).filter(subject="Doppelt").count() == 1
        assert problems == []

    def test_counts_are_true_after_many(self, anna, bernd):
        make(Note, owner=anna)
        tasks = [lambda person=person: make(Note, owner=person) for person in (anna, bernd, anna, bernd)]
        assert self.both(*tasks) == []
        question = registry.module("notes").model.objects.visible_to(anna)
        assert policy.totals(anna)["notes"] == question.count() == 5
