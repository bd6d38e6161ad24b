"""Sentences about what must hold for a company."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from revier.kit import Refused, change_sets, records
from revier.kit.testing import form, make, refused, sheet, text_of

from ..models import Company

pytestmark = pytest.mark.django_db


def again(company):
    return Company.objects.unrestricted("a test").get(pk=company.pk)


class TestMembers:
    def test_no_company_is_a_member_of_itself(self, anna):
        company = make(Company, owner=anna)

        with refused(Refused) as raised:
            records.change(company, within=form(by=anna), parent=company)
        assert raised.value.problems[0].field == "parent"

    @pytest.mark.parametrize("length", [2, 3, 6])
    def test_no_chain_of_members_goes_round(self, anna, length):
        chain = [make(Company, owner=anna)]
        for _link in range(length - 1):
            chain.append(make(Company, owner=anna, parent=chain[-1]))

        with refused(Refused):
            records.change(chain[0], within=form(by=anna), parent=chain[-1])

    def test_are_listed_beside_their_head_office(self, signed_in, anna):
        head = make(Company, owner=anna, name="Zentrale")
        make(Company, owner=anna, name="Zweigstelle", parent=head)

        assert "Zweigstelle" in text_of(signed_in(anna).get(f"/firmen/{head.pk}/"))


class TestTheTermsAgreement:
    def test_cannot_end_before_it_begins(self, signed_in, anna):
        company = make(Company, owner=anna)
        browser = signed_in(anna)
        entries = sheet(browser.get(f"/firmen/{company.pk}/bearbeiten/"), "/firmen/")
        with refused():
            answer = entries.send(browser, kv_valid_from="2026-02-01", kv_valid_to="2026-01-31")

        assert answer.status_code == 422
        assert "Die Konditionsvereinbarung würde enden, bevor sie beginnt." in text_of(answer)

    def test_may_last_one_day(self, anna):
        day = date(2026, 2, 1)
        company = make(Company, owner=anna, kv_valid_from=day, kv_valid_to=day)

        assert again(company).kv_valid_to == day


class TestMsto:
    def test_two_companies_cannot_have_the_same_number(self, anna):
        make(Company, owner=anna, by_msto=True, msto_id="4711")

        with refused(Refused):
            make(Company, owner=anna, by_msto=True, msto_id="4711")

    def test_many_companies_can_have_none(self, anna):
        make(Company, owner=anna)
        assert make(Company, owner=anna).msto_id == ""

    def test_a_company_with_a_number_stays_synchronised(self, anna):
        company = make(Company, owner=anna, by_msto=True, msto_id="4711")
        assert company.sync_with_msto

        with refused(Refused):
            records.change(company, within=form(by=anna), sync_with_msto=False)

    def test_the_leading_centre_of_a_customer_is_set_in_msto(self, anna, sued):
        company = make(Company, owner=anna, by_msto=True, msto_id="4711")

        with refused(Refused):
            records.change(company, within=form(by=anna), leading_centre=sued)
        moved = records.change(company, within=change_sets.begin(change_sets.Kind.SYNC), leading_centre=sued)
        assert {team.name for team in moved.team_set.teams.all()} == {"Revier Süd Lokales Kundenteam"}

    def test_what_people_keep_msto_may_write_and_the_other_way_round_not(self, anna):
        company = make(Company, owner=anna)
        records.change(company, within=change_sets.begin(change_sets.Kind.SYNC), phone="0441 9250 17")

        assert again(company).phone == "+49441925017"


class TestAPriorityVisit:
    def test_is_requested_by_an_action_and_remembers_its_day(self, signed_in, anna):
        company = make(Company, owner=anna)
        browser = signed_in(anna)
        address = f"/firmen/{company.pk}/aktion/priority/"
        sheet(browser.get(address), address).send(browser, visit_every_days="30")

        asked = again(company)
        assert (asked.priority_visit, asked.visit_every_days) == (True, 30)
        assert timezone.now() - asked.priority_set_at < timedelta(minutes=1)

    def test_forgets_its_day_when_it_is_taken_back(self, anna):
        company = make(Company, owner=anna, priority_visit=True)
        assert company.priority_set_at

        assert records.change(company, within=form(by=anna), priority_visit=False).priority_set_at is None


class TestTheDataCheck:
    def test_is_noted_by_an_action(self, signed_in, anna):
        company = make(Company, owner=anna)
        browser = signed_in(anna)
        address = f"/firmen/{company.pk}/aktion/checked/"
        sheet(browser.get(address), address).send(browser)

        assert again(company).data_checked_on == timezone.localdate()

    def test_cannot_lie_ahead(self, anna, noon):
        with refused(Refused):
            make(Company, owner=anna, data_checked_on=timezone.localdate() + timedelta(days=2))


class TestANewCompany:
    def test_belongs_to_the_centre_of_its_owner(self, anna, nord):
        assert make(Company, owner=anna).leading_centre == nord

    def test_of_somebody_without_a_centre_asks_for_one(self, signed_in, admin, nord):
        browser = signed_in(admin)
        entries = sheet(browser.get("/firmen/neu/?schnell=1"), "/firmen/neu/")
        with refused():
            answer = entries.send(browser, name="Ohne Center", city="Bremen", branch="RAIL", legal_form="KG")

        assert answer.status_code == 422
        assert "Leading Center" in text_of(answer)

    def test_reads_what_people_type(self, signed_in, anna):
        browser = signed_in(anna)
        entries = sheet(browser.get("/firmen/neu/?schnell=1"), "/firmen/neu/")
        typed = {
            "name": "  Grün   GmbH ",
            "city": "Köln",
            "zip": "50667",
            "phone": "0221 / 92 50-17",
            "email": "Info@GRUEN.de",
        }
        entries.send(browser, branch="RAIL", legal_form="GMBH", **typed)

        company = Company.objects.unrestricted("a test").get(pk=entries["key"])
        assert (company.name, company.phone, company.email) == (
            "Grün GmbH",
            "+492219250 17".replace(" ", ""),
            "info@gruen.de",
        )
