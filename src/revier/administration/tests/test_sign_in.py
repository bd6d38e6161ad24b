"""Sentences about getting in: the name, the password, too many tries, and what is done when it is forgotten."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from revier.kit.testing import clock, text_of
from revier.kit.testing.cast import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "Schläuche für jeden Bagger"
SIGN_IN, FORGOTTEN = "/konto/anmelden/", "/konto/passwort/vergessen/"


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


def sign_in(name, password, browser=None):
    return (browser or Client()).post(SIGN_IN, {"login": name, "password": password})


class TestSigningIn:
    @pytest.mark.parametrize("name", ["anna.berger", "Anna.Berger", "ANNA.BERGER"])
    def test_takes_first_name_dot_last_name(self, anna, name):
        browser = Client()
        assert sign_in(name, PASSWORD, browser).url == "/"
        assert browser.get("/").status_code == 200

    def test_leads_to_the_page_that_was_asked_for(self, anna):
        browser = Client()
        asked = browser.get("/firmen/?suche=öl").url
        answer = browser.post(asked, {"login": "anna.berger", "password": PASSWORD})
        assert browser.get(answer.url).status_code == 200

    @pytest.mark.parametrize(
        ("name", "password"), [("anna.berger", "falsch"), ("nie.mand", PASSWORD), ("anna", PASSWORD)]
    )
    def test_says_the_same_for_a_wrong_name_and_a_wrong_password(self, anna, name, password):
        page = text_of(sign_in(name, password))
        told = re.sub(r"[A-Za-z0-9]{64}|value=\"[^\"]*\"", "", page)
        cache.clear()
        assert told == re.sub(r"[A-Za-z0-9]{64}|value=\"[^\"]*\"", "", text_of(sign_in("anna.berger", "auch falsch")))
        assert re.search(r"nicht (korrekt|richtig)|falsch|stimmen nicht|stimmt nicht", page), "it says so in German"

    def test_is_closed_to_who_has_left(self, anna):
        anna.is_active = False
        anna.save()
        browser = Client()
        sign_in("anna.berger", PASSWORD, browser)
        assert browser.get("/").status_code == 302

    def test_ends_with_signing_out(self, anna):
        browser = Client()
        sign_in("anna.berger", PASSWORD, browser)
        browser.post("/konto/abmelden/")
        assert browser.get("/").status_code == 302

    def test_is_the_only_door(self, db):
        for address in ("/konto/registrieren/", "/konto/signup/", "/accounts/signup/", "/admin/"):
            assert Client().get(address).status_code in {302, 404}

    def test_is_slowed_down_after_five_wrong_passwords_for_every_process(self, anna):
        answers = [sign_in("anna.berger", f"falsch {number}") for number in range(5)]
        assert all(answer.status_code == 200 for answer in answers)
        browser = Client()
        sign_in("anna.berger", PASSWORD, browser)
        assert browser.get("/").status_code == 302, "even the right one has to wait"
        cache.clear()
        sign_in("anna.berger", PASSWORD, browser)
        assert browser.get("/").status_code == 200


class TestAForgottenPassword:
    def asked_for(self, email):
        return Client().post(FORGOTTEN, {"email": email})

    def link(self):
        (letter,) = mail.outbox
        return re.search(r"https?://testserver(/\S+)", letter.body).group(1)

    def choose(self, password=NEW, link=""):
        browser = Client()
        page = browser.get(link or self.link(), follow=True)
        return browser.post(page.request["PATH_INFO"], {"password1": password, "password2": password})

    def test_is_answered_by_a_german_mail_with_a_link_that_works_once(self, anna):
        self.asked_for(anna.email)
        (letter,) = mail.outbox
        assert letter.to == [anna.email]
        assert "Passwort" in letter.body
        assert "Password" not in letter.subject
        link = self.link()
        assert self.choose(link=link).status_code == 302
        assert sign_in("anna.berger", NEW).url == "/"

        self.choose("Noch ein anderes Passwort", link)
        assert sign_in("anna.berger", NEW).url == "/"

    def test_has_an_hour(self, anna):
        self.asked_for(anna.email)
        link = self.link()
        later = timezone.localtime().replace(tzinfo=None) + timedelta(minutes=61)
        with mock.patch("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later):
            self.choose(link=link)
        assert sign_in("anna.berger", NEW).status_code == 200

    def test_gets_the_same_answer_for_an_address_nobody_has(self, anna):
        known, unknown = self.asked_for(anna.email), self.asked_for("niemand@revier.example")
        assert (known.status_code, known.url) == (unknown.status_code, unknown.url)

    @pytest.mark.parametrize("password", ["kurz", "123456789012", "administrator", "anna.berger1"])
    def test_is_not_replaced_by_a_weak_one(self, anna, password):
        self.asked_for(anna.email)
        assert self.choose(password).status_code == 200
        assert sign_in("anna.berger", PASSWORD).url == "/"


class TestChangingThePassword:
    CHANGE = "/konto/passwort/aendern/"

    def change(self, browser, old=PASSWORD, new=NEW, again=NEW):
        return browser.post(self.CHANGE, {"oldpassword": old, "password1": new, "password2": again})

    def test_asks_for_the_old_one_and_keeps_one_signed_in(self, signed_in, anna):
        browser = signed_in(anna)
        assert self.change(browser).status_code == 302
        assert browser.get("/").status_code == 200
        assert sign_in("anna.berger", NEW).url == "/"

    def test_signs_out_everywhere_else(self, signed_in, anna):
        here, there = signed_in(anna), signed_in(anna)
        self.change(here)
        assert there.get("/").status_code == 302

    @pytest.mark.parametrize(
        "wrong", [{"old": "falsch"}, {"again": "anders geschrieben"}, {"new": "zu kurz", "again": "zu kurz"}]
    )
    def test_changes_nothing_otherwise(self, signed_in, anna, wrong):
        assert self.change(signed_in(anna), **wrong).status_code == 200
        assert sign_in("anna.berger", PASSWORD).url == "/"

    def test_lists_its_rules(self, signed_in, anna):
        assert "12 Zeichen" in text_of(signed_in(anna).get(self.CHANGE))


class TestMyProfile:
    def test_is_mine_to_change(self, signed_in, anna):
        browser = signed_in(anna)
        sent = {"phone": "0441 9250", "theme": "dunkel", "density": "normal", "single_keys": "on"}
        assert browser.post("/profil/", sent).status_code == 302
        page = text_of(browser.get("/firmen/"))
        assert 'data-theme="dunkel"' in page
        assert 'data-density="normal"' in page

    def test_says_in_which_teams_i_am(self, signed_in, anna):
        assert "Revier Nord Lokales Kundenteam" in text_of(signed_in(anna).get("/profil/"))

    def test_never_changes_role_or_centre(self, signed_in, anna, sued):
        sent = {
            "phone": "",
            "theme": "hell",
            "density": "normal",
            "role": "ADMIN",
            "centres": [sued.pk],
            "is_active": "",
        }
        signed_in(anna).post("/profil/", sent)
        anna.refresh_from_db()
        assert (anna.role, [centre.name for centre in anna.centres.all()]) == ("RM", ["Revier Nord"])

    def test_refuses_what_is_no_choice(self, signed_in, anna):
        assert signed_in(anna).post("/profil/", {"theme": "bunt", "density": "normal"}).status_code == 422


def test_the_clock_of_tests_is_one_for_all(anna, noon):
    with clock(noon):
        assert timezone.now() == noon
