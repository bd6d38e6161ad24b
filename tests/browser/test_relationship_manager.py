"""Anna's day: who was never called, the call, and the next call in sixty days."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from revier.base.time import working_day


def _count(anna) -> int:
    return int(re.sub(r"\D", "", anna.page.locator("#anzahl").inner_text()))


def test_a_call_is_logged_and_the_next_one_stands_in_the_calendar(person):
    anna = person("anna.berger")
    page = anna.page
    anna.press("g", "d")
    page.wait_for_url("**/verwaltung/")
    page.get_by_role("link", name="R602 Alle Kontakte ohne Anruf").click()
    page.wait_for_url("**/kontakte/?ansicht=r602")
    anna.ready()
    before = _count(anna)
    page.locator("tbody td.name a").first.click()
    anna.ready()
    name = anna.heading()

    page.locator(".doing").get_by_role("link", name="Anruf").click()
    dialog = page.locator("dialog[open]")
    assert dialog.get_by_role("combobox", name="Kontakt").input_value() == name
    assert dialog.get_by_role("combobox", name="Firma").input_value() != ""
    dialog.get_by_label("Status").select_option(label="Durchgeführt")
    dialog.get_by_label("Ergebnis").select_option(label="Informationsgespräch")
    dialog.get_by_label("Gesprächsnotiz").fill("Drei Bagger, Schläuche kommen bisher vom Händler.")
    dialog.get_by_role("button", name="Anruf speichern").click()

    page.get_by_role("heading", name="Wann rufen wir wieder an?").wait_for()
    anna.picture("nachverfolgen")
    page.keyboard.press("Enter")  # the recommended 60 days have the focus
    page.locator(".timeline").get_by_text("Drei Bagger").wait_for()
    assert page.get_by_role("region", name="Geplant").get_by_role("link", name="Nachverfolgen").is_visible()
    assert anna.heading() == name

    due = working_day(timezone.localdate() + timedelta(days=60), "NI")
    anna.open("/kalender/?tage=70")
    day = page.locator("section.day", has=page.locator("h2", has_text=re.compile(rf"\b{due.day}\. ")))
    assert day.get_by_text(name).first.is_visible()

    anna.open("/kontakte/?ansicht=r602")
    assert _count(anna) < before


def test_the_same_works_without_a_mouse(person):
    anna = person("anna.berger")
    page = anna.page
    anna.press("g", "k")
    page.wait_for_url("**/kontakte/")
    anna.ready()
    anna.press("j", "j", "Enter")
    page.wait_for_url("**/kontakte/*/?*")
    anna.ready()
    name = anna.heading()
    page.get_by_role("link", name="Anruf", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open] select[name=status]").focus()
    page.keyboard.type("Durch")
    page.locator("dialog[open] textarea[name=result]").focus()
    page.keyboard.type("Per Tastatur notiert.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Wann rufen wir wieder an?").wait_for()
    page.keyboard.press("Enter")
    page.locator(".timeline").get_by_text("Per Tastatur notiert.").wait_for()
    assert anna.heading() == name


def test_the_palette_finds_a_town_a_number_and_an_umlaut_and_says_why(person):
    anna = person("anna.berger")
    page = anna.page
    anna.open("/firmen/")
    number = page.locator("tbody a[href^='tel:']").first.inner_text()
    anna.press("Control+k")
    field = page.locator("dialog[open] input[type=search]")
    for typed, why in (
        (number[-6:].replace(" ", ""), "Telefon:"),
        ("oldenb", "Stadt: Oldenburg"),
        ("verwalt", "Verwaltung"),
    ):
        field.fill(typed)
        page.locator("#treffer").get_by_text(why).first.wait_for()
    field.fill("")
    field.press_sequentially("oldenb", delay=30)
    page.locator("#treffer [role=option]").first.wait_for()
    anna.picture("palette")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(firmen|kontakte|anrufe|aufgaben|notizen)/"))


def test_space_opens_the_preview_and_j_and_k_walk_through_the_list(person):
    anna = person("anna.berger")
    page = anna.page
    anna.open("/firmen/")
    names = page.locator("tbody td.name a").all_inner_texts()
    anna.press("j", "Space")
    panel = page.locator("#vorschau")
    panel.get_by_role("link", name=names[0]).first.wait_for()
    anna.press("j")
    panel.get_by_role("link", name=names[1]).first.wait_for()
    anna.picture("vorschau")
    anna.press("k")
    panel.get_by_role("link", name=names[0]).first.wait_for()
    anna.press("Space")
    panel.wait_for(state="hidden")
    anna.press("Enter")
    page.wait_for_url("**/firmen/*/?*")
    anna.ready()
    assert anna.heading() == names[0]
    anna.press("j")
    expect(page.locator("h1")).to_have_text(names[1])


def test_two_people_edit_the_same_field_and_nothing_is_lost(person):
    anna, bernd = person("anna.berger"), person("bernd.albers")
    bernd.expected = ("409",)
    anna.open("/firmen/")
    anna.page.locator("tbody td.name a").nth(3).click()
    anna.ready()
    address = anna.page.url.split("?")[0].removeprefix(anna.served.address)
    anna.open(f"{address}bearbeiten/")
    bernd.open(f"{address}bearbeiten/")
    anna.page.get_by_label("Mitbewerber").fill("Presse im Hof")
    anna.page.get_by_role("button", name="Firma speichern").click()
    anna.page.wait_for_url(anna.served.address + address)
    bernd.page.get_by_label("Mitbewerber").fill("Händler in Wildeshausen")
    bernd.page.get_by_role("button", name="Firma speichern").click()
    conflict = bernd.page.locator(".conflict")
    conflict.wait_for()
    assert {"Händler in Wildeshausen", "Presse im Hof"} <= set(re.split(r"[\t\n]", conflict.inner_text()))
    assert bernd.page.get_by_label("Mitbewerber").input_value() == "Händler in Wildeshausen"
    bernd.picture("konflikt")
    bernd.page.get_by_role("button", name="Firma speichern").click()
    bernd.page.wait_for_url(bernd.served.address + address)
    anna.open(address)
    assert anna.page.get_by_text("Händler in Wildeshausen").count() == 1


def test_what_was_typed_survives_closing_the_page(person):
    anna = person("anna.berger")
    page = anna.page
    anna.open("/firmen/neu/")
    page.get_by_label("Name", exact=False).first.fill("Baggerbetrieb Entwurf GmbH")
    page.wait_for_timeout(600)
    anna.open("/firmen/")
    anna.open("/firmen/neu/")
    page.get_by_role("button", name="Entwurf übernehmen").click()
    assert page.get_by_label("Name", exact=False).first.input_value() == "Baggerbetrieb Entwurf GmbH"


def test_the_address_is_the_state_and_back_works(person):
    anna = person("anna.berger")
    page = anna.page
    anna.open("/firmen/?ansicht=r610&ordnung=-name")
    address = page.url
    names = page.locator("tbody td.name a").all_inner_texts()
    page.locator("tbody td.name a").first.click()
    page.wait_for_url("**/firmen/*/?*")
    page.go_back()
    anna.ready()
    assert page.url == address
    assert page.locator("tbody td.name a").all_inner_texts() == names
