"""Single records arrive: what is put aside, what waits, what is old news."""

import pytest

from revier.integrations.msto import receive, setbacks
from revier.integrations.msto.centres import Centres
from revier.integrations.msto.models import Link, Setback
from revier.kernel.records import write as records
from revier.kernel.schema.rules import Problem
from revier.kit.testing import form, make
from revier.modules.companies.models import Company

from .asked import arrive, companies, company, contact, contacts, gone, history, person, told


@pytest.fixture(autouse=True)
def people(staff):
    return staff


def retry():
    return receive.receive(setbacks.waiting(), Centres(), again={"company", "contact"})


class TestARecordTheHouseRefuses:
    def test_is_put_aside_with_its_reason_and_the_others_arrive(self):
        names = [f"Firma {number}" for number in range(9)]
        sound = [told(id=str(200000 + number), name=name) for number, name in enumerate(names)]
        tally = arrive(
            *sound[:5], told(id="300001", leading_centre="9999"), *sound[5:], told(id="300002", country="ZZ")
        )

        assert [c.name for c in companies()] == names
        assert (tally.created, tally.aside) == (9, 2)
        assert {(s.msto_id, s.reason) for s in Setback.objects.all()} == {
            ("300001", "Das leitende Center „9999“ ist nicht bekannt."),
            ("300002", "Das Land „ZZ“ ist hier nicht vorgesehen."),
        }

    def test_is_narrowed_down_when_a_rule_or_the_database_objects(self, monkeypatch):
        real = receive.load.load

        def picky(loaded, **options):
            if any(each.name == "Firma 3" for each in loaded):
                raise receive.Refused([])
            return real(loaded, **options)

        monkeypatch.setattr(receive.load, "load", picky)
        tally = arrive(*(told(id=str(200000 + number), name=f"Firma {number}") for number in range(8)))

        assert (tally.created, tally.aside) == (7, 1)
        assert Setback.objects.get().msto_id == "200003"
        assert "Firma 3" not in {c.name for c in companies()}

    def test_is_tried_again_and_forgotten_when_it_fits(self):
        arrive(told(country="ZZ"))
        assert retry().aside == 1
        assert Setback.objects.get().attempts == 2

        arrive(told(rev=2, country="AT"))

        assert not Setback.objects.exists()
        assert company("100777").country == "AT"

    def test_that_is_known_stays_as_it_is(self, staff):
        arrive(told())
        before, steps = company("100777"), history()
        arrive(told(rev=2, name="x" * 300, city="Jever"))  # too long: strange, the rest arrives

        assert company("100777").name == before.name
        assert company("100777").city == "Jever"
        assert history() > steps

    def test_is_refused_alone_when_a_rule_objects_to_its_change(self, monkeypatch):
        arrive(told(), told(id="100778", name="Zweite GmbH"))
        real = receive.records.change

        def picky(record, **options):
            if options.get("name") == "Verboten GmbH":
                raise receive.Refused([Problem("name", "Diesen Namen gibt es nicht.")])
            return real(record, **options)

        monkeypatch.setattr(receive.records, "change", picky)
        tally = arrive(told(rev=2, name="Verboten GmbH"), told(id="100778", rev=2, name="Dritte GmbH"))

        assert (tally.aside, tally.changed) == (1, 1)
        assert Setback.objects.get().reason == "Name: Diesen Namen gibt es nicht."
        assert [c.name for c in companies()] == ["Tiefbau Harms GmbH", "Dritte GmbH"]
        assert Link.objects.get(msto_id="100777").rev == 1

    def test_that_cannot_even_be_read_is_put_aside(self):
        tally = arrive(told(rev="seven"), told(id="100778"))

        assert (tally.aside, tally.created) == (1, 1)

    def test_is_kept_whatever_is_in_it(self):
        arrive(told(country="Z\x00\ud800"))

        assert Setback.objects.get().msto_id == "100777"
        assert retry().aside == 1


class TestAContact:
    def test_waits_for_its_company(self):
        assert arrive(person()).aside == 1
        assert not contacts()

        arrive(told())
        retry()

        assert contact("5000777").company == company("100777")
        assert not Setback.objects.exists()

    def test_arrives_with_its_company_in_one_page_in_any_order(self):
        arrive(person(), told())

        assert contact("5000777").company == company("100777")

    def test_is_seen_by_those_who_see_its_company(self):
        arrive(told(), person())

        assert contact("5000777").team_set == company("100777").team_set

    def test_of_a_company_in_the_recycle_bin_waits(self):
        arrive(told())
        records.delete(company("100777"), within=form(by=None))

        arrive(person())

        assert "Papierkorb" in Setback.objects.get().reason

    def test_that_is_gone_there_lives_on_here(self):
        arrive(told(), person())
        gone("5000777", entity="contact")

        assert contact("5000777").deleted_at is None
        assert Link.objects.get(entity="contact").state == Link.State.LEFT


class TestOldNews:
    def test_is_passed_over(self):
        arrive(told(rev=5, name="Neu GmbH"))
        before = history()
        arrive(told(rev=4, name="Alt GmbH"))
        arrive(told(rev=4, name="Alt GmbH"), again=True)

        assert company("100777").name == "Neu GmbH"
        assert history() == before

    def test_twice_in_a_page_counts_once(self):
        arrive(told(rev=1, name="Alt GmbH"), told(rev=2, name="Neu GmbH"))

        assert [c.name for c in companies()] == ["Neu GmbH"]


class TestIdentity:
    def test_a_record_with_another_number_is_not_taken_over(self, anna):
        arrive(told())
        known = company("100777")
        arrive(told(id="100778", crm_uid=str(known.pk), name="Fremde GmbH"))

        assert company("100777").name == "Tiefbau Harms GmbH"
        assert not Link.objects.filter(msto_id="100778").exists()
        assert Setback.objects.get().msto_id == "100778"

    def test_a_number_of_ours_that_is_no_key_says_nothing(self):
        arrive(told(crm_uid="not-a-key"))

        assert company("100777").name == "Tiefbau Harms GmbH"

    def test_a_customer_unknown_there_is_left_alone(self, anna):
        own = make(Company, owner=anna, name="Nur hier GmbH")
        gone("100999")

        assert Company.objects.visible_to(anna).get().pk == own.pk
        assert not Link.objects.exists()
