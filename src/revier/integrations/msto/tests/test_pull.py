"""Customers and contacts arrive, from a real order system over a real wire."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from revier.integrations.msto import faults, progress, pull, receive
from revier.integrations.msto.models import Cursor, Link, Setback
from revier.integrations.msto.progress import Kind
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.records import write as records
from revier.kit.testing import form, make, refused
from revier.modules.companies.models import Company

from .asked import companies, company, contact, contacts, history

HEAD_OFFICE = "100001"


def exchanged(office, entity):
    with office.store.reading() as db:
        return [dict(row) for row in db.execute(f"SELECT * FROM exchanged_{entity} ORDER BY id")]


class TestTheFirstPull:
    def test_brings_every_customer_and_every_contact(self, office, pulled):
        there, people = exchanged(office, "company"), exchanged(office, "contact")

        assert [c.msto_id for c in companies()] == [str(c["id"]) for c in there]
        assert [c.msto_id for c in contacts()] == [str(c["id"]) for c in people]
        assert [c.name for c in companies()] == [c["name"] for c in there]
        assert not Setback.objects.exists()

    def test_leaves_out_who_is_hidden_there(self, office, pulled):
        with office.store.reading() as db:
            hidden = db.execute("SELECT id FROM company WHERE state IN ('blocked', 'deleted')").fetchall()

        assert hidden
        assert not {str(row["id"]) for row in hidden} & {c.msto_id for c in companies()}

    def test_puts_customers_at_their_centre_and_in_its_hands(self, office, staff, pulled):
        anna, clara, admin = staff
        owners = {"1001": anna, "1002": clara}

        for each in companies():
            assert each.owner == owners.get(each.leading_centre.msto_id, admin)
        assert {str(c["leading_centre"]) for c in exchanged(office, "company")} == {
            c.leading_centre.msto_id for c in companies()
        }

    def test_lets_only_those_see_them_who_belong_to_the_centre(self, staff, pulled):
        anna, clara, _admin = staff
        north, south = (set(Company.objects.visible_to(who).values_list("pk", flat=True)) for who in (anna, clara))

        assert north == {c.pk for c in companies() if c.leading_centre.msto_id == "1001"}
        assert not north & south

    def test_is_written_in_the_history_as_the_doing_of_the_order_system(self, pulled):
        assert set(ChangeSet.objects.values_list("kind", "why", "by")) == {("SYNC", "MSTO", None)}
        assert Step.objects.filter(verb="CREATED").count() == len(companies()) + len(contacts())

    def test_computes_the_type_by_the_rules_of_the_house(self, pulled):
        assert {c.type for c in companies() if c.last_order_on is None} == {"POTENTIAL"}
        assert not [c for c in companies() if c.last_order_on and c.type == "POTENTIAL"]

    def test_changes_nothing_when_it_is_done_again(self, pulled):
        before = history()
        again = pull.pull(pulled)
        full = pull.pull(pulled, full=True)

        assert history() == before
        assert (again.created, again.changed, full.created, full.changed) == (0, 0, 0, 0)

    def test_matches_who_is_here_already_by_msto_id(self, office, anna, msto):
        known = make(
            Company, owner=anna, by_msto=True, msto_id=HEAD_OFFICE, name="Alter Name", competitor="Schlauchblitz"
        )
        pull.pull(msto)

        after = company(HEAD_OFFICE)
        assert after.pk == known.pk
        assert after.name == exchanged(office, "company")[0]["name"]
        assert after.competitor == "Schlauchblitz"
        assert Link.objects.get(entity="company", msto_id=HEAD_OFFICE).record_id == known.pk

    def test_recognises_a_customer_by_the_key_it_was_created_with(self, office, anna, msto):
        known = make(Company, owner=anna, name="Aus Interessent")
        office.store.change_company(HEAD_OFFICE, crm_uid=str(known.pk))
        pull.pull(msto)

        assert company(HEAD_OFFICE).pk == known.pk

    def test_costs_the_same_however_much_of_it_is_known(self, pulled):
        with CaptureQueriesContext(connection) as few:
            pull.pull(pulled, full=True)

        assert len(few) < 50  # for sixty companies and their contacts: none per record


class TestAChangeThere:
    def test_arrives_with_the_next_pull(self, office, pulled):
        office.store.change_company(HEAD_OFFICE, name="Neuer Name AG", state="warning", last_order="2026-11-02")
        tally = pull.pull(pulled)

        after = company(HEAD_OFFICE)
        assert (after.name, after.msto_state) == ("Neuer Name AG", "WARNING")
        assert f"{after.last_order_on:%Y-%m-%d}" == "2026-11-02"
        assert tally.changed == 1
        assert set(Step.objects.filter(entry__record=after.pk, field="name").values_list("source", flat=True)) == {
            "sync"
        }

    def test_of_a_contact_arrives_too(self, office, pulled):
        someone = contacts()[0]
        office.store.change_contact(someone.msto_id, phone="0441 9250 17", left_company="retired")
        pull.pull(pulled)

        after = contact(someone.msto_id)
        assert (after.phone, after.business_relationship, after.do_not_contact) == ("+49441925017", "RETIRED", True)

    def test_new_customers_appear_at_their_leading_centre(self, office, staff, pulled):
        number = office.store.add_company(name="Erstauftrag GmbH", country="DE", leading_centre="1002")
        person = office.store.add_contact(number, last_name="Neumann")
        pull.pull(pulled)

        new = company(number)
        assert (new.owner, new.city, new.branch, new.legal_form) == (staff[1], "unbekannt", "OTHER", "OTHER")
        assert contact(person).company_id == new.pk
        assert contact(person).owner == staff[1]

    def test_of_the_centre_moves_the_customer_with_everybody_at_it(self, office, staff, pulled):
        mine = next(c for c in companies() if c.leading_centre.msto_id == "1001")
        office.store.change_company(mine.msto_id, leading_centre="1002")
        pull.pull(pulled)

        after = company(mine.msto_id)
        assert (after.leading_centre.msto_id, after.owner) == ("1002", staff[1])
        assert not Company.objects.visible_to(staff[0]).filter(pk=after.pk).exists()

    def test_of_the_employer_moves_a_contact(self, office, pulled):
        someone = contacts()[0]
        other = next(c for c in companies() if c.pk != someone.company_id)
        office.store.change_contact(someone.msto_id, company_id=other.msto_id)
        pull.pull(pulled)

        assert contact(someone.msto_id).company_id == other.pk

    def test_that_empties_a_field_empties_nothing_here(self, office, pulled):
        before = company(HEAD_OFFICE)
        office.store.change_company(HEAD_OFFICE, street=None, zip=None, branch=None, last_order=None, last_visit=None)
        pull.pull(pulled)

        after = company(HEAD_OFFICE)
        for name in ("street", "zip", "branch", "last_order_on", "last_visit_on"):
            assert getattr(after, name) == getattr(before, name)

    def test_to_a_value_unknown_here_is_reported_and_changes_nothing(self, office, pulled):
        before = company(HEAD_OFFICE)
        office.store.change_company(HEAD_OFFICE, branch="space_travel", city="Jever")
        pull.pull(pulled)

        after = company(HEAD_OFFICE)
        assert (after.branch, after.city) == (before.branch, "Jever")
        assert Link.objects.get(msto_id=HEAD_OFFICE).strange == {"branch": "space_travel"}


class TestAPullThatIsBrokenOff:
    @pytest.fixture(autouse=True)
    def small_pages(self, monkeypatch):
        monkeypatch.setattr("revier.integrations.msto.client.PAGE", 7)

    @pytest.mark.parametrize("pages", [0, 1, 3, 8, 12, 20])
    def test_goes_on_where_it_was_and_ends_alike(self, msto, monkeypatch, pages):
        real, left = receive.receive, [pages]

        def dying(*args, **kwargs):
            done = real(*args, **kwargs)
            if left[0] == 0:
                raise KeyboardInterrupt  # the page has been taken, but nothing is committed
            left[0] -= 1
            return done

        monkeypatch.setattr(pull, "receive", dying)
        with pytest.raises(KeyboardInterrupt):
            pull.pull(msto)
        reached = [c.value for c in Cursor.objects.order_by("kind")]
        kept = (len(companies()), len(contacts()))
        monkeypatch.setattr(pull, "receive", real)

        tally = pull.pull(msto)

        assert (len(companies()), len(contacts())) == (
            Link.objects.filter(entity="company").count(),
            Link.objects.filter(entity="contact").count(),
        )
        assert tally.created == len(companies()) + len(contacts()) - sum(kept)
        assert Step.objects.filter(verb="CREATED").count() == len(companies()) + len(contacts())
        assert not Step.objects.filter(verb="CHANGED").exists()
        assert reached != [c.value for c in Cursor.objects.order_by("kind")]

    def test_steps_back_when_another_has_gone_on(self, msto):
        pull.pull(msto)
        mine = progress.of(Kind.CHANGES)
        theirs = progress.of(Kind.CHANGES)
        with progress.step(theirs, "9"):
            pass

        with refused(faults.Overtaken), progress.step(mine, "8"):
            Link.objects.all().delete()


class TestAFeedThatBeginsAnew:
    def test_is_read_from_the_start_and_changes_only_what_differs(self, office, staff, pulled):
        records.change(company(HEAD_OFFICE), within=form(by=staff[2]), phone="04401 4711")
        office.store.change_company("100051", city="Jever")
        before = history()
        office.store.begin_epoch()
        tally = pull.pull(pulled)

        assert tally.changed == 1
        assert company("100051").city == "Jever"
        assert company(HEAD_OFFICE).phone == "+4944014711"
        assert history()[1] == before[1] + 1

    def test_takes_revisions_that_count_from_one_again(self, office, pulled):
        Link.objects.update(rev=900)
        office.store.begin_epoch()
        office.store.change_company(HEAD_OFFICE, city="Jever")
        pull.pull(pulled)

        assert company(HEAD_OFFICE).city == "Jever"
