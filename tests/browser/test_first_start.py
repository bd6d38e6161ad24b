"""A stranger starts the product in an empty folder, reads what it prints, and meets customers that have just arrived."""

import re

from tests.browser.conftest import OFFICE, Person, Product
from tests.processes.running import Running

READ_WITHIN = 60


def test_the_demo_network_stands_and_the_order_system_sends_new_customers(browser, tmp_path):
    with Running(tmp_path / "data", demo=True) as running:
        password = re.search(r"für alle gleich: (\S+)", running.said).group(1)
        assert {"anna.berger", "emil.kaya", "doris.hahn"} <= set(re.findall(r"\w+\.\w+", running.said))
        context = browser.new_context(viewport=OFFICE, locale="de-DE")
        product = Product(f"http://127.0.0.1:{running.port}", running.data, password)
        admin = Person(context, product, "admin.revier")
        admin.sign_in()
        running.wait(lambda: _has_read_all(admin), READ_WITHIN)
        admin.open("/firmen/?ansicht=r660")
        assert admin.page.locator("tbody tr[data-record]").count() >= 10
        admin.page.locator("tbody td.name a").first.click()
        admin.ready()
        assert re.search(r"MSTO ID \d+", admin.page.inner_text("main"))
        context.close()
        assert not admin.complaints
    running.nothing_stays()


def _has_read_all(admin) -> bool:
    admin.open("/einstellungen/betrieb/")
    return re.search(r"\d+ neu", admin.page.inner_text("main")) is not None
