"""A running order system, and the people who look after its customers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from revier.integrations.msto import pull
from revier.integrations.msto.client import Client
from revier.order_system.testing import Running, running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Running]:
    """The order system, with sixty companies, the first at 1001, one hidden; its own people work in office.store."""
    with running(tmp_path / "order-system.sqlite3", companies=60) as found:
        found.store.change_company("100001", leading_centre="1001")
        found.store.change_company("100006", state="blocked")
        yield found


@pytest.fixture
def staff(anna: Any, clara: Any, admin: Any) -> Any:
    """Anna looks after the customers of 1001, Clara after those of 1002, the administrator after all others."""
    return anna, clara, admin


@pytest.fixture
def msto(office: Running, staff: Any) -> Client:
    """The wire to it."""
    return Client(office.url, office.token)


@pytest.fixture
def connected(office: Running, staff: Any, settings: Any) -> Running:
    """The installation is connected with it."""
    settings.MSTO_URL, settings.MSTO_TOKEN = office.url, office.token
    return office


@pytest.fixture
def pulled(msto: Client) -> Client:
    """Everything has been pulled once."""
    pull.pull(msto)
    return msto
