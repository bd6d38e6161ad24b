"""The order system the sentences are about: few companies, some of them hidden, on a day that never changes."""

import shutil
from datetime import date

import pytest

from revier.order_system import answers
from revier.order_system.generate import fill
from revier.order_system.store import Store
from revier.order_system.testing import running

from .calling import Caller

DAY = date(2026, 3, 18)
COMPANIES = 180


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    file = tmp_path_factory.mktemp("order-system") / "filled.sqlite3"
    fill(Store(file), COMPANIES, DAY)
    return file


@pytest.fixture
def msto(filled, tmp_path, monkeypatch):
    """A caller of an order system that is filled afresh for every test."""
    monkeypatch.setattr(answers, "today", lambda: DAY)
    file = shutil.copy(filled, tmp_path / "msto.sqlite3")
    with running(file) as system:
        yield Caller(system)


@pytest.fixture
def company(msto):
    """Some company as the CRM sees it."""
    return msto.companies()[3]


@pytest.fixture
def contact(msto):
    """Some contact as the CRM sees it."""
    return next(entry["record"] for entry in msto.feed(entities="contact"))


@pytest.fixture
def refused(msto):
    """refused(call) → the refusal, after looking that it has changed nothing."""

    def judge(call, status):
        before = msto.tables()
        refusal = call()
        assert refusal.status == status
        assert msto.tables() == before
        return refusal

    return judge
