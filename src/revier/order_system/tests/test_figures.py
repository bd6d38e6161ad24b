"""The nightly figures."""

from datetime import timedelta
from hashlib import sha256

import pytest

from revier.order_system import figures
from revier.world import EXCHANGED_STATES, SEED, companies

from .conftest import COMPANIES, DAY


def batch(msto, limit=500, day=DAY):
    pages = list(msto.pages(f"/revenue/{day}", "after", "next_after", limit=limit))
    rows = [row for page in pages for row in page["items"]]
    heads = [{name: value for name, value in page.items() if name not in {"items", "next_after"}} for page in pages]
    assert all(head == heads[0] for head in heads)
    return heads[0], rows


class TestABatch:
    @pytest.mark.parametrize("limit", [1, 50, 500])
    def test_is_complete_and_sealed_in_pages_of_any_size(self, msto, limit):
        head, rows = batch(msto, limit)
        lines = [
            f"{row['company_id']}:{row['year']}:{row['cents']}:{row['orders']}:{row['last_order'] or ''}\n"
            for row in rows
        ]
        assert head["rows"] == len(rows)
        assert head["total_cents"] == sum(row["cents"] for row in rows)
        assert head["sha256"] == sha256("".join(lines).encode()).hexdigest()
        assert [(int(row["company_id"]), row["year"]) for row in rows] == sorted(
            (int(row["company_id"]), row["year"]) for row in rows
        )

    def test_has_the_revenue_of_the_invented_network(self, msto):
        _, rows = batch(msto)
        made = [
            (company.msto_id, *year, company.last_order.isoformat())
            for company in companies(SEED, COMPANIES, DAY)
            if company.state in EXCHANGED_STATES
            for year in company.revenue
        ]
        assert [tuple(row.values()) for row in rows] == made

    def test_never_changes(self, msto, company):
        before = batch(msto)
        msto.running.store.change_revenue(company["id"], DAY.year, 1, 1)
        msto.running.store.change_company(company["id"], last_order="2026-03-18", state="blocked")
        assert batch(msto) == before

    def test_is_corrected_by_a_newer_one(self, msto, company):
        head, _ = batch(msto)
        msto.running.store.change_revenue(company["id"], DAY.year - 5, 123_456, 7)
        with msto.running.store.writing() as db:
            number = figures.close(db, DAY)
        corrected, newer = batch(msto)
        assert head["batch_no"] < corrected["batch_no"] == number
        assert corrected["sha256"] != head["sha256"]
        found = {(row["company_id"], row["year"]): row["cents"] for row in newer}
        assert found[company["id"], DAY.year - 5] == 123_456

    def test_is_there_for_yesterday_and_today_but_not_for_other_days(self, msto):
        assert batch(msto, day=DAY - timedelta(days=1))[1] == batch(msto)[1]
        before = msto.tables()
        for day in (DAY + timedelta(days=1), DAY - timedelta(days=2), "2026-02-30"):
            assert msto.get(f"/revenue/{day}").status == 404
        assert msto.tables() == before

    def test_is_forgotten_after_a_week_of_nights(self, msto):
        batch(msto)
        for night in range(7):
            with msto.running.store.writing() as db:
                figures.close(db, DAY + timedelta(days=1 + night))
        with msto.running.store.reading() as db:
            assert figures.page(db, DAY, 0, 1) is None
            assert figures.page(db, DAY + timedelta(days=1), 0, 1)["rows"] > 0
