"""Sentences about work for later: done once, tried again, never lost."""

import threading
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from revier.kernel.jobs import schedule, worker
from revier.kernel.jobs.backend import timetable
from revier.kernel.jobs.models import Job, Slot, Worker
from revier.kit.testing import clock

done = []


@task()
def note_down(what):
    done.append(what)
    return what


@task(attempts=3, pause=10)
def fail(what):
    done.append(what)
    raise ValueError(what)


@task(once="only one")
def once():
    done.append("once")


@task()
def take_long():
    time.sleep(0.5)


@pytest.fixture(autouse=True)
def _nothing_done(db):
    done.clear()
    Job.objects.all().delete()


def only():
    return Job.objects.get()


class TestAJob:
    def test_is_carried_out_and_keeps_its_result(self):
        note_down.enqueue("Anruf")
        assert worker.run_all() == 1
        assert (done, only().status, only().result, only().attempts) == (["Anruf"], Job.Status.DONE, "Anruf", 1)

    def test_is_told_through_the_api_of_django_tasks(self):
        result = note_down.enqueue("Anruf")
        worker.run_all()
        result.refresh()
        assert (result.is_finished, result.return_value) == (True, "Anruf")

    def test_disappears_with_the_transaction_that_asked_for_it(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            note_down.enqueue("nie")
            raise ZeroDivisionError
        assert worker.run_all() == 0

    def test_waits_for_its_time(self):
        note_down.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("später")
        assert worker.run_all() == 0
        with clock(timezone.now() + timedelta(hours=2)):
            assert worker.run_all() == 1

    def test_with_more_priority_goes_first(self):
        note_down.enqueue("zweiter")
        note_down.using(priority=10).enqueue("erster")
        worker.run_all()
        assert done == ["erster", "zweiter"]

    def test_that_only_one_shall_wait_is_asked_for_once(self):
        once.enqueue()
        once.enqueue()
        assert worker.run_all() == 1
        once.enqueue()
        assert worker.run_all() == 1


class TestAJobThatFails:
    def test_is_tried_again_after_longer_and_longer_pauses_and_then_given_up(self):
        fail.enqueue("x")
        began, pauses = timezone.now(), []
        for seconds in (0, 11, 40, 400):
            with clock(began + timedelta(seconds=seconds)):
                worker.run_all()
            job = only()
            pauses.append(round((job.run_after - began).total_seconds()))
        assert done == ["x"] * 3
        assert (job.status, "ValueError: x" in job.error) == (Job.Status.FAILED, True)
        assert pauses[:2] == [10, 31]

    def test_does_not_hold_up_the_others(self):
        fail.enqueue("x")
        note_down.enqueue("Anruf")
        worker.run_all()
        assert done == ["x", "Anruf"]

    def test_whose_task_is_gone_is_given_up(self):
        note_down.enqueue("x")
        Job.objects.update(task="revier.kernel.jobs.tests.gone")
        worker.run_all()
        assert only().status == Job.Status.FAILED


class TestAWorkerThatDied:
    def claimed(self):
        note_down.enqueue("Anruf")
        return worker._claim("tot", timezone.now())

    def test_leaves_its_job_to_the_next_when_the_lease_is_over(self):
        job = self.claimed()
        assert worker.run_all() == 0, "the lease still holds"
        with clock(timezone.now() + worker.LEASE * 2):
            assert worker.run_all() == 1
        assert (only().status, only().attempts, only().pk) == (Job.Status.DONE, 2, job.pk)

    def test_and_comes_back_cannot_finish_what_another_did(self):
        job = self.claimed()
        with clock(timezone.now() + worker.LEASE * 2):
            worker.run_all()
        worker._carry_out(job)
        assert (only().attempts, only().worker) == (2, "worker")
        worker._put_back(job, "zu spät")
        assert (only().status, only().error) == (Job.Status.DONE, "")

    def test_every_time_takes_nobody_else_along(self):
        note_down.enqueue("tödlich")
        moment = timezone.now()
        for _death in range(note_down.attempts):
            assert worker._claim("tot", moment) is not None
            moment += worker.LEASE * 2
        with clock(moment):
            worker.run_all()
        assert (only().status, done) == (Job.Status.FAILED, [])


class TestTheTimetable:
    @pytest.fixture(autouse=True)
    def _own_timetable(self, monkeypatch):
        monkeypatch.setattr(schedule, "timetable", {"every night": _Nightly()})

    def test_asks_once_for_each_slot_however_often_it_is_looked_at(self):
        night = timezone.make_aware(datetime(2026, 9, 16, 2, 59))
        schedule.enqueue_due(night)
        Job.objects.all().delete()
        asked = [schedule.enqueue_due(night + timedelta(minutes=minute)) for minute in (0, 1, 2, 3, 61, 60 * 24 + 1)]
        assert asked == [0, 1, 0, 0, 0, 1]

    def test_runs_a_slot_that_was_slept_through_once(self):
        night = timezone.make_aware(datetime(2026, 9, 16, 2))
        schedule.enqueue_due(night)
        Job.objects.all().delete()
        assert schedule.enqueue_due(night + timedelta(days=5)) == 1

    def test_goes_by_local_time_when_the_clocks_change(self):
        slots = [
            timezone.localtime(schedule._slot_before("0 3 * * *", timezone.make_aware(datetime(2026, 10, day, 12))))
            for day in (24, 25, 26)
        ]
        assert {f"{slot:%H:%M}" for slot in slots} == {"03:00"}

    def test_forgets_old_slots(self):
        old = timezone.make_aware(datetime(2026, 1, 1, 3))
        Slot.objects.create(task="every night", at=old)
        schedule.enqueue_due(timezone.make_aware(datetime(2026, 9, 16, 4)))
        assert not Slot.objects.filter(at=old).exists()


class _Nightly:
    cron, at_once = "0 3 * * *", False

    def enqueue(self):
        return note_down.enqueue("Nacht")


def test_every_task_of_the_timetable_has_a_time_that_can_be_read():
    assert timetable
    assert schedule.enqueue_due() >= 0


@pytest.mark.django_db(transaction=True)
class TestManyWorkers:
    def test_do_every_job_once(self):
        for number in range(12):
            note_down.enqueue(number)

        def work(name):
            while worker.run_one(name):
                pass
            connection.close()

        threads = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(3)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        assert sorted(done) == list(range(12))
        assert set(Job.objects.values_list("attempts", flat=True)) == {1}

    def test_renew_the_lease_of_a_long_job(self, monkeypatch):
        monkeypatch.setattr(worker, "LEASE", timedelta(seconds=0.3))
        take_long.enqueue()
        long = threading.Thread(target=lambda: (worker.run_one("langsam"), connection.close()))
        long.start()
        time.sleep(0.4)
        assert not worker.run_one("gierig")
        long.join()
        assert (only().status, only().attempts) == (Job.Status.DONE, 1)

    def test_say_that_they_are_alive_and_stop_when_asked(self):
        stop = threading.Event()
        thread = threading.Thread(target=worker.work, args=(stop, "einer"))
        thread.start()
        for _moment in range(50):
            time.sleep(0.1)
            if Worker.objects.exists():
                break
        assert worker.alive()
        stop.set()
        thread.join(timeout=10)
        assert not thread.is_alive()
        assert not worker.alive(timezone.now() + timedelta(minutes=2))
