"""Sentences about every page: its headers, its errors, where it leads, and how long one stays signed in."""

import time
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from revier.kit.testing import SENT_BY_HTMX, make, sheet, text_of
from revier.kit.testing.cast import PASSWORD
from revier.modules.companies.models import Company
from revier.modules.notes.models import Note

pytestmark = pytest.mark.django_db
PAGES = ["/", "/verwaltung/", "/kalender/", "/suche/", "/firmen/", "/firmen/neu/", "/profil/", "/gibt-es-nicht/"]
ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example/", "/\n/evil.example/",
             "javascript:alert(1)", "\\\\evil.example", "///evil.example", "http:evil.example", "evil"]  # fmt: skip


class TestHeaders:
    @pytest.mark.parametrize("address", PAGES)
    def test_stand_on_every_page(self, signed_in, anna, address):
        headers = signed_in(anna).get(address).headers

        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "camera=(self)" in headers["Permissions-Policy"]

    @pytest.mark.parametrize("address", PAGES)
    def test_allow_what_the_page_holds(self, signed_in, anna, address):
        page = text_of(signed_in(anna).get(address))
        for forbidden in (" style=", "<style", "javascript:", " onclick=", " onload=", "<script>"):
            assert forbidden not in page, forbidden

    def test_keep_the_session_from_scripts(self, anna):
        browser = Client()
        browser.post("/konto/anmelden/", {"login": "anna.berger", "password": PASSWORD})
        cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


class TestErrors:
    def test_say_what_is_safe_and_show_no_traceback(self, signed_in, anna, monkeypatch):
        def broken(*_given):
            raise RuntimeError("Geheimnis der Maschine")

        monkeypatch.setattr("revier.kernel.web.views.start.tiles.of", broken)
        browser = signed_in(anna)
        browser.raise_request_exception = False
        answer = browser.get("/")
        page = text_of(answer)

        assert answer.status_code == 500
        assert "Der Fehler liegt bei uns" in page
        assert "Geheimnis" not in page
        assert "Traceback" not in page

    @pytest.mark.parametrize(
        "address", ["/gibt-es-nicht/", "/firmen/0197f6a0-0000-7000-8000-000000000001/", "/firmen/x/"]
    )
    def test_are_alike_for_what_is_not_there_and_what_is_hidden(self, signed_in, clara, anna, address):
        hidden = make(Company, owner=anna)
        browser = signed_in(clara)
        one, other = browser.get(address), browser.get(f"/firmen/{hidden.pk}/")

        assert one.status_code == other.status_code == 404
        assert text_of(one).split("<h1>")[1].split("<p>")[0] == text_of(other).split("<h1>")[1].split("<p>")[0]

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_of_other_methods_change_nothing(self, signed_in, frank, method):
        note = make(Note, owner=frank)
        getattr(signed_in(frank), method)(f"/notizen/{note.pk}/loeschen/")
        assert Note.objects.visible_to(frank).exists()

    def test_of_a_form_without_a_key(self, signed_in, anna):
        assert signed_in(anna).post("/notizen/neu/", {"subject": "A"}).status_code == 404


class TestTheWayBack:
    @pytest.mark.parametrize("back", ELSEWHERE)
    def test_never_leads_elsewhere(self, signed_in, anna, back):
        note = make(Note, owner=anna)
        browser = signed_in(anna)
        address = f"/notizen/{note.pk}/bearbeiten/"
        page = browser.get(address, {"zurueck": back})
        assert "evil" not in text_of(page).replace("evil</", "")
        entries = sheet(page, address)
        for number, how in enumerate((False, True)):
            answer = entries.send(browser, by_htmx=how, zurueck=back, subject=f"Neu {number}", version=str(number + 1))
            target = answer.headers.get("HX-Redirect") or answer.url
            assert target == f"/notizen/{note.pk}/"

    @pytest.mark.parametrize("back", ELSEWHERE)
    def test_from_signing_in_never_leads_elsewhere(self, anna, back):
        sent = {"login": "anna.berger", "password": PASSWORD, "next": back}
        answer = Client().post("/konto/anmelden/", sent)
        assert answer.status_code == 302
        there = urljoin("http://testserver/konto/anmelden/", answer.url)
        assert urlsplit(there).netloc == "testserver"

    def test_leads_to_where_one_came_from(self, signed_in, anna):
        note = make(Note, owner=anna)
        browser = signed_in(anna)
        page = browser.get(f"/notizen/{note.pk}/bearbeiten/", {"zurueck": "/notizen/?suche=Öl"})
        answer = sheet(page, "/notizen/").send(browser, by_htmx=True, subject="Neu")
        assert answer.headers["HX-Redirect"] == "/notizen/?suche=%C3%96l"


class TestPieces:
    def test_are_sent_when_htmx_asks_and_pages_otherwise(self, signed_in, anna):
        browser = signed_in(anna)
        piece, page = browser.get("/firmen/neu/?schnell=1", **SENT_BY_HTMX), browser.get("/firmen/neu/?schnell=1")

        assert "<html" not in text_of(piece)
        assert "<html" in text_of(page)
        assert "HX-Request" in piece.headers["Vary"]
        assert "HX-Request" in page.headers["Vary"]

    def test_are_never_sent_when_the_browser_restores_its_history(self, signed_in, anna):
        how = {**SENT_BY_HTMX, "HTTP_HX_HISTORY_RESTORE_REQUEST": "true"}
        assert "<html" in text_of(signed_in(anna).get("/firmen/neu/?schnell=1", **how))


class TestSignedIn:
    @pytest.mark.parametrize("address", [*PAGES, "/firmen/anzahl/", "/einstellungen/personen/"])
    def test_is_asked_of_everybody(self, db, address):
        answer = Client().get(address)
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/konto/anmelden/")

    def test_is_asked_of_a_piece_too(self, db):
        answer = Client().get("/firmen/", **SENT_BY_HTMX)
        assert answer.status_code == 401
        assert answer.headers["HX-Redirect"].startswith("/konto/anmelden/")

    @pytest.mark.parametrize("address", ["/healthz", "/readyz"])
    def test_is_not_asked_of_a_watching_machine(self, db, address):
        answer = Client().get(address)
        assert answer.json()["status"] in {"ok", "not ready"}

    def test_ends_after_two_idle_hours(self, signed_in, anna, monkeypatch):
        browser, now = signed_in(anna), time.time()
        browser.get("/")
        monkeypatch.setattr(time, "time", lambda: now + settings.SESSION_IDLE_SECONDS - 5)
        assert browser.get("/").status_code == 200
        monkeypatch.setattr(time, "time", lambda: now + 2 * settings.SESSION_IDLE_SECONDS)
        assert browser.get("/").status_code == 302

    def test_ends_with_the_person(self, signed_in, anna):
        browser = signed_in(anna)
        anna.is_active = False
        anna.save()
        assert browser.get("/").status_code == 302
