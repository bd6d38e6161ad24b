"""Sentences about what is told after a commit: in order, once, and never lost."""

import pytest
from django.db import transaction

from revier.kernel.history import change_sets
from revier.kernel.jobs.models import Job
from revier.kernel.outbox import deliver
from revier.kernel.outbox.models import Message
from revier.kernel.outbox.put import put
from revier.kernel.records import write
from revier.kit.testing import form, make, work_off
from revier.modules.notes.models import Note

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """What the only listener heard; heard.wrong are the subjects at which it fails."""

    class Heard(list):
        wrong = set()

        def __call__(self, change_set):
            subject = change_set.steps.first().new["subject"]
            self.append(subject)
            if subject in self.wrong:
                raise ValueError(subject)

    listener = Heard()
    monkeypatch.setattr(deliver, "_listeners", [listener])
    return listener


def waiting():
    return Message.objects.filter(delivered_at=None)


class TestAMessage:
    def test_is_delivered_once_and_in_order(self, anna, heard):
        for subject in "abc":
            make(Note, owner=anna, subject=subject)
        work_off()
        work_off()
        deliver.deliver_waiting.call()

        assert (heard, waiting().count()) == (["a", "b", "c"], 0)

    def test_of_a_write_that_failed_does_not_exist(self, anna, heard):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            make(Note, owner=anna, subject="a")
            raise ZeroDivisionError
        work_off()

        assert (heard, Message.objects.count()) == ([], 0)

    def test_of_a_change_that_changed_nothing_does_not_exist(self, anna, heard):
        note = make(Note, owner=anna, subject="a")
        write.change(note, within=form(by=anna), subject="a")

        assert Message.objects.count() == 1

    def test_outside_of_a_transaction_is_refused(self, monkeypatch):
        class Outside:
            in_atomic_block = False

        monkeypatch.setattr("revier.kernel.outbox.put.transaction.get_connection", Outside)
        with pytest.raises(RuntimeError):
            put(change_sets.begin(change_sets.Kind.FORM))

    def test_asks_for_one_delivery_however_many_wait(self, anna, heard):
        for subject in "abcd":
            make(Note, owner=anna, subject=subject)

        assert Job.objects.filter(status=Job.Status.READY).count() == 1


class TestAListenerThatFails:
    def test_is_asked_five_times_and_then_the_message_is_parked(self, anna, heard):
        heard.wrong = {"b"}
        for subject in "abc":
            make(Note, owner=anna, subject=subject)
        work_off()
        work_off()

        assert heard == ["a", "b", "c", "b", "b", "b", "b"]
        (parked,) = waiting()
        assert (parked.failures, "ValueError: b" in parked.last_error) == (deliver.PARKED_AFTER, True)

    def test_is_told_again_when_somebody_unparks_the_message(self, anna, heard):
        heard.wrong = {"a"}
        make(Note, owner=anna, subject="a")
        work_off()
        heard.wrong = set()
        Message.objects.update(failures=0)
        deliver.deliver_waiting.call()

        assert waiting().count() == 0

    def test_takes_back_what_the_others_wrote_about_it(self, anna, heard, monkeypatch):
        def writes(change_set):
            make(Note, owner=anna, subject="Folge")

        heard.wrong = {"a", "Folge"}
        note = make(Note, owner=anna, subject="a")
        monkeypatch.setattr(deliver, "_listeners", [writes, heard])
        deliver.deliver_waiting.call()

        assert list(Note.objects.visible_to(anna)) == [note]
