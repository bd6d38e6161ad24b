"""Sentences about what must hold for a task."""

from datetime import timedelta

import pytest

from revier.kit import Refused, records
from revier.kit.testing import form, make, refused, sheet, text_of
from revier.modules.companies.models import Company

from ..models import Status, Task

pytestmark = pytest.mark.django_db


class TestACompletedTask:
    def test_is_signed(self, anna, bernd, noon):
        task = make(Task, owner=anna)
        done = records.act(task, "completed", within=form(by=bernd, at=noon), result="Erledigt")

        assert (done.status, done.completed_at, done.completed_by) == (Status.COMPLETED, noon, bernd)

    def test_keeps_its_signature_when_it_is_edited(self, anna, bernd, noon):
        done = records.act(make(Task, owner=anna), "completed", within=form(by=bernd, at=noon))
        edited = records.change(done, within=form(by=anna, at=noon + timedelta(days=1)), subject="Anders")

        assert (edited.completed_at, edited.completed_by) == (noon, bernd)

    def test_loses_its_signature_when_it_is_reopened(self, anna, noon):
        done = records.act(make(Task, owner=anna), "completed", within=form(by=anna, at=noon))
        open_again = records.act(done, "reopened", within=form(by=anna, at=noon))

        assert (open_again.status, open_again.completed_at, open_again.completed_by) == (Status.IN_PROGRESS, None, None)

    def test_is_not_completed_twice(self, anna, noon):
        done = records.act(make(Task, owner=anna), "completed", within=form(by=anna, at=noon))

        with refused(Refused):
            records.act(done, "completed", within=form(by=anna, at=noon))


class TestItsDays:
    def test_it_cannot_be_due_before_it_begins(self, signed_in, anna):
        task = make(Task, owner=anna)
        browser = signed_in(anna)
        address = f"/aufgaben/{task.pk}/bearbeiten/"
        with refused():
            answer = sheet(browser.get(address), address).send(
                browser, starts_at="2026-09-17T10:00", due_at="2026-09-16T10:00"
            )

        assert answer.status_code == 422
        assert "Die Aufgabe wäre fällig, bevor sie beginnt." in text_of(answer)

    def test_it_is_deferred_to_another_day(self, signed_in, anna):
        task = make(Task, owner=anna)
        browser = signed_in(anna)
        address = f"/aufgaben/{task.pk}/aktion/deferred/"
        sheet(browser.get(address), address).send(browser, due_at="2027-01-11T08:00")

        later = Task.objects.visible_to(anna).get(pk=task.pk)
        assert (later.status, f"{later.due_at:%d.%m.%Y}") == (Status.DEFERRED, "11.01.2027")


class TestATechnician:
    def test_completes_what_was_given_to_him(self, signed_in, anna, emil):
        task = make(Task, owner=anna)
        records.change(task, within=form(by=anna), owner=emil)
        browser = signed_in(emil)
        address = f"/aufgaben/{task.pk}/aktion/completed/"
        sheet(browser.get(address), address).send(browser, result="Schlauch getauscht")

        done = Task.objects.visible_to(emil).get(pk=task.pk)
        assert (done.status, done.completed_by, done.result) == (Status.COMPLETED, emil, "Schlauch getauscht")

    def test_finds_it_on_his_start_page(self, signed_in, anna, emil):
        make(Task, owner=emil, subject="Zur Baustelle")
        make(Task, owner=anna, subject="Nicht für Emil")
        page = text_of(signed_in(emil).get("/"))

        assert "Zur Baustelle" in page
        assert "Nicht für Emil" not in page


def test_a_task_about_a_customer_goes_only_to_who_sees_the_customer(anna, clara):
    task = make(Task, owner=anna, company=make(Company, owner=anna))

    with refused(Refused) as raised:
        records.change(task, within=form(by=anna), owner=clara)
    assert raised.value.problems[0].field == "owner"


def test_a_task_without_a_customer_belongs_to_the_centre(anna, nord):
    task = make(Task, owner=anna)

    assert [team.name for team in task.team_set.teams.all()] == ["Revier Nord Lokales Kundenteam"]
