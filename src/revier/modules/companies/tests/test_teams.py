"""Sentences about who sees a customer: the table on page 8 of the guide."""

import pytest

from revier.kit import Refused, Team, records
from revier.kit.testing import form, make, refused, sheet, text_of, work_off
from revier.modules.companies.choices import Level
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

pytestmark = pytest.mark.django_db

PD, GERMANY = "PD Großkundenteam", "Deutschland Großkundenteam"
KEY, LOCAL = "Revier Nord Großkundenteam", "Revier Nord Lokales Kundenteam"


def names(record):
    return {team.name for team in record.team_set.teams.all()}


def again(company):
    return Company.objects.unrestricted("a test").get(pk=company.pk)


@pytest.mark.parametrize(
    ("level", "teams"),
    [
        (Level.KEY_HQ, {PD, GERMANY}),
        (Level.KEY_BRANCH, {PD, KEY}),
        (Level.REGIONAL_HQ, {LOCAL}),
        (Level.REGIONAL_BRANCH, {LOCAL}),
        (Level.LOCAL, {LOCAL}),
    ],
)
class TestTheTeamsOfACustomer:
    def test_follow_from_level_and_site(self, anna, level, teams):
        assert names(make(Company, owner=anna, level=level)) == teams

    def test_move_with_the_level(self, anna, level, teams):
        company = make(Company, owner=anna, level=Level.LOCAL if level != Level.LOCAL else Level.KEY_HQ)

        records.change(company, within=form(by=None), level=level)

        assert names(again(company)) == teams

    def test_cannot_be_dropped_by_hand(self, frank, anna, doris, level, teams):
        company = make(Company, owner=anna, level=level)
        if level == Level.KEY_HQ:
            return  # of these Frank sees only those of the Germany team, and everybody who does may not drop it

        with refused(Refused):
            records.change(company, within=form(by=anna), teams=[anna.private_team])

    def test_are_joined_by_the_private_team_of_a_key_account_manager(self, anna, doris, level, teams):
        company = make(Company, owner=anna, level=level)
        wanted = [*company.team_set.teams.all(), doris.private_team]

        records.change(company, within=form(by=None), teams=wanted)

        assert names(again(company)) == {*teams, "Doris Hahn"}

    def test_stay_what_was_added_when_the_level_changes(self, anna, doris, level, teams):
        company = make(Company, owner=anna, level=Level.LOCAL)
        records.change(company, within=form(by=None), teams=[*company.team_set.teams.all(), doris.private_team])

        records.change(again(company), within=form(by=None), level=level)

        assert names(again(company)) == {*teams, "Doris Hahn"}


class TestGlobal:
    def test_is_no_kind_of_team(self):
        assert "GLOBAL" not in Team.Kind.values

    def test_is_no_choice_in_the_form(self, signed_in, anna, clara):
        browser = signed_in(anna)
        entries = sheet(browser.get("/firmen/neu/"), "/firmen/neu/")
        offered = set(Team.objects.filter(pk__in=entries.choices["teams"]).values_list("name", flat=True))

        assert offered == {KEY, LOCAL, "Anna Berger"}

    def test_cannot_be_sent_past_the_form(self, signed_in, anna, clara):
        company = make(Company, owner=anna)
        browser = signed_in(anna)
        entries = sheet(browser.get(f"/firmen/{company.pk}/bearbeiten/"), "/firmen/")
        foreign = Team.objects.get(name="Revier Süd Lokales Kundenteam")
        for teams in ([str(foreign.pk)], ["0"], ["global"]):
            with refused():
                assert entries.send(browser, teams=teams).status_code == 422

    def test_no_teams_named_means_those_of_the_guide(self, signed_in, anna):
        browser = signed_in(anna)
        entries = sheet(browser.get("/firmen/neu/"), "/firmen/neu/")
        entries.send(browser, name="Ohne Teams", city="Oldenburg", branch="RAIL", legal_form="KG", teams=None)

        assert names(Company.objects.unrestricted("a test").get(name="Ohne Teams")) == {LOCAL}


class TestAKeyAccountManager:
    @pytest.mark.parametrize("level", [Level.KEY_HQ, Level.KEY_BRANCH])
    def test_sees_key_accounts_everywhere(self, signed_in, anna, doris, level):
        company = make(Company, owner=anna, level=level)

        assert signed_in(doris).get(f"/firmen/{company.pk}/").status_code == 200

    @pytest.mark.parametrize("level", [Level.REGIONAL_HQ, Level.REGIONAL_BRANCH, Level.LOCAL])
    def test_sees_no_local_customer(self, signed_in, anna, doris, level):
        company = make(Company, owner=anna, level=level)

        assert signed_in(doris).get(f"/firmen/{company.pk}/").status_code == 404
        assert str(company.pk) not in text_of(signed_in(doris).get("/firmen/"))


class TestWhoSeesWhatOfKeyAccounts:
    def test_a_head_office_is_for_key_account_managers_and_franchisees(self, signed_in, anna, frank, doris):
        company = make(Company, owner=anna, level=Level.KEY_HQ)

        seen = {who: signed_in(who).get(f"/firmen/{company.pk}/").status_code == 200 for who in (anna, frank, doris)}
        assert seen == {anna: False, frank: True, doris: True}

    def test_a_branch_is_for_its_centre_and_no_other(self, signed_in, anna, bernd, emil, clara):
        company = make(Company, owner=anna, level=Level.KEY_BRANCH)

        people = (anna, bernd, emil, clara)
        seen = {who: signed_in(who).get(f"/firmen/{company.pk}/").status_code == 200 for who in people}
        assert seen == {anna: True, bernd: True, emil: True, clara: False}


class TestWhatHangsOnACustomer:
    def test_moves_with_its_teams(self, anna, doris):
        company = make(Company, owner=anna, level=Level.LOCAL)
        contact = make(Contact, owner=anna, company=company)
        work_off()

        records.change(company, within=form(by=anna), level=Level.KEY_BRANCH)
        work_off()

        moved = Contact.objects.unrestricted("a test").get(pk=contact.pk)
        assert names(moved) == {PD, KEY}
        assert Contact.objects.visible_to(doris).filter(pk=contact.pk).exists()

    def test_moves_once_however_often_it_is_told(self, anna):
        company = make(Company, owner=anna, level=Level.LOCAL)
        make(Contact, owner=anna, company=company)
        records.change(company, within=form(by=anna), level=Level.KEY_BRANCH)
        work_off()

        with refused():
            assert work_off() == 0
