"""Every page, in each appearance and density, for everybody: axe objects to nothing, nothing is too small or too wide."""

from pathlib import Path

import pytest

from tests.browser.conftest import OFFICE, TABLET

AXE = (Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js").read_text()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LISTS = ("firmen", "kontakte", "anrufe", "aufgaben", "notizen")
START = ("/", "/verwaltung/", "/kalender/?tage=70", "/profil/", "/konto/passwort/aendern/", "/suche/?suche=oldenb")
SETTINGS = (
    "/einstellungen/personen/",
    "/einstellungen/personen/neu/",
    "/einstellungen/center/",
    "/einstellungen/betrieb/",
)


def _pages(who) -> list[str]:
    """The start pages, and of every module its list, its forms, its filter and one record with its page and form."""
    found = list(START)
    for module in LISTS:
        who.open(f"/{module}/")
        record = who.page.locator("tbody td.name a").first.get_attribute("href").split("?")[0]
        found += [f"/{module}/", f"/{module}/neu/", f"/{module}/filter/", record, f"{record}bearbeiten/"]
    return found


def _set(who, theme: str, density: str) -> None:
    who.page.emulate_media(reduced_motion="reduce")
    who.page.evaluate(
        "([theme, density]) => Object.assign(document.documentElement.dataset, {theme, density})", [theme, density]
    )


def _objections(who) -> list[str]:
    who.page.evaluate(AXE)
    found = who.page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary'][:200]}" for each in found for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize(
    ("theme", "density"), [("hell", "kompakt"), ("dunkel", "normal"), ("sonne", "tablet")], ids=["light", "dark", "sun"]
)
def test_axe_has_nothing_to_object_to(person, theme, density):
    anna, wrong = person("anna.berger"), {}
    for address in _pages(anna):
        anna.open(address)
        _set(anna, theme, density)
        if found := _objections(anna):
            wrong[address] = found
    assert not wrong, "\n".join(f"{address}\n  " + "\n  ".join(found) for address, found in wrong.items())


@pytest.mark.parametrize("theme", ["hell", "dunkel", "sonne"])
def test_nor_to_the_pages_of_an_administrator_and_to_those_before_signing_in(person, theme):
    admin, stranger, wrong = person("admin.revier"), person("nobody", signed_in=False), {}
    stranger.expected = admin.expected = ("404",)
    for who, addresses in (
        (admin, (*SETTINGS, "/gibt-es-nicht/")),
        (stranger, ("/konto/anmelden/", "/konto/passwort/vergessen/")),
    ):
        for address in addresses:
            who.open(address)
            _set(who, theme, "normal")
            if found := _objections(who):
                wrong[address] = found
    assert not wrong, "\n".join(f"{address}\n  " + "\n  ".join(found) for address, found in wrong.items())


def test_dialogs_palette_and_preview_are_sound_as_well(person):
    anna = person("anna.berger")
    page = anna.page
    anna.open("/firmen/")
    anna.press("j", "Space")
    page.locator("#vorschau section").wait_for()
    assert not _objections(anna)
    anna.press("Control+k")
    page.locator("#treffer [role=option]").first.wait_for()
    assert not _objections(anna)
    page.keyboard.press("Escape")
    anna.press("c", "a")
    page.locator("dialog[open] form").wait_for()
    assert not _objections(anna)


def test_a_planted_fault_is_seen(person):
    anna = person("anna.berger")
    anna.open("/firmen/")
    anna.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')")
    assert any(each.startswith("button-name") for each in _objections(anna))


TOO_SMALL = """(least) => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select")]
  .filter((each) => each.checkVisibility() && !each.closest("p, dd, td:not(.tick), small, .skip, li, dialog:not([open])"))
  .map((each) => [each, [each, ...(each.labels ?? [])].map((one) => one.getBoundingClientRect())])
  .filter(([, boxes]) => boxes.every((box) => box.width < least - 0.5 || box.height < least - 0.5))
  .map(([each, boxes]) => `${each.outerHTML.slice(0, 80)} ${boxes.map((box) => `${box.width}x${box.height}`)}`)"""


def test_whatever_is_clicked_is_large_enough(person):
    anna = person("anna.berger")
    for density, least in (("kompakt", 24), ("tablet", 44)):
        for address in ("/", "/firmen/", "/firmen/neu/", "/kalender/"):
            anna.open(address)
            _set(anna, "hell", density)
            assert not anna.page.evaluate(TOO_SMALL, least), (density, address)


def test_twenty_two_rows_fit_on_an_office_screen_and_nine_on_the_tablet(person):
    for username, size, least in (("anna.berger", OFFICE, 22), ("emil.kaya", TABLET, 8)):
        who = person(username, size)
        who.open("/firmen/")
        rows = who.page.evaluate(
            """() => { const frame = document.querySelector(".table-frame").getBoundingClientRect();
            const last = Math.min(frame.bottom, document.querySelector("nav.bottom")?.getBoundingClientRect().top || innerHeight);
            return [...document.querySelectorAll("tbody tr[data-record]")]
              .filter((row) => row.getBoundingClientRect().bottom <= last + 0.5).length }"""
        )
        assert rows >= least, (username, rows)


def test_nothing_scrolls_sideways_on_a_telephone(person):
    anna = person("anna.berger", {"width": 320, "height": 640}, touch=True)
    for address in ("/", "/firmen/", "/firmen/neu/", "/kalender/", "/verwaltung/", "/profil/"):
        anna.open(address)
        width = anna.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, (address, width)
