"""The nightly figures: all or nothing, and never twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from revier.integrations.msto import answers, faults, figures
from revier.integrations.msto.client import Client
from revier.integrations.msto.models import Batch, StagedRow
from revier.kernel.history.models import Step
from revier.kernel.records import write as records
from revier.kit.testing import form, refused
from revier.modules.companies.rules import figures as computed

from .answering import answering
from .asked import arrive, companies, company, history, told

YESTERDAY = timezone.localdate() - timedelta(days=1)


def row(number="100777", year=2026, cents=150_000, orders=3, last="2026-11-02"):
    return {"company_id": number, "year": year, "cents": cents, "orders": orders, "last_order": last}


def batch(*rows, after=None, **values):
    """A page of a batch that consists of these rows."""
    read = sorted(
        (
            answers.Row(int(r["company_id"]), r["year"], r["cents"], r["orders"], answers.day(r["last_order"]))
            for r in rows
        ),
        key=lambda r: (r.company, r.year),
    )
    sums = {"rows": len(rows), "total_cents": sum(r["cents"] for r in rows), "sha256": figures.digest_of(read)}
    about = {"as_of": YESTERDAY.isoformat(), "batch_no": 1, **sums}
    return {**about, "items": list(rows), "next_after": after, **values}


def serving(*pages):
    return answering(**{f"revenue_{YESTERDAY.isoformat()}": list(pages)})


class TestFromTheRealOrderSystem:
    def test_revenue_and_last_orders_arrive_and_the_type_is_computed(self, office, pulled):
        tally = figures.fetch(pulled)

        with office.store.reading() as db:
            there = db.execute("SELECT company_id, year, cents, orders FROM revenue").fetchall()
        for each in companies():
            own = {str(r["year"]): [r["cents"], r["orders"]] for r in there if str(r["company_id"]) == each.msto_id}
            assert each.revenue == own
            expected = computed(each.last_order_on, own, timezone.localdate())
            assert (each.type, each.volume, each.revenue_total) == (
                expected["type"],
                expected["volume"],
                expected["revenue_total"],
            )
        assert tally.changed == len([c for c in companies() if c.revenue])

    def test_twice_is_once(self, pulled):
        figures.fetch(pulled)
        before = history()

        assert figures.fetch(pulled).changed == 0
        assert figures.fetch(pulled, again=True).changed == 0
        assert history() == before
        assert not StagedRow.objects.exists()

    def test_show_as_the_doing_of_the_order_system_and_are_no_edit(self, pulled):
        before = {c.pk: (c.changed_at, c.changed_by_id) for c in companies()}
        figures.fetch(pulled)

        assert {c.pk: (c.changed_at, c.changed_by_id) for c in companies()} == before
        assert set(Step.objects.filter(field="revenue").values_list("source", flat=True)) == {"sync"}

    def test_may_come_page_by_page(self, pulled, monkeypatch):
        monkeypatch.setattr("revier.integrations.msto.client.PAGE", 11)
        monkeypatch.setattr(figures, "COMPANIES", 5)
        figures.fetch(pulled)

        assert any(c.revenue for c in companies())
        assert Batch.objects.get().applied_at

    @pytest.mark.parametrize("pages", [0, 1, 4])
    def test_broken_off_while_reading_they_go_on_where_they_were(self, pulled, monkeypatch, pages):
        monkeypatch.setattr("revier.integrations.msto.client.PAGE", 11)
        real, left = pulled.revenue, [pages + 1]

        def dying(*args):
            left[0] -= 1
            if left[0] < 0:
                raise faults.NotReachable("weg")
            return real(*args)

        monkeypatch.setattr(pulled, "revenue", dying)
        with pytest.raises(faults.NotReachable):
            figures.fetch(pulled)
        assert not any(c.revenue for c in companies())
        monkeypatch.setattr(pulled, "revenue", real)

        figures.fetch(pulled)

        assert any(c.revenue for c in companies())

    @pytest.mark.parametrize("chunks", [0, 2])
    def test_broken_off_while_writing_they_go_on_without_asking(self, office, pulled, monkeypatch, chunks):
        monkeypatch.setattr(figures, "COMPANIES", 5)
        real, left = figures._write, [chunks]

        def dying(*args):
            real(*args)
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt

        monkeypatch.setattr(figures, "_write", dying)
        with pytest.raises(KeyboardInterrupt):
            figures.fetch(pulled)
        monkeypatch.setattr(figures, "_write", real)
        figures.fetch(Client("http://127.0.0.1:9/v1", "nobody"))

        assert all(c.revenue_total is not None for c in companies() if c.revenue)
        assert len([c for c in companies() if c.revenue]) == Step.objects.filter(field="revenue").count()


class TestABatchThatDoesNotAddUp:
    @pytest.mark.parametrize(
        ("wrong", "word"),
        [
            ({"sha256": "0" * 64}, "Prüfsumme"),
            ({"total_cents": 150_001}, "Summe"),
            ({"rows": 2}, "Zeilen"),
        ],
    )
    def test_changes_nothing_and_says_so(self, staff, wrong, word):
        arrive(told())
        with serving(batch(row(), **wrong)) as server, refused(faults.BadAnswer) as raised:
            figures.fetch(Client(server.url, "x"))

        assert word in str(raised.value)

    @pytest.mark.parametrize(
        "broken",
        [
            batch(row(), row()),
            {**batch(row()), "items": [row(number="abc")]},
            {**batch(row()), "items": [row(cents="viel")]},
            {**batch(row()), "as_of": "2026-01-01"},
            {**batch(row()), "items": [{**row(), "last_order": "2026-02-30"}]},
        ],
    )
    def test_is_refused_when_it_cannot_be_read(self, staff, broken):
        arrive(told())
        with serving(broken) as server, refused(faults.BadAnswer):
            figures.fetch(Client(server.url, "x"))

    def test_that_is_published_anew_while_it_is_read_is_not_mixed(self, staff):
        arrive(told())
        first, second = row(), row(year=2025)
        pages = [batch(first, second, items=[first], after="1"), batch(second, batch_no=2), batch(second, batch_no=2)]
        with serving(*pages) as server:
            wire = Client(server.url, "x")
            with pytest.raises(faults.BadAnswer):
                figures.fetch(wire)
            assert company("100777").revenue == {}

            figures.fetch(wire)

        assert company("100777").revenue == {"2025": [150_000, 3]}
        assert Batch.objects.get().batch_no == 2


class TestABatch:
    def test_of_an_earlier_day_is_taken_when_yesterday_is_not_closed(self, staff):
        arrive(told())
        earlier = (YESTERDAY - timedelta(days=2)).isoformat()
        with answering(**{f"revenue_{earlier}": batch(row(), as_of=earlier)}) as server:
            figures.fetch(Client(server.url, "x"))

        assert company("100777").revenue == {"2026": [150_000, 3]}

    def test_none_at_all_is_no_fault(self, staff):
        with answering() as server:
            assert figures.fetch(Client(server.url, "x")).changed == 0

    def test_names_customers_unknown_here_without_harm(self, staff):
        arrive(told())
        with serving(batch(row("999"), row())) as server:
            tally = figures.fetch(Client(server.url, "x"))

        assert (tally.seen, tally.changed) == (2, 1)

    def test_never_sets_the_last_order_back(self, staff):
        arrive(told(last_order="2026-11-20"))
        with serving(batch(row(last="2026-11-02"))) as server:
            figures.fetch(Client(server.url, "x"))

        assert company("100777").last_order_on == date(2026, 11, 20)

    def test_leaves_what_people_wrote_alone(self, staff):
        arrive(told())
        records.change(company("100777"), within=form(by=staff[0]), competitor="Schlauchblitz", phone="0441 1")
        with serving(batch(row())) as server:
            figures.fetch(Client(server.url, "x"))

        after = company("100777")
        assert (after.competitor, after.changed_by, after.type) == ("Schlauchblitz", staff[0], "ACTIVE_OVER")


_ROWS = st.lists(
    st.builds(row, st.integers(1, 10**6).map(str), st.integers(2018, 2026), st.integers(-(10**6), 10**6)),
    unique_by=lambda r: (r["company_id"], r["year"]),
    max_size=12,
)


@given(_ROWS, st.randoms())
def test_the_hash_does_not_depend_on_the_order_in_which_rows_come(rows, dice):
    shuffled = list(rows)
    dice.shuffle(shuffled)

    assert batch(*rows)["sha256"] == batch(*shuffled)["sha256"]
