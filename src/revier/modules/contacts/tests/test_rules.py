"""Sentences about what must hold for a contact."""

import pytest

from revier.kit import Refused, change_sets, records
from revier.kit.testing import form, make, refused, sheet, steps_of, text_of
from revier.modules.companies.models import Company

from ..models import Contact, Relationship
from ..rules import is_generic

pytestmark = pytest.mark.django_db


def again(contact):
    return Contact.objects.unrestricted("a test").get(pk=contact.pk)


class TestTheTrade:
    def test_is_taken_from_the_company(self, anna):
        company = make(Company, owner=anna, branch="FORESTRY")

        assert make(Contact, owner=anna, company=company).branch == "FORESTRY"

    def test_moves_with_the_person(self, anna):
        contact = make(Contact, owner=anna, company=make(Company, owner=anna, branch="FORESTRY"))
        moved = records.change(contact, within=form(by=anna), company=make(Company, owner=anna, branch="RAIL"))

        assert moved.branch == "RAIL"

    def test_is_written_by_nobody(self, anna):
        contact = make(Contact, owner=anna)

        with refused(Refused):
            records.change(contact, within=form(by=anna), branch="PORT_SHIP")


class TestTheSuperior:
    def test_stays_behind_when_somebody_changes_company(self, anna):
        boss = make(Contact, owner=anna)
        contact = make(Contact, owner=anna, company=boss.company, reports_to=boss)

        assert records.change(contact, within=form(by=anna), company=make(Company, owner=anna)).reports_to is None

    def test_of_another_company_is_refused(self, anna):
        stranger, contact = make(Contact, owner=anna), make(Contact, owner=anna)

        with refused(Refused):
            records.change(contact, within=form(by=anna), reports_to=stranger)


class TestGeneralAddresses:
    @pytest.mark.parametrize("address", ["info@firma.de", "INFO@firma.de", "einkauf@firma.de", "werkstatt@x.de"])
    def test_belong_to_a_department(self, address):
        assert is_generic(address)

    @pytest.mark.parametrize("address", ["", "jan.brandt@firma.de", "informatik@firma.de", "mueller@info.de"])
    def test_are_not_those_of_persons(self, address):
        assert not is_generic(address)

    def test_are_marked_and_unmarked_with_the_address(self, anna):
        contact = make(Contact, owner=anna, email="Info@Firma.de")
        assert again(contact).email_is_generic

        assert not records.change(contact, within=form(by=anna), email="jan@firma.de").email_is_generic


class TestWhoHasLeft:
    @pytest.mark.parametrize("relationship", [Relationship.LEFT, Relationship.RETIRED, Relationship.OTHER])
    def test_is_not_contacted_and_no_main_contact(self, anna, relationship):
        contact = make(Contact, owner=anna, is_main_contact=True)
        gone = records.change(contact, within=form(by=anna), business_relationship=relationship)

        assert (gone.do_not_contact, gone.is_main_contact) == (True, False)

    def test_cannot_become_the_main_contact(self, anna):
        contact = make(Contact, owner=anna, business_relationship=Relationship.LEFT)

        with refused(Refused):
            records.change(contact, within=form(by=anna), is_main_contact=True)

    def test_is_noted_with_two_clicks(self, signed_in, anna):
        contact = make(Contact, owner=anna)
        browser = signed_in(anna)
        address = f"/kontakte/{contact.pk}/aktion/left/"
        sheet(browser.get(address), address).send(browser)

        gone = again(contact)
        assert (gone.business_relationship, gone.do_not_contact) == (Relationship.LEFT, True)


class TestTheMainContact:
    def test_is_one_at_most(self, anna):
        first = make(Contact, owner=anna, is_main_contact=True)
        second = make(Contact, owner=anna, company=first.company)
        elsewhere = make(Contact, owner=anna, is_main_contact=True)

        records.change(second, within=form(by=anna), is_main_contact=True)

        assert [again(each).is_main_contact for each in (first, second, elsewhere)] == [False, True, True]
        step = steps_of(first, "is_main_contact")[0]
        assert (step.change_set.kind, step.change_set.why) == ("RULE", "a_company_has_one_main_contact")
        assert step.change_set.cause.by == anna

    def test_who_is_deleted_steps_back_for_good(self, anna, frank):
        first = make(Contact, owner=anna, is_main_contact=True)
        records.delete(first, within=form(by=frank))
        second = make(Contact, owner=anna, company=first.company, is_main_contact=True)
        assert again(second).is_main_contact

        records.restore(first, within=form(by=frank))
        mains = Contact.objects.unrestricted("a test").filter(company=first.company, is_main_contact=True)
        assert mains.count() == 1


class TestMsto:
    def test_numbers_are_unique_where_there_are_some(self, anna):
        company = make(Contact, owner=anna).company
        make(Contact, owner=anna, company=company)
        make(Contact, owner=anna, company=company, by_msto=True, msto_id="4711")

        with refused(Refused):
            make(Contact, owner=anna, company=company, by_msto=True, msto_id="4711")

    def test_a_contact_with_a_number_stays_synchronised(self, anna):
        contact = make(Contact, owner=anna, by_msto=True, msto_id="4711")

        with refused(Refused):
            records.change(contact, within=form(by=anna), sync_with_msto=False)

    def test_a_contact_without_may_be_asked_to_be(self, anna):
        contact = make(Contact, owner=anna)

        assert records.change(contact, within=form(by=anna), sync_with_msto=True).sync_with_msto

    def test_it_knows_nobody_of_what_people_keep_to_themselves(self, anna):
        contact = make(Contact, owner=anna)
        within = change_sets.begin(change_sets.Kind.SYNC)

        with refused(Refused):
            records.change(contact, within=within, email_is_generic=True)


class TestWhoReportsToWhom:
    def test_stays_within_the_company(self, anna):
        contact, stranger = make(Contact, owner=anna), make(Contact, owner=anna)

        with refused(Refused):
            records.change(contact, within=form(by=anna), reports_to=stranger)

    def test_is_listed_beside_the_superior(self, signed_in, anna):
        boss = make(Contact, owner=anna)
        make(Contact, owner=anna, company=boss.company, reports_to=boss, last_name="Untergeben")

        assert "Untergeben" in text_of(signed_in(anna).get(f"/kontakte/{boss.pk}/"))
