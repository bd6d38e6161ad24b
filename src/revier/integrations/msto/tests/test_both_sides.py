"""Both sides change: what people wrote here survives, and who leaves the order system lives on."""

import pytest

from revier.integrations.msto import pull, receive
from revier.integrations.msto.models import Link
from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.schema.rules import Refused
from revier.kit.testing import form, refused
from revier.modules.contacts.models import Contact

from .asked import companies, company, contacts

HEAD_OFFICE = "100001"


class TestALocalEdit:
    def test_survives_the_next_pull(self, staff, pulled):
        records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711", street="Neue Straße 1")
        pull.pull(pulled, full=True)

        after = company(HEAD_OFFICE)
        assert (after.phone, after.street) == ("+4944014711", "Neue Straße 1")
        assert Link.objects.get(msto_id=HEAD_OFFICE).pending == {}

    def test_survives_a_change_of_another_field_there(self, office, staff, pulled):
        records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711")
        office.store.change_company(HEAD_OFFICE, city="Jever")
        pull.pull(pulled)

        after = company(HEAD_OFFICE)
        assert (after.phone, after.city) == ("+4944014711", "Jever")

    def test_of_the_same_field_stays_and_the_other_value_is_remembered(self, office, staff, pulled):
        records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711")
        office.store.change_company(HEAD_OFFICE, phone="04401 999")
        pull.pull(pulled)
        pull.pull(pulled, full=True)

        assert company(HEAD_OFFICE).phone == "+4944014711"
        assert Link.objects.get(msto_id=HEAD_OFFICE).pending == {"phone": "+494401999"}

    def test_of_the_same_field_is_settled_when_both_say_the_same(self, office, staff, pulled):
        records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711")
        office.store.change_company(HEAD_OFFICE, phone="04401 999")
        pull.pull(pulled)
        office.store.change_company(HEAD_OFFICE, phone="04401 4711")
        pull.pull(pulled)

        link = Link.objects.get(msto_id=HEAD_OFFICE)
        assert (link.pending, link.base["phone"]) == ({}, "+4944014711")

    @pytest.mark.parametrize(
        ("here", "there", "after"),
        [("2026-11-01", "2026-10-01", "2026-11-01"), ("2026-10-01", "2026-11-01", "2026-11-01")],
    )
    def test_of_the_last_visit_stays_when_it_is_the_later_one(self, office, pulled, here, there, after):
        within = change_sets.begin(change_sets.Kind.SYNC)
        records.change(company(HEAD_OFFICE), within=within, last_visit_on=here)
        office.store.change_company(HEAD_OFFICE, last_visit=there)
        pull.pull(pulled)

        assert f"{company(HEAD_OFFICE).last_visit_on:%Y-%m-%d}" == after

    @pytest.mark.parametrize(
        ("field", "value"),
        [("msto_id", "1"), ("msto_state", "INACTIVE"), ("last_order_on", "2026-01-01"), ("revenue", {"2026": [1, 1]})],
    )
    def test_of_what_belongs_to_the_order_system_is_refused(self, staff, pulled, field, value):
        with refused(Refused):
            records.change(company(HEAD_OFFICE), within=form(by=staff[2]), **{field: value})

    def test_of_the_leading_centre_is_refused(self, staff, sued, pulled):
        with refused(Refused):
            records.change(company(HEAD_OFFICE), within=form(by=staff[2]), leading_centre=sued)

    def test_made_while_the_page_is_taken_is_not_overwritten(self, office, staff, pulled, monkeypatch):
        """Between reading our record and writing it, somebody here is faster."""
        office.store.change_company(HEAD_OFFICE, phone="04401 999", city="Jever")
        real, faster = receive.agree, [True]

        def agree(*args):
            if faster and args[1].get("name") == company(HEAD_OFFICE).name:
                faster.clear()
                records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711")
            return real(*args)

        monkeypatch.setattr(receive, "agree", agree)
        pull.pull(pulled)

        after = company(HEAD_OFFICE)
        assert (after.phone, after.city) == ("+4944014711", "Jever")
        assert Link.objects.get(msto_id=HEAD_OFFICE).pending == {"phone": "+494401999"}


class TestACustomerWhoLeaves:
    def test_lives_on_here_without_a_state(self, office, pulled):
        people = {c.pk for c in contacts() if c.company == company(HEAD_OFFICE)}
        office.store.change_company(HEAD_OFFICE, state="blocked")
        tally = pull.pull(pulled)

        after = company(HEAD_OFFICE)
        assert (after.msto_state, after.deleted_at, after.msto_id) == ("", None, HEAD_OFFICE)
        assert people <= {c.pk for c in contacts() if c.deleted_at is None}
        assert Link.objects.get(msto_id=HEAD_OFFICE).state == Link.State.LEFT
        assert tally.left == 1 + len(people)

    def test_comes_back_as_the_same(self, office, pulled):
        known = company(HEAD_OFFICE)
        office.store.change_company(HEAD_OFFICE, state="blocked")
        pull.pull(pulled)
        office.store.change_company(HEAD_OFFICE, state="active")
        pull.pull(pulled)

        assert (company(HEAD_OFFICE).pk, company(HEAD_OFFICE).msto_state) == (known.pk, "ACTIVE")
        assert Link.objects.get(msto_id=HEAD_OFFICE).state == Link.State.LINKED

    def test_by_being_merged_is_noted_with_the_winner(self, office, pulled):
        loser, winner = (c.msto_id for c in companies()[1:3])
        office.store.merge_companies(loser, winner)
        pull.pull(pulled)

        link = Link.objects.get(msto_id=loser, entity="company")
        assert (link.state, link.merged_into) == (Link.State.MERGED, winner)
        assert company(loser).deleted_at is None
        assert (
            not Contact.objects.unrestricted("a test looks").filter(company=company(loser)).exclude(msto_id="").exists()
        )
