"""Sentences about people and centres: only administrators enter them, and sight follows at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from revier.accounts.models import Centre, Membership, Team, User
from revier.kernel.history.models import Deed
from revier.kit.testing import make, refused, sheet, text_of
from revier.modules.companies.models import Company

pytestmark = pytest.mark.django_db
PEOPLE = "/einstellungen/personen/"


@pytest.fixture
def desk(signed_in, admin):
    """The administrator's browser."""
    return signed_in(admin)


def person_sheet(desk, person):
    return sheet(desk.get(f"{PEOPLE}{person.pk}/"), f"{PEOPLE}{person.pk}/")


def names(person):
    return set(person.memberships.values_list("team__name", flat=True))


class TestAnybodyElse:
    @pytest.mark.parametrize("who", ["anna", "bernd", "doris", "emil", "frank", "greta"])
    def test_has_no_such_pages(self, request, signed_in, admin, nord, who):
        person = request.getfixturevalue(who)
        browser = signed_in(person)
        pages = [PEOPLE, f"{PEOPLE}neu/", f"{PEOPLE}{admin.pk}/", f"{PEOPLE}{admin.pk}/ausnahmen/", "/einstellungen/center/",
                 f"/einstellungen/center/{nord.pk}/", "/einstellungen/center/neu/", "/einstellungen/betrieb/"]  # fmt: skip
        with refused():
            for page in pages:
                assert browser.get(page).status_code == 404, page
                assert browser.post(page, {"role": "ADMIN"}).status_code == 404, page
            assert browser.post(f"{PEOPLE}{person.pk}/einladen/").status_code == 404
        assert "/einstellungen/" not in text_of(browser.get("/"))


class TestANewPerson:
    SENT = {
        "first_name": "Jörg",
        "last_name": "Weiß",
        "email": "J.Weiss@revier.example",
        "role": "RM",
        "is_active": "on",
    }

    def enter(self, desk, nord, **changes):
        return desk.post(f"{PEOPLE}neu/", {**self.SENT, "centres": [nord.pk], **changes})

    def test_gets_a_name_teams_and_a_mail_with_a_way_in(self, desk, nord):
        self.enter(desk, nord)
        person = User.objects.get(username="joerg.weiss")
        assert names(person) == {"Revier Nord Großkundenteam", "Revier Nord Lokales Kundenteam", "Jörg Weiß"}
        (letter,) = mail.outbox
        assert letter.to == ["j.weiss@revier.example"]
        assert "joerg.weiss" in letter.body
        assert "Benutzername" in letter.body

        browser = Client()
        page = browser.get(re.search(r"http://testserver(/\S+)", letter.body).group(1), follow=True)
        new = "Schläuche für jeden Bagger"
        browser.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
        assert Client().post("/konto/anmelden/", {"login": "joerg.weiss", "password": new}).url == "/"

    def test_with_a_name_that_is_taken_gets_a_digit(self, desk, nord):
        self.enter(desk, nord)
        self.enter(desk, nord, email="anders@revier.example")
        assert User.objects.filter(username="joerg.weiss2").exists()

    def test_needs_an_address_of_its_own(self, desk, nord):
        self.enter(desk, nord)
        with refused():
            assert self.enter(desk, nord).status_code == 422

    def test_is_entered_even_when_the_mail_cannot_be_sent(self, desk, nord, monkeypatch):
        def broken(*_given, **_named):
            raise OSError

        monkeypatch.setattr("revier.administration.people.invite.send_mail", broken)
        answer = self.enter(desk, nord)
        assert "nicht" in text_of(desk.get(answer.url))
        assert User.objects.filter(username="joerg.weiss").exists()

    def test_is_noted_with_who_entered_it(self, desk, admin, nord):
        self.enter(desk, nord)
        assert {deed.by for deed in Deed.objects.filter(about__username="joerg.weiss")} == {admin}


