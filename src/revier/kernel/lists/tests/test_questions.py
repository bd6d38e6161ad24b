"""Sentences about questions from addresses: what nobody can mean is answered politely, never by the database."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from revier.kernel.lists import filters, query
from revier.kernel.lists.question import Term, pack, read, unpack
from revier.kernel.schema import registry
from revier.kit.testing import make
from revier.kit.testing.screen import text_of
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NASTY = ["", "'", '"', "%", "_", "\\", "ß", "ÄÖÜ", "\x00", "a\x00b", "'; DROP TABLE companies_company; --", "😀", "\ud7ff",
         "9" * 40, "-1", "1e400", "NaN", "0001-01-01", "9999-12-31", "31.02.2026", "null", "[]", "{}", "  ", "x" * 5000]  # fmt: skip
PLACES = [
    [],
    [None],
    [None, None],
    [1, 2, 3],
    ["a"],
    {"a": 1},
    [[1], "x"],
    [{"a": 1}, "x"],
    [10**40, "x"],
    ["\x00", "x"],
]


@pytest.fixture
def companies(anna):
    return [make(Company, owner=anna, name=name) for name in ("100 % Hydraulik", "Ab_c", "Öl & Söhne", "O'Hara")]


def found(browser, **parameters):
    return text_of(browser.get("/firmen/", parameters)).count("data-record=")


class TestWhatNobodyCanMean:
    @pytest.mark.parametrize(
        "name", ["name", "phone", "owner", "leading_centre", "parent", "created_at", "last_order_on", "revenue_total",
                 "visit_every_days", "level", "priority_visit", "kv_text", "email"],
    )  # fmt: skip
    def test_is_no_error_in_a_filter(self, signed_in, anna, companies, name):
        module, browser = registry.module("companies"), signed_in(anna)
        for value in (value for value in NASTY if "\0" not in value):
            assert browser.get("/firmen/", {f"{name}.{module.field(name).operators[0]}": value}).status_code in {
                200,
                400,
            }
            for operator in module.field(name).operators:
                with suppress(filters.BadFilter):
                    query.page(query.Question(module, terms=(Term(name, operator, (value,)),)), anna)

    def test_is_no_error_when_no_database_takes_it(self, signed_in, anna):
        assert signed_in(anna).get("/firmen/?name.is=a%00b").status_code == 400

    @pytest.mark.parametrize(
        "address",
        ["/firmen/?suche={}", "/firmen/?ordnung={}", "/firmen/?ansicht={}", "/firmen/?nach={}", "/suche/?suche={}",
         "/firmen/auswahl/?suche={}", "/firmen/filter/?feld=name&art=contains&wert={}", "/firmen/filter/?feld={}",
         "/kalender/?ab={}", "/kalender/?tage={}", "/firmen/neu/?name={}&parent={}", "/firmen/?{}.is=1"],
    )  # fmt: skip
    def test_is_no_error_in_an_address(self, signed_in, anna, address):
        browser = signed_in(anna)
        for value in NASTY:
            answer = browser.get(address.replace("{}", quote(value, safe="")))
            assert answer.status_code in {200, 302, 400}, value

    @pytest.mark.parametrize("order", ["name", "-created_at", "revenue_total", "last_order_on", "parent", "level"])
    def test_is_the_beginning_when_it_is_a_place(self, signed_in, anna, companies, order):
        browser, key = signed_in(anna), str(companies[0].pk)
        for place in PLACES:
            made_up = [place[0], key] if isinstance(place, list) and place[-1:] == ["x"] else place
            assert browser.get("/firmen/", {"ordnung": order, "nach": pack(made_up)}).status_code == 200, place

    @pytest.mark.parametrize(
        "name",
        ["pk", "id", "team_set", "deleted_at", "version", "name__startswith", "owner__password", "owner.password",
         "parent.parent.name", "leading_centre.name", "objects", "__class__", "name_sort", "team_set.key"],
    )  # fmt: skip
    def test_is_no_field_to_filter_by(self, signed_in, anna, name):
        answer = signed_in(anna).get("/firmen/", {f"{name}.is": "1"})
        assert answer.status_code == 400
        assert "Die Liste wird ohne Filter gezeigt." in text_of(answer)

    def test_is_no_operator(self, anna):
        for operator in ("regex", "in", "isnull", "exact", "", "contains__regex"):
            with pytest.raises(filters.BadFilter):
                question = query.Question(registry.module("companies"), terms=(Term("name", operator, ("A",)),))
                query.page(question, anna)

    @FEW
    @given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=2), max_size=3))
    def test_never_breaks_the_reading(self, parameters):
        question = read(registry.module("companies"), parameters)
        assert question.address().startswith("?")

    @FEW
    @given(st.text(max_size=60))
    def test_is_no_place(self, word):
        assert unpack(word) is None or isinstance(unpack(word), list)


class TestWhatIsMeant:
    @pytest.mark.parametrize(
        ("operator", "value", "number"),
        [("contains", "%", 1), ("contains", "_", 1), ("contains", "'", 1), ("starts", "öl", 1), ("starts", "OL", 1),
         ("is", "öl & söhne", 1), ("contains", "H", 3), ("starts", "100 %", 1), ("contains", "\\", 0)],
    )  # fmt: skip
    def test_is_found_literally(self, signed_in, anna, companies, operator, value, number):
        assert found(signed_in(anna), **{f"name.{operator}": value}) == number

    def test_several_filters_all_hold(self, signed_in, anna, companies):
        browser = signed_in(anna)
        assert found(browser, **{"name.contains": "h", "level.any": "LOCAL"}) == 3
        assert found(browser, **{"name.contains": "h", "level.none": "LOCAL"}) == 0

    def test_a_filter_through_a_link_asks_the_linked_record(self, signed_in, anna, companies):
        make(Contact, owner=anna, company=companies[0])
        make(Contact, owner=anna, company=companies[1])
        page = text_of(signed_in(anna).get("/kontakte/", {"company.name.contains": "%"}))
        assert page.count("data-record=") == 1

    def test_a_filter_is_told_and_taken_away_again(self, signed_in, anna, companies):
        browser = signed_in(anna)
        page = text_of(browser.get("/firmen/", {"name.contains": "öl", "level.any": ["LOCAL", "KEY_HQ"]}))
        assert "Name enthält öl" in page
        assert page.count("chip removable") == 2


class TestDeepPages:
    def test_reach_the_end_with_many_alike(self, anna):
        company = make(Company, owner=anna)
        for number in range(23):
            make(Contact, owner=anna, company=company, last_name=["Müller", "Muller", "Ärgern"][number % 3])
        module = registry.module("contacts")
        for order in ("last_name", "-last_name", "company", "birthday", "-birthday"):
            keys, after = [], ""
            while True:
                page = query.page(query.Question(module, sort=order, after=after), anna, size=4)
                keys += [seen.key for seen in page.rows]
                after = page.next
                if not after:
                    break
            assert len(keys) == len(set(keys)) == 23, order

    def test_go_on_where_they_were_when_rows_come_and_go(self, anna):
        company = make(Company, owner=anna)
        for letter in "bdfhk":
            make(Contact, owner=anna, company=company, last_name=letter)
        module = registry.module("contacts")
        first = query.page(query.Question(module), anna, size=2)
        make(Contact, owner=anna, company=company, last_name="a")
        make(Contact, owner=anna, company=company, last_name="g")
        second = query.page(query.Question(module, after=first.next), anna, size=9)

        assert [seen.title for seen in (*first.rows, *second.rows)] == ["b", "d", "f", "g", "h", "k"]
