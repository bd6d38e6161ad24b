"""Sentences about the computed type of a company (guide, page 30) and the job that lets it age."""

from datetime import date, datetime, timedelta

import pytest

from revier.kit import Refused, change_sets, records
from revier.kit.testing import clock, form, make, refused, steps_of

from ..choices import Type, Volume
from ..jobs import types_age
from ..models import Company
from ..rules import figures, type_of

TODAY = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("ordered", "revenue", "expected"),
    [
        (None, {}, Type.POTENTIAL),
        (None, {"2026": [0, 0]}, Type.POTENTIAL),
        (None, {"2025": [-500_00, 1]}, Type.POTENTIAL),
        (TODAY, {"2026": [1_000_01, 1]}, Type.ACTIVE_OVER),
        (TODAY, {"2026": [1_000_00, 1]}, Type.ACTIVE_UNDER),
        (TODAY, {"2026": [999_99, 1]}, Type.ACTIVE_UNDER),
        (TODAY, {}, Type.ACTIVE_UNDER),
        (date(2026, 3, 17), {"2026": [1_000_01, 1]}, Type.ACTIVE_OVER),
        (date(2026, 3, 16), {"2026": [1_000_01, 1]}, Type.FORMER_OVER),
        (date(2026, 3, 16), {"2026": [1_000_00, 1]}, Type.FORMER_UNDER),
        (date(2026, 10, 1), {"2026": [5_000_00, 2]}, Type.ACTIVE_OVER),
        (date(2022, 5, 5), {"2022": [1_000_01, 1]}, Type.FORMER_OVER),
        (date(2021, 5, 5), {"2021": [9_000_00, 4]}, Type.FORMER_UNDER),
        (TODAY, {"2021": [9_000_00, 4]}, Type.ACTIVE_UNDER),
        (None, {"2021": [9_000_00, 4]}, Type.FORMER_UNDER),
        (None, {"2024": [2_000_00, 4]}, Type.FORMER_OVER),
        (TODAY, {"2025": [-2_000_00, 1], "2026": [1_500_00, 2]}, Type.ACTIVE_OVER),
        (TODAY, {"2024": [600_00, 1], "2025": [600_00, 1]}, Type.ACTIVE_UNDER),
    ],
)
def test_the_type_follows_from_orders_and_revenue(ordered, revenue, expected):
    assert type_of(ordered, revenue, TODAY)[0] == expected


@pytest.mark.parametrize(
    ("today", "ordered", "active"),
    [
        (date(2026, 8, 31), date(2026, 2, 28), False),
        (date(2026, 8, 31), date(2026, 3, 1), True),
        (date(2026, 1, 1), date(2025, 7, 1), False),
        (date(2026, 1, 1), date(2025, 7, 2), True),
        (date(2028, 8, 29), date(2028, 2, 29), False),
    ],
)
def test_active_means_younger_than_six_months(today, ordered, active):
    assert (type_of(ordered, {}, today)[0] == Type.ACTIVE_UNDER) == active


class TestTheFigures:
    def test_count_five_calendar_years_with_this_one(self):
        revenue = {str(year): [100_00, 1] for year in range(2018, 2027)}

        assert figures(TODAY, revenue, TODAY)["revenue_total"] == 500_00

    def test_leave_a_year_behind_on_new_years_night(self):
        revenue = {"2022": [2_000_00, 1]}

        assert type_of(None, revenue, date(2026, 12, 31))[1] == Volume.OVER
        assert type_of(None, revenue, date(2027, 1, 1))[1] == Volume.UNDER

    def test_are_unknown_and_not_zero_for_who_never_ordered(self):
        assert figures(None, {}, TODAY) == {"type": Type.POTENTIAL, "volume": Volume.NONE, "revenue_total": None}


@pytest.mark.django_db
class TestACompany:
    def test_gets_its_type_from_what_msto_sends(self, anna):
        company = make(Company, owner=anna)
        within = change_sets.begin(change_sets.Kind.SYNC)

        figures_sent = {"last_order_on": date.today() - timedelta(days=3), "revenue": {"2026": [7_000_00, 9]}}
        changed = records.change(company, within=within, **figures_sent)

        assert (changed.type, changed.volume, changed.revenue_total) == (Type.ACTIVE_OVER, Volume.OVER, 7_000_00)
        (step,) = steps_of(company, "type")
        assert (step.old, step.new) == ("POTENTIAL", "ACTIVE_OVER")
        assert step.source == "rule:type_follows_from_orders_and_revenue"

    def test_keeps_its_type_whatever_a_person_sends(self, anna):
        company = make(Company, owner=anna)

        with refused(Refused):
            records.change(company, within=form(by=anna), type=Type.ACTIVE_OVER)


@pytest.mark.django_db
class TestTheNightlyJob:
    def test_lets_customers_age_and_changes_nothing_the_second_time(self, anna):
        with clock(datetime(2026, 3, 1, 9)):
            ordered = {"last_order_on": date(2026, 3, 1), "revenue": {"2026": [5_000_00, 3]}}
            customer = make(Company, owner=anna, by_msto=True, **ordered)
            prospect = make(Company, owner=anna)

        with clock(datetime(2026, 9, 1, 3)):
            assert types_age.call() == 1
            with refused():
                assert types_age.call() == 0

        stored = Company.objects.unrestricted("a test")
        assert stored.get(pk=customer.pk).type == Type.FORMER_OVER
        assert stored.get(pk=prospect.pk).type == Type.POTENTIAL

    def test_is_no_edit_of_the_company(self, anna):
        with clock(datetime(2026, 3, 1, 9)):
            customer = make(Company, owner=anna, by_msto=True, last_order_on=date(2026, 3, 1))
        with clock(datetime(2026, 9, 1, 3)):
            types_age.call()

        aged = Company.objects.unrestricted("a test").get(pk=customer.pk)
        assert (aged.changed_at, aged.version) == (customer.changed_at, 2)
        assert steps_of(customer, "type")[0].change_set.kind == "RULE"

    def test_leaves_the_recycle_bin_alone(self, anna):
        with clock(datetime(2026, 3, 1, 9)):
            customer = make(Company, owner=anna, by_msto=True, last_order_on=date(2026, 3, 1))
            records.delete(customer, within=form(by=None))
        with clock(datetime(2026, 9, 1, 3)):
            assert types_age.call() == 0
