"""Jobs, the page "Betrieb" and the command: when the order system is asked, and what people are told."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from revier.integrations.msto import faults, jobs
from revier.integrations.msto.integration import states
from revier.integrations.msto.models import Cursor, Setback
from revier.kernel.jobs import schedule, worker
from revier.kernel.jobs.backend import timetable
from revier.kernel.jobs.models import Job
from revier.kit.testing import refused

from .asked import arrive, companies, person, told

PULL = jobs.pull_changes.module_path


def lines():
    return {str(state.label): (state.well, str(state.told)) for state in states()}


def due():
    """Only what concerns the order system; other jobs of the timetable are not the business of these tests."""
    Job.objects.exclude(task__contains=".msto.").delete()
    return worker.run_all()


class TestJobs:
    def test_ask_for_changes_every_few_minutes_and_for_figures_at_night(self):
        crons = {name: task.cron for name, task in timetable.items() if ".msto." in name}

        assert crons == {PULL: "*/5 * * * *", jobs.fetch_figures.module_path: "30 2 * * *"}

    def test_begin_right_after_the_first_start(self, connected):
        schedule.enqueue_due()

        assert Job.objects.filter(task=PULL).count() == 1
        due()

        assert companies()
        assert any(c.revenue for c in companies())  # the figures followed at once

    def test_are_not_piled_up_while_one_is_waiting(self, connected):
        jobs.pull_changes.enqueue()
        jobs.pull_changes.enqueue()

        assert Job.objects.filter(task=PULL).count() == 1

    def test_do_nothing_quietly_without_an_order_system(self, settings, staff):
        settings.MSTO_URL = ""
        with refused():
            jobs.pull_changes.call()
            jobs.fetch_figures.call()

    def test_read_the_settings_when_they_run(self, connected, settings):
        settings.MSTO_URL = "http://127.0.0.1:9/v1"
        with pytest.raises(faults.NotReachable):
            jobs.pull_changes.call()

        settings.MSTO_URL = connected.url
        jobs.pull_changes.call()
        assert companies()

    def test_are_tried_again_after_a_pause_when_nobody_answers(self, settings, staff):
        settings.MSTO_URL, settings.MSTO_TOKEN = "http://127.0.0.1:9/v1", "x"
        jobs.pull_changes.enqueue()
        due()

        job = Job.objects.get(task=PULL)
        assert (job.status, job.attempts) == (Job.Status.READY, 1)
        assert job.run_after > timezone.now()
        assert not companies()

    def test_leave_no_list_of_failures_behind_once_it_works_again(self, connected):
        for _number in range(3):
            Job.objects.create(task=PULL, status=Job.Status.FAILED)
        jobs.pull_changes.call()

        assert not Job.objects.filter(task=PULL, status=Job.Status.FAILED).exists()

    def test_wait_with_figures_until_there_are_customers(self, connected):
        jobs.fetch_figures.call()

        assert not Cursor.objects.filter(kind="FIGURES").exists()

    def test_step_back_without_a_word_when_another_is_at_work(self, connected, monkeypatch):
        def overtaken(*_args, **_options):
            raise faults.Overtaken("besetzt")

        monkeypatch.setattr(jobs.pull, "pull", overtaken)
        jobs.pull_changes.call()

        assert not Cursor.objects.exclude(last_error="").exists()


class TestTheStateLines:
    def test_say_that_there_is_no_order_system(self, settings, db):
        settings.MSTO_URL = ""

        assert lines() == {"MSTO": (True, "nicht verbunden")}

    def test_tell_what_has_come_and_when(self, connected):
        jobs.pull_changes.call()
        jobs.fetch_figures.call()
        told_now = lines()

        assert told_now["MSTO"][0]
        assert f"{timezone.localtime():%d.%m.%Y}" in told_now["MSTO"][1]
        assert told_now["Firmen aus MSTO"] == (True, f"{len(companies())} verknüpft")
        assert told_now["Kontakte aus MSTO"][0]
        assert told_now["Zahlen aus MSTO"][0]
        assert "Stand" in told_now["Zahlen aus MSTO"][1]

    @pytest.mark.parametrize(
        ("token", "port", "sentence"),
        [("falsch", None, "REVIER_MSTO_TOKEN"), (None, 9, "nicht erreichbar"), ("\n", None, "kein Zugangsschlüssel")],
    )
    def test_say_in_plain_words_what_is_wrong(self, connected, settings, token, port, sentence):
        settings.MSTO_TOKEN = token or settings.MSTO_TOKEN
        settings.MSTO_URL = f"http://127.0.0.1:{port}/v1" if port else settings.MSTO_URL
        with pytest.raises(faults.Fault):
            jobs.pull_changes.call()

        well, said = lines()["MSTO"]
        assert not well
        assert sentence in said

    def test_forget_the_fault_when_it_is_over(self, connected, settings):
        settings.MSTO_TOKEN = "falsch"
        with pytest.raises(faults.NotAdmitted):
            jobs.pull_changes.call()
        settings.MSTO_TOKEN = connected.token
        jobs.pull_changes.call()

        assert lines()["MSTO"][0]

    def test_are_not_well_when_nothing_was_heard_for_long(self, connected):
        jobs.pull_changes.call()
        Cursor.objects.update(last_success_at=timezone.now() - timedelta(hours=1))

        assert not lines()["MSTO"][0]

    def test_show_what_was_put_aside_with_its_reason(self, connected, staff):
        arrive(told(country="ZZ"), person())

        said = lines()
        assert said["Firmen aus MSTO"] == (False, "0 verknüpft, 1 beiseitegelegt")
        assert said["Firma 100777"] == (False, Setback.objects.get(entity="company").reason)
        assert "Kontakt 5000777" in said

    def test_stand_on_the_page(self, connected, admin, signed_in):
        body = signed_in(admin).get("/einstellungen/betrieb/").content.decode()

        assert "MSTO" in body


class TestTheCommand:
    def test_pulls_and_says_how_it_goes(self, connected):
        said = StringIO()
        call_command("msto-pull", stdout=said)

        assert "Stammdaten: " in said.getvalue()
        assert "neu" in said.getvalue()
        assert any(c.revenue for c in companies())

    def test_reads_everything_when_asked(self, connected):
        call_command("msto-pull", stdout=StringIO())
        said = StringIO()
        call_command("msto-pull", "--full", stdout=said)

        assert "gelesen" in said.getvalue()

    def test_says_what_is_wrong(self, settings, db):
        settings.MSTO_URL = ""
        with pytest.raises(CommandError, match="REVIER_MSTO_URL"):
            call_command("msto-pull")

        settings.MSTO_URL, settings.MSTO_TOKEN = "http://127.0.0.1:9/v1", "x"
        with pytest.raises(CommandError, match="nicht erreichbar"):
            call_command("msto-pull")
