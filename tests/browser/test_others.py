"""The days of the others: the technician's tablet, the centre manager, the administrator, and who must not see what."""

import re
from email import message_from_bytes, policy

from playwright.sync_api import expect

from tests.browser.conftest import TABLET


def test_a_technician_sees_customers_but_no_figures_and_leaves_a_note(person):
    emil = person("emil.kaya", TABLET, touch=True)
    page = emil.page
    assert page.locator("nav.side").is_hidden()
    page.locator("nav.bottom").get_by_role("link", name="Firmen").click()
    page.wait_for_url("**/firmen/")
    emil.ready()
    page.locator("tbody td.name a").first.click()
    emil.ready()
    name = emil.heading()
    assert page.get_by_text("Finanzen").count() == page.get_by_text("Umsatz").count() == 0
    assert page.get_by_role("link", name="Anruf", exact=True).count() == 0
    page.locator(".doing").get_by_role("link", name="Notiz").click()
    page.locator("dialog[open] textarea[name=text]").fill("Zweiter Bagger im Hof")
    page.locator("dialog[open]").get_by_role("button", name="Notiz speichern").click()
    page.locator(".timeline").get_by_text("Zweiter Bagger im Hof").first.wait_for()
    assert emil.heading() == name
    emil.picture("tablet")
    emil.expected = ("404",)
    for closed in ("/anrufe/", "/verwaltung/", "/einstellungen/personen/"):
        emil.open(closed)
        assert emil.heading() == "Diese Seite gibt es nicht", closed


def test_a_centre_manager_completes_a_task(person):
    bernd = person("bernd.albers")
    page = bernd.page
    bernd.open("/aufgaben/neu/")
    page.get_by_label("Betreff").fill("Werkstattwagen vorbereiten")
    page.get_by_role("button", name="Aufgabe speichern").click()
    expect(page.locator("h1")).to_have_text("Werkstattwagen vorbereiten")
    bernd.ready()
    page.locator(".doing").get_by_role("link", name=re.compile("Abgeschlossen|Abschließen|Erledigt")).first.click()
    dialog = page.locator("dialog[open]")
    dialog.locator("textarea").fill("Steht bereit.")
    dialog.locator("button[type=submit]").click()
    page.get_by_text("Abgeschlossen").first.wait_for()


def test_an_administrator_enters_a_person_who_then_signs_in(person):
    admin = person("admin.revier")
    page = admin.page
    admin.open("/einstellungen/personen/neu/")
    page.get_by_label("Vorname").fill("Jörg")
    page.get_by_label("Nachname").fill("Süßmilch")
    page.get_by_label("E-Mail", exact=False).first.fill("joerg@revier.example")
    page.get_by_label("Rolle").select_option("RM")
    page.get_by_label("Oldenburg").check()
    page.get_by_role("button", name="Person speichern").click()
    expect(page.locator("h1")).to_contain_text("Jörg Süßmilch")
    admin.ready()
    assert page.get_by_text("Oldenburg Lokales Kundenteam").count() >= 1
    mails = sorted((admin.served.folder / "mails").iterdir(), key=lambda file: file.stat().st_mtime)
    link = re.search(r"(/konto/\S+)", _decoded(mails[-1].read_bytes()))
    assert link, "the invitation names a link"

    joerg = person("joerg.suessmilch", signed_in=False)
    joerg.open(link.group(1))
    secret = "Drei Bagger und ein Radlader"
    fields = joerg.page.locator("input[type=password]")
    for place in range(fields.count()):
        fields.nth(place).fill(secret)
    joerg.page.locator("main button[type=submit]").click()
    joerg.page.wait_for_url("**/fertig/")
    joerg.open("/konto/anmelden/")
    joerg.page.get_by_label("Benutzername").fill("Joerg.Suessmilch")
    joerg.page.get_by_label("Passwort", exact=True).fill(secret)
    joerg.page.get_by_role("button", name="Anmelden").click()
    joerg.page.wait_for_url(f"{joerg.served.address}/")
    joerg.open("/firmen/")
    assert joerg.page.locator("tbody tr[data-record]").count() > 20


def _decoded(mail: bytes) -> str:
    return str(message_from_bytes(mail.split(b"\n----")[0], policy=policy.default).get_content())


def test_somebody_of_another_centre_finds_nothing_and_is_told_nothing(person):
    anna, clara = person("anna.berger"), person("clara.weiss")
    clara.expected = ("404",)
    anna.open("/firmen/")
    first = anna.page.locator("tbody td.name a").first
    name, address = first.inner_text(), first.get_attribute("href").split("?")[0]
    clara.open(address)
    assert clara.heading() == "Diese Seite gibt es nicht"
    assert name not in clara.page.content()
    clara.open(f"/suche/?suche={name.split()[0]}")
    assert address not in clara.page.content()


def test_a_wrong_password_says_so_in_german_and_keeps_the_name(person):
    stranger = person("nobody", signed_in=False)
    stranger.open("/konto/anmelden/")
    stranger.page.get_by_label("Benutzername").fill("anna.berger")
    stranger.page.get_by_label("Passwort", exact=True).fill("falsch")
    stranger.page.get_by_role("button", name="Anmelden").click()
    stranger.page.get_by_text("nicht korrekt").wait_for()
    assert stranger.page.get_by_label("Benutzername").input_value() == "anna.berger"