class TestAChange:
    def test_of_the_centre_moves_teams_and_sight(self, desk, signed_in, anna, bernd, sued):
        company = make(Company, owner=bernd)
        person_sheet(desk, anna).send(desk, centres=[str(sued.pk)])
        assert names(anna) == {"Revier Süd Großkundenteam", "Revier Süd Lokales Kundenteam", "Anna Berger"}
        assert signed_in(anna).get(f"/firmen/{company.pk}/").status_code == 404

    def test_of_the_role_moves_teams_and_rights(self, desk, signed_in, anna):
        person_sheet(desk, anna).send(desk, role="MST")
        anna.refresh_from_db()
        assert signed_in(anna).get("/anrufe/").status_code == 404
        deed = Deed.objects.filter(about=anna, what="person_saved").latest("at")
        assert deed.details["role"] == ["RM", "MST"]

    def test_to_inactive_closes_every_door(self, desk, signed_in, anna):
        browser = signed_in(anna)
        make(Company, owner=anna)
        person_sheet(desk, anna).send(desk, is_active=None)
        assert browser.get("/").status_code == 302
        anna.refresh_from_db()
        assert not Company.objects.visible_to(anna).exists()


class TestAnException:
    def grant(self, desk, person, centre, **more):
        team = Team.objects.get(kind=Team.Kind.LOCAL, centre=centre)
        return desk.post(f"{PEOPLE}{person.pk}/ausnahmen/", {"team": team.pk, "reason": "Schriftlich, CM Nord", **more})

    def test_lets_in_with_a_reason_and_is_taken_back(self, desk, signed_in, anna, doris, nord):
        company = make(Company, owner=anna)
        self.grant(desk, doris, nord)
        browser = signed_in(doris)
        assert browser.get(f"/firmen/{company.pk}/").status_code == 200
        assert "Schriftlich, CM Nord" in text_of(desk.get(f"{PEOPLE}{doris.pk}/"))

        membership = Membership.objects.get(user=doris, origin=Membership.Origin.EXCEPTION)
        desk.post(f"{PEOPLE}{doris.pk}/ausnahmen/{membership.pk}/beenden/")
        assert browser.get(f"/firmen/{company.pk}/").status_code == 404
        assert set(Deed.objects.filter(about=doris).values_list("what", flat=True)) >= {
            "exception_granted",
            "exception_ended",
        }

    def test_of_tomorrow_does_not_open_today(self, desk, signed_in, anna, doris, nord):
        company = make(Company, owner=anna)
        self.grant(desk, doris, nord, begins_on=(timezone.localdate() + timedelta(days=1)).isoformat())
        assert signed_in(doris).get(f"/firmen/{company.pk}/").status_code == 404

    @pytest.mark.parametrize(
        "wrong", [{"reason": ""}, {"begins_on": "2026-02-02", "ends_on": "2026-02-01"}, {"team": "0"}]
    )
    def test_that_is_not_sound_is_refused(self, desk, doris, nord, wrong):
        with refused():
            assert self.grant(desk, doris, nord, **wrong).status_code == 422

    def test_never_ends_what_follows_from_the_role(self, desk, anna):
        by_role = anna.memberships.first()
        with refused():
            assert desk.post(f"{PEOPLE}{anna.pk}/ausnahmen/{by_role.pk}/beenden/").status_code == 404


class TestACentre:
    def test_is_opened_with_its_two_teams(self, desk, doris):
        sent = {"name": "Revier West", "land": "NW", "msto_id": "1003", "active": "on"}
        desk.post("/einstellungen/center/neu/", sent)
        west = Centre.objects.get(name="Revier West")
        assert {team.kind for team in west.teams.all()} == {Team.Kind.LOCAL, Team.Kind.KEY_CENTRE}
        assert "Revier West Großkundenteam" in names(doris)

    def test_gives_its_teams_its_new_name(self, desk, nord):
        sheet(desk.get(f"/einstellungen/center/{nord.pk}/"), "/einstellungen/center/").send(desk, name="Revier Küste")
        assert {team.name for team in nord.teams.all()} == {
            "Revier Küste Großkundenteam",
            "Revier Küste Lokales Kundenteam",
        }

    def test_has_a_name_nobody_else_has(self, desk, nord, sued):
        with refused():
            answer = desk.post("/einstellungen/center/neu/", {"name": "Revier Süd", "active": "on"})
        assert answer.status_code == 422


class TestThePageOfTheOperation:
    def test_says_how_everything_is_doing(self, desk):
        page = text_of(desk.get("/einstellungen/betrieb/"))
        assert "Wartende" in page or "wart" in page
