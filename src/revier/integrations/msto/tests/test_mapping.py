"""The words of both sides: pure, and nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revier.integrations.msto import faults, mapping
from revier.modules.companies.choices import Branch, LegalForm
from revier.modules.contacts.models import Relationship, Salutation

from .asked import person, told


class TestACompany:
    def test_is_read_in_our_words(self):
        read = mapping.company(told(last_order="2026-10-02", last_visit="2026-09-30", rev=7))

        assert read.shared == {
            "name": "Tiefbau Harms GmbH",
            "street": "Werftstraße 12",
            "zip": "26135",
            "city": "Oldenburg",
            "country": "DE",
            "phone": "+49441925017",
            "branch": Branch.EARTHWORKS,
            "legal_form": LegalForm.GMBH,
        }
        assert (read.rev, read.state, read.centre) == (7, "ACTIVE", "1001")
        assert (read.last_order, read.last_visit) == (date(2026, 10, 2), date(2026, 9, 30))
        assert not read.strange

    def test_says_nothing_where_there_is_null(self):
        read = mapping.company(told(street=None, branch=None, legal_form=None, city="", phone=None))

        assert not {"street", "branch", "legal_form", "city", "phone"} & read.shared.keys()
        assert not read.strange

    def test_reports_what_is_not_known_here_and_guesses_nothing(self):
        read = mapping.company(
            told(branch="space_travel", phone="siehe Homepage", country="ZZ", last_order="2026-02-30")
        )

        assert not {"branch", "phone", "country"} & read.shared.keys()
        assert read.last_order is None
        assert read.strange == {
            "branch": "space_travel",
            "phone": "siehe Homepage",
            "country": "ZZ",
            "last_order": "2026-02-30",
        }

    @pytest.mark.parametrize("state", ["blocked", "deleted", "", None, 4, ["active"]])
    def test_is_not_exchanged_in_another_state(self, state):
        assert mapping.company(told(state=state)).state == ""

    @pytest.mark.parametrize("broken", [{"id": 17}, {"id": "abc"}, {"rev": "7"}, {"rev": None}, {"rev": 1.5}])
    def test_without_id_or_revision_is_no_company(self, broken):
        with pytest.raises(faults.BadAnswer):
            mapping.company(told(**broken))

    @pytest.mark.parametrize("phone", ["0441 9250 17", "0441/925017", "+49 (441) 925017", "0049441925017"])
    def test_has_its_number_in_one_form(self, phone):
        assert mapping.company(told(phone=phone)).shared["phone"] == "+49441925017"

    @pytest.mark.parametrize("word", ["gmbh_co_kg", "GmbH & Co. KG", "GMBH_CO_KG"])
    def test_has_its_legal_form_however_it_is_written(self, word):
        assert mapping.company(told(legal_form=word)).shared["legal_form"] == LegalForm.GMBH_CO_KG

    def test_cannot_bring_characters_that_cannot_be_stored(self):
        read = mapping.company(told(name="Bau\x00 \ud800", street="A\x00B\x1b"))

        assert read.shared["street"] == "A B"
        assert "name" in read.strange
        read.strange["name"].encode()


class TestAContact:
    def test_is_read_in_our_words(self):
        read = mapping.contact(person(left_company="retired"))

        assert read.shared == {
            "salutation": Salutation.MS,
            "first_name": "Jana",
            "last_name": "Harms",
            "function": "Disponentin",
            "mobile": "+491713920001",
            "email": "j.harms@tiefbau-harms.example",
            "business_relationship": Relationship.RETIRED,
        }
        assert read.company == "100777"

    @pytest.mark.parametrize("word", ["Herr", "mr", "MR"])
    def test_is_greeted_whatever_the_word(self, word):
        assert mapping.contact(person(salutation=word)).shared["salutation"] == Salutation.MR

    def test_keeps_no_address_that_is_none(self):
        read = mapping.contact(person(email="keine"))

        assert "email" not in read.shared
        assert read.strange == {"email": "keine"}


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)


class TestThereAndBack:
    """What goes over the wire and comes back is what it was."""

    @given(st.sampled_from(Branch.values), st.sampled_from(LegalForm.values), _LINES)
    def test_a_company(self, branch, legal_form, name):
        ours = {**mapping.company(told(name=f"x{name}")).shared, "branch": branch, "legal_form": legal_form}
        wire = mapping.to_wire(ours, mapping.COMPANY)

        assert mapping.company(told(**wire)).shared == ours

    @given(st.sampled_from(Salutation.values), st.sampled_from(Relationship.values), _LINES)
    def test_a_contact(self, salutation, relationship, function):
        read = mapping.contact(person(function=function))
        ours = {**read.shared, "salutation": salutation, "business_relationship": relationship}
        empty = {each.name: each.empty for each in mapping.CONTACT}
        back = mapping.contact(person(**mapping.to_wire({**empty, **ours}, mapping.CONTACT))).shared

        assert {**empty, **back} == {**empty, **ours}

    @given(st.dictionaries(st.sampled_from(sorted(told())), st.none() | st.booleans() | st.integers() | st.text()))
    def test_nothing_that_arrives_breaks_the_reading(self, values):
        try:
            read = mapping.company(told(**values))
        except faults.BadAnswer:
            return
        assert all(isinstance(value, str) and value for value in read.shared.values())
        assert all(value.encode() is not None for value in read.strange.values())
