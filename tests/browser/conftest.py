"""A real browser before a real product. Whatever a page complains about in its console fails the test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.processes.running import Running, revier

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--lang=de-DE",
]  # fmt: skip
OFFICE = {"width": 1440, "height": 900}
TABLET = {"width": 1024, "height": 768}
PASSWORD = "Schlauch und Armatur 7"
OUTPUT = Path(__file__).parent.parent / "output"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Product:
    """A running product: where it answers, its data folder, and the password everybody has."""

    address: str
    folder: Path
    password: str = PASSWORD


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with four centres and their customers, for all tests; what they write is theirs to look for."""
    folder = tmp_path_factory.mktemp("revier")
    small = ("--companies", "500", "--centres", "4", "--password", PASSWORD)
    for words in (("migrate",), ("demo", *small)):
        done = revier("manage", *words, data=folder)
        assert not done.returncode, done.stdout + done.stderr
    with Running(folder, WORKERS=1) as running:
        yield Product(f"http://127.0.0.1:{running.port}", folder)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield started
    started.close()


class Person:
    """Somebody before a screen: a browser of their own, in which they have signed in."""

    def __init__(self, context: BrowserContext, served: Product, username: str):
        self.context, self.served, self.username = context, served, username
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not any(each in text for each in self.expected):
            self.complaints.append(text)

    def _asked(self, address: str) -> None:
        if not address.startswith((self.served.address, "data:", "blob:")):
            self.complaints.append(f"asked a foreign host: {address}")

    def sign_in(self) -> None:
        self.open("/konto/anmelden/")
        self.page.get_by_label("Benutzername").fill(self.username)
        self.page.get_by_label("Passwort", exact=True).fill(self.served.password)
        self.page.get_by_role("button", name="Anmelden").click()
        self.page.wait_for_url(f"{self.served.address}/")

    def open(self, address: str) -> None:
        """Go to a page of the product and wait until its scripts are at work."""
        self.page.goto(self.served.address + address)
        self.ready()

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]")

    def press(self, *keys: str) -> None:
        """Press these keys one after the other, as fast as people do."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(60)

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def picture(self, name: str) -> None:
        """A picture of the screen, for people to look at: tests/output/<name>.png."""
        OUTPUT.mkdir(exist_ok=True)
        self.page.wait_for_timeout(200)
        self.page.screenshot(path=OUTPUT / f"{name}.png", caret="initial")


SignIn = Callable[..., Person]


@pytest.fixture
def person(browser: Browser, served: Product) -> Iterator[SignIn]:
    """person("anna.berger") signs in; size, theme ("light", "dark") and touch may be given."""
    present: list[Person] = []

    def arrive(
        username: str,
        size: dict[str, int] | None = None,
        theme: str = "light",
        touch: bool = False,
        signed_in: bool = True,
    ) -> Person:
        context = browser.new_context(
            viewport=size or OFFICE,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            color_scheme=theme,
            has_touch=touch,  # type: ignore[arg-type]
        )
        arrived = Person(context, served, username)
        present.append(arrived)
        if signed_in:
            arrived.sign_in()
        return arrived

    yield arrive
    complaints = [each for one in present for each in one.complaints]
    for one in present:
        one.context.close()
    assert not complaints, complaints
