"""Sentences about finding: in any spelling, with a reason, and only what one may see."""

import pytest

from revier.kernel.records import write as records
from revier.kernel.search.find import find
from revier.kit.testing import form, make
from revier.kit.testing.screen import text_of
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(anna):
    return make(
        Company, owner=anna, by_msto=True, name="Müller & Söhne Straßenbau GmbH", city="Köln", zip="50667",
        phone="0221 / 92 50 17", email="kontor@mueller-bau.de", msto_id="N1047", website="www.mueller-bau.de",
        vat_id="DE123456789", competitor="Schlauchdienst Nord",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("müller", ""), ("Mueller", ""), ("MULLER", ""), ("müller söhne", ""), ("soehne muller", ""), ("strasse", ""),
        ("Straßenb", ""), ("müller köln", "Stadt"), ("koeln", "Stadt"), ("50667", "Postleitzahl"),
        ("0221 925017", "Telefon"), ("+49 221 9250", "Telefon"), ("0221/92 50-17", "Telefon"), ("925017", "Telefon"),
        ("kontor@mueller-bau.de", "E-Mail"), ("kontor", "E-Mail"), ("N1047", "MSTO ID"), ("n104", "MSTO ID"),
        ("DE1234", "USt-IdNr."), ("schlauchdienst", "Wettbewerber"),
    ],
)  # fmt: skip
def test_a_company_is_found_by_what_one_knows_of_it(anna, company, typed, why):
    (hit,) = find(typed, anna)

    assert hit.key == company.pk
    if why:
        assert hit.why in {why, *_alike(why)}
        assert hit.clue


def _alike(why):
    """Labels that say the same in other words of the catalogue."""
    return {"Stadt": {"Ort"}, "Postleitzahl": {"PLZ"}, "MSTO ID": {"MSTO-ID"}, "USt-IdNr.": {"USt-ID", "USt-IdNr"},
            "Wettbewerber": {"Mitbewerber"}}.get(why, set())  # fmt: skip


@pytest.mark.parametrize("typed", ["", "  ", "%", "*", '"', "AND", "OR müller", "NEAR(", "zzz", "müller zzz", "'; --"])
def test_what_nothing_is_called_finds_nothing_and_breaks_nothing(anna, company, typed):
    assert [hit.key for hit in find(typed, anna)] == []


def test_nobody_of_another_centre_finds_it(clara, company):
    assert find("müller", clara) == find("0221 925017", clara) == []


def test_a_single_letter_narrows_nothing(anna, company):
    assert find(company.name[0], anna) == []
    assert [hit.key for hit in find(f"{company.name.split()[0]} x", anna)] == [company.pk]


def test_a_list_searched_for_a_single_letter_stays_whole(signed_in, anna, company):
    assert str(company.pk) in signed_in(anna).get("/firmen/?suche=x").content.decode()


class TestTheOrder:
    def test_puts_customers_before_what_was_said_about_them(self, anna):
        company = make(Company, owner=anna, name="Brandt Hydraulik")
        contact = make(Contact, owner=anna, company=company, last_name="Brandt")
        make(Call, owner=anna, company=company, subject="Brandt will Schläuche")

        assert {hit.key for hit in find("brandt", anna)[:2]} == {company.pk, contact.pk}

    def test_puts_what_begins_as_typed_first(self, anna):
        other = make(Company, owner=anna, name="Nord Hansen")
        first = make(Company, owner=anna, name="Hansen Nord")

        assert [hit.key for hit in find("hansen", anna)] == [first.pk, other.pk]


class TestAContact:
    def test_is_found_by_name_and_company_together(self, anna):
        company = make(Company, owner=anna, name="Brandt Hydraulik")
        contact = make(Contact, owner=anna, company=company, first_name="Jörg", last_name="Weiß")

        assert contact.pk in {hit.key for hit in find("weiss brandt", anna)}

    def test_is_found_by_the_new_name_of_the_company(self, anna):
        contact = make(Contact, owner=anna, company=make(Company, owner=anna, name="Brandt"), last_name="Weiß")
        records.change(contact.company, within=form(by=anna), name="Nordlicht")

        assert contact.pk in {hit.key for hit in find("weiß nordlicht", anna)}
        assert contact.pk not in {hit.key for hit in find("weiß brandt", anna)}

    def test_is_not_found_by_a_company_the_finder_cannot_see(self, anna, doris):
        company = make(Company, owner=anna, name="Brandt")
        teams = [*company.team_set.teams.all(), doris.private_team]
        contact = make(Contact, owner=anna, company=company, last_name="Weiß", teams=teams)

        assert [hit.key for hit in find("weiß", doris)] == [contact.pk]
        assert find("brandt", doris) == []


class TestThePalette:
    def test_tells_why(self, signed_in, anna, company):
        page = text_of(signed_in(anna).get("/suche/?suche=0221+9250"))
        assert "Telefon: +49 221 925017" in page

    def test_knows_things_to_do(self, signed_in, anna):
        page = text_of(signed_in(anna).get("/suche/?suche=neu+firma"))
        assert "/firmen/neu/" in page

    def test_offers_nothing_one_may_not(self, signed_in, emil):
        page = text_of(signed_in(emil).get("/suche/?suche=anruf"))
        assert "/anrufe/" not in page
