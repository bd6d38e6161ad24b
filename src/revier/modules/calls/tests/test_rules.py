"""Sentences about what must hold for a call, and what its company and contact know of it."""

from datetime import timedelta

import pytest

from revier.kit import Refused, records
from revier.kit.testing import clock, form, make, refused, steps_of
from revier.modules.contacts.models import Contact

from ..models import Call, CallType, Outcome, Status

pytestmark = pytest.mark.django_db


def again(record):
    return type(record).objects.unrestricted("a test").get(pk=record.pk)


@pytest.fixture
def contact(anna):
    return make(Contact, owner=anna)


class TestTheSubject:
    def test_comes_from_the_type(self, anna, contact):
        call = make(Call, owner=anna, contact=contact, company=contact.company, subject="", call_type=CallType.CSUS)

        assert call.subject == "Zusatz- und/oder Mehrverkauf"

    def test_stays_what_somebody_wrote(self, anna, contact):
        assert make(Call, owner=anna, company=contact.company, subject="Angebot").subject == "Angebot"


class TestTheCompany:
    def test_comes_from_the_contact(self, anna, contact):
        call = records.create(Call(owner=anna, contact=contact, starts_at=form(by=anna).at), within=form(by=anna))

        assert call.company == contact.company

    def test_of_another_contact_is_refused(self, anna, contact):
        stranger = make(Contact, owner=anna)

        with refused(Refused) as raised:
            make(Call, owner=anna, company=contact.company, contact=stranger)
        assert raised.value.problems[0].field == "contact"


class TestAHeldCall:
    def test_without_a_contact_is_refused(self, anna, contact):
        with refused(Refused):
            make(Call, owner=anna, company=contact.company, status=Status.HELD)

    def test_without_a_contact_may_be_one_that_reached_nobody(self, anna, contact):
        make(Call, owner=anna, company=contact.company, status=Status.HELD, outcome=Outcome.NOT_REACHED)

    def test_that_was_planned_for_later_began_now(self, anna, contact, noon):
        call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=noon + timedelta(days=2))

        held = records.act(call, "held", within=form(by=anna, at=noon))

        assert held.starts_at == noon

    def test_keeps_when_it_began(self, anna, contact, noon):
        call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=noon - timedelta(hours=3))

        assert records.act(call, "held", within=form(by=anna, at=noon)).starts_at == noon - timedelta(hours=3)

    def test_cannot_be_held_twice(self, anna, contact, noon):
        call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=noon)
        records.act(call, "held", within=form(by=anna, at=noon))

        with refused(Refused):
            records.act(call, "held", within=form(by=anna, at=noon))


class TestWhatCompanyAndContactKnow:
    @pytest.fixture
    def called(self, anna, contact, noon):
        """make_call(status, days): a call that many days from noon."""

        def make_call(status, days, of=contact):
            return make(
                Call, owner=anna, company=of.company, contact=of, status=status, starts_at=noon + timedelta(days=days)
            )

        return make_call

    def known(self, contact):
        company, person = again(contact.company), again(contact)
        assert (company.last_call_at, company.next_call_at) == (person.last_call_at, person.next_call_at)
        return person.last_call_at, person.next_call_at, person.calls_held

    def test_follows_every_new_call(self, called, contact, noon):
        assert self.known(contact) == (None, None, 0)
        called(Status.HELD, -5)
        called(Status.PLANNED, 3)
        called(Status.PLANNED, 1)
        called(Status.NOT_HELD, -1)

        assert self.known(contact) == (noon - timedelta(days=5), noon + timedelta(days=1), 1)

    def test_follows_a_change(self, called, contact, anna, noon):
        call = called(Status.PLANNED, 1)
        records.change(call, within=form(by=anna, at=noon), starts_at=noon + timedelta(days=9))
        assert self.known(contact)[1] == noon + timedelta(days=9)

        records.change(call, within=form(by=anna, at=noon + timedelta(days=10)), status=Status.HELD)
        assert self.known(contact) == (noon + timedelta(days=9), None, 1)

    def test_follows_deleting_and_restoring(self, called, contact, frank, noon):
        first, last = called(Status.HELD, -9), called(Status.HELD, -2)
        records.delete(last, within=form(by=frank))
        assert self.known(contact) == (first.starts_at, None, 1)

        records.restore(last, within=form(by=frank))
        assert self.known(contact) == (last.starts_at, None, 2)

    def test_follows_a_call_that_moves_to_another_contact(self, called, contact, anna, noon):
        other = make(Contact, owner=anna)
        call = called(Status.HELD, -2)
        records.change(call, within=form(by=anna), contact=other, company=other.company)

        assert self.known(contact) == (None, None, 0)
        assert self.known(other) == (call.starts_at, None, 1)

    def test_is_written_by_a_rule_and_no_edit_of_theirs(self, called, contact):
        before = again(contact.company)
        called(Status.HELD, -2)
        after = again(contact.company)

        assert (after.changed_at, after.changed_by) == (before.changed_at, before.changed_by)
        (step,) = steps_of(contact.company, "last_call_at")
        assert (step.change_set.kind, step.change_set.why) == ("RULE", "companies_and_contacts_know_their_calls")
        assert step.change_set.cause is not None

    def test_knows_of_calls_nobody_here_can_see(self, called, contact, clara):
        called(Status.HELD, -2)

        assert not Call.objects.visible_to(clara).exists()
        assert again(contact).last_call_at


class TestTheListOfContactsWithoutACall:
    def rows(self, browser):
        return browser.get("/kontakte/?ansicht=r602").content.decode().count("data-record=")

    def test_shrinks_by_all_contacts_of_a_company_that_was_called(self, signed_in, anna, contact, noon):
        make(Contact, owner=anna, company=contact.company)
        make(Contact, owner=anna)
        browser = signed_in(anna)
        assert self.rows(browser) == 3

        call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=noon)
        assert self.rows(browser) == 3, "a planned call is no call"

        records.act(call, "held", within=form(by=anna, at=noon))
        assert self.rows(browser) == 1

    def test_leaves_out_who_has_left(self, signed_in, anna, contact):
        records.change(contact, within=form(by=anna), business_relationship="RETIRED")

        assert self.rows(signed_in(anna)) == 0


def test_one_day_later_a_planned_call_is_overdue(signed_in, anna, contact, noon):
    call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=noon)
    with clock(noon - timedelta(hours=1)):
        browser = signed_in(anna)
        assert str(call.pk) in browser.get("/anrufe/?ansicht=today").content.decode()
        assert str(call.pk) not in browser.get("/anrufe/?ansicht=overdue").content.decode()
    with clock(noon + timedelta(hours=11)):
        assert str(call.pk) in signed_in(anna).get("/anrufe/?ansicht=overdue").content.decode()
