"""Sentences about who belongs to which team, and since when."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from revier.accounts.models import Team
from revier.accounts.roles import Role
from revier.kernel.jobs.backend import timetable
from revier.kernel.search.find import find
from revier.kernel.visibility import counters, membership
from revier.kernel.visibility.jobs import memberships_of_the_day
from revier.kernel.visibility.reach import TeamSetCount, UserTeamSet
from revier.kit.testing import clock, make
from revier.kit.testing.cast import enter
from revier.modules.companies.models import Company

pytestmark = pytest.mark.django_db


def names(person):
    return set(person.memberships.values_list("team__name", flat=True))


class TestRoleAndCentre:
    @pytest.mark.parametrize("role", [Role.RM, Role.CM, Role.ADM, Role.MST])
    def test_let_into_both_teams_of_the_centre(self, nord, role):
        person = enter("Ina", "Ebel", role, nord)
        assert names(person) == {"Revier Nord Großkundenteam", "Revier Nord Lokales Kundenteam", "Ina Ebel"}

    def test_let_a_franchisee_into_the_team_of_germany_too(self, frank):
        assert "Deutschland Großkundenteam" in names(frank)
        assert "PD Großkundenteam" not in names(frank)

    def test_let_a_key_account_manager_into_every_key_account_team(self, nord, doris, sued):
        assert names(doris) == {
            "PD Großkundenteam",
            "Deutschland Großkundenteam",
            "Revier Nord Großkundenteam",
            "Revier Süd Großkundenteam",
            "Doris Hahn",
        }


class TestWhoMoves:
    def test_loses_sight_at_once(self, signed_in, anna, bernd, sued):
        company = make(Company, owner=bernd, name="Nordhydraulik")
        browser = signed_in(anna)
        assert browser.get(f"/firmen/{company.pk}/").status_code == 200
        anna.centres.set([sued])
        membership.settle(anna)

        assert browser.get(f"/firmen/{company.pk}/").status_code == 404
        assert find("nordhydraulik", anna) == []

    def test_sees_at_once_what_the_new_centre_has(self, signed_in, anna, clara, sued):
        company = make(Company, owner=clara)
        anna.centres.set([sued])
        membership.settle(anna)

        assert signed_in(anna).get(f"/firmen/{company.pk}/").status_code == 200

    def test_sees_nothing_once_inactive(self, anna):
        make(Company, owner=anna)
        anna.is_active = False
        anna.save()
        membership.settle(anna)

        assert not Company.objects.visible_to(anna).exists()
        assert not UserTeamSet.objects.filter(user=anna).exists()

    def test_sees_nothing_as_nobody(self, anna):
        make(Company, owner=anna)
        assert not Company.objects.visible_to(AnonymousUser()).exists()


class TestAnException:
    def local(self, nord):
        return Team.objects.get(kind=Team.Kind.LOCAL, centre=nord)

    def test_opens_at_once_and_closes_at_once(self, anna, doris, nord):
        make(Company, owner=anna)
        granted = membership.grant_exception(doris, self.local(nord), reason="Schriftlich", ordered_by=anna)
        assert Company.objects.visible_to(doris).count() == 1

        membership.end_exception(granted)
        assert Company.objects.visible_to(doris).count() == 0

    def test_begins_and_ends_on_its_days(self, anna, doris, nord):
        make(Company, owner=anna, name="Nordhydraulik")
        today = timezone.localdate()
        days = {"begins_on": today + timedelta(days=2), "ends_on": today + timedelta(days=4)}
        membership.grant_exception(doris, self.local(nord), reason="Vertretung", ordered_by=anna, **days)
        seen = []
        for day in range(6):
            with clock(timezone.now() + timedelta(days=day)):
                membership.settle_everybody()
                seen.append((Company.objects.visible_to(doris).count(), len(find("nordhydraulik", doris))))

        assert seen == [(0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (0, 0)]

    def test_begins_and_ends_by_a_job_every_night(self, anna):
        assert timetable["revier.kernel.visibility.jobs.memberships_of_the_day"].cron

        assert memberships_of_the_day.call() == 0

    def test_survives_a_change_of_role(self, anna, doris, nord):
        membership.grant_exception(doris, self.local(nord), reason="Schriftlich", ordered_by=anna)
        doris.role = Role.FN
        doris.save()
        membership.settle(doris)

        assert "Revier Nord Lokales Kundenteam" in names(doris)

    def test_needs_a_reason_and_days_in_order(self, anna, nord):
        team = self.local(nord)
        for wrong in (
            {"reason": ""},
            {"reason": "x", "begins_on": date(2026, 2, 2), "ends_on": date(2026, 2, 1)},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                membership.grant_exception(anna, team, ordered_by=None, **wrong)


class TestEveryNight:
    def test_nothing_is_different(self, anna, bernd, clara, doris, emil):
        make(Company, owner=anna)
        make(Company, owner=clara, level="KEY_HQ")

        assert membership.settle_everybody() == 0

    def test_what_is_different_is_mended_and_told(self, anna, clara):
        company = make(Company, owner=anna)
        UserTeamSet.objects.filter(user=anna, team_set=company.team_set).delete()
        UserTeamSet.objects.create(user=clara, team_set=company.team_set)

        assert membership.settle_everybody() == 2
        assert Company.objects.visible_to(anna).exists()
        assert not Company.objects.visible_to(clara).exists()

    def test_the_counts_are_right(self, anna):
        company = make(Company, owner=anna)
        make(Company, owner=anna)
        true = dict(TeamSetCount.objects.filter(module="companies").values_list("team_set", "records"))
        assert true[company.team_set_id] == 2
        assert counters.recount("companies", Counter(true)) == 0
        TeamSetCount.objects.update(records=7)
        assert counters.recount("companies", Counter(true)) == 1
        assert TeamSetCount.objects.get(module="companies", team_set=company.team_set).records == 2


class TestANewCentre:
    def test_is_open_to_key_account_managers_at_once(self, anna, doris, clara):
        company = make(Company, owner=clara, level="KEY_BRANCH")

        assert Company.objects.visible_to(doris).filter(pk=company.pk).exists()
