"""What the CRM reads: only what is exchanged, all of it, and only with the token."""

import pytest

from revier.order_system.wire import OPERATIONS
from revier.world import EXCHANGED_STATES, SEED, centres, companies, contacts_of, people

from .calling import CONTRACT
from .conftest import COMPANIES, DAY

NETWORK = [company for company in companies(SEED, COMPANIES, DAY) if company.msto_id]
SHOWN = [company for company in NETWORK if company.state in EXCHANGED_STATES]
HIDDEN = [company for company in NETWORK if company.state not in EXCHANGED_STATES]
READABLE = ["/meta", "/changes", "/digest/company", "/companies", "/companies/100001", "/contacts/5000001", "/users"]


class TestTheContract:
    def test_is_answered_operation_for_operation_and_nothing_else_is(self):
        declared = {
            (address, verb.upper())
            for address, operations in CONTRACT["paths"].items()
            for verb in operations
            if verb != "parameters"
        }
        assert declared == {(address, verb) for address, verbs in OPERATIONS.items() for verb in verbs}


class TestTheToken:
    @pytest.mark.parametrize("path", [*READABLE, "/centres", f"/revenue/{DAY}", "/nothing"])
    @pytest.mark.parametrize("given", [None, "Bearer", "Bearer wrong", "Basic b25seSBmb3IgdGVzdHM=", "only for tests"])
    def test_is_asked_for_everywhere(self, msto, path, given):
        refusal = msto.call("GET", path, authorization=given)
        assert (refusal.status, refusal.headers["www-authenticate"]) == (401, "Bearer")

    def test_is_asked_for_before_anything_is_written(self, msto, company):
        before = msto.tables()
        call = {"authorization": "Bearer wrong", "content_type": "application/merge-patch+json", "if_match": '"1"'}
        assert msto.call("PATCH", f"/companies/{company['id']}", {"name": "Neu"}, **call).status == 401
        assert msto.tables() == before


class TestAddresses:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/",
            "/contacts/1/notes",
            "/companies/0100001",
            "/companies/1x",
            "/digest/user",
            "/revenue/heute",
            "/leads",
        ],
    )
    def test_that_do_not_exist_are_not_found(self, msto, path):
        assert msto.get(path).status == 404

    @pytest.mark.parametrize("method", ["DELETE", "OPTIONS", "POST", "PUT", "BREW"])
    def test_answer_other_verbs_with_those_that_are_possible(self, msto, contact, method):
        refusal = msto.call(method, f"/contacts/{contact['id']}")
        assert (refusal.status, refusal.headers["allow"]) == (405, "GET, PATCH")

    def test_are_never_deleted(self, msto, company, contact):
        before = msto.tables()
        for path in [f"/companies/{company['id']}", f"/contacts/{contact['id']}", "/companies", "/changes"]:
            assert msto.call("DELETE", path).status == 405
        assert msto.tables() == before

    @pytest.mark.parametrize(
        "question",
        [
            "limit=0",
            "limit=501",
            "limit=x",
            "limit=",
            "after=x",
            "after=-1",
            "after=1234567890123",
            "page=2",
            "limit=1&limit=2",
        ],
    )
    def test_refuse_questions_they_do_not_understand(self, msto, question):
        assert msto.get(f"/companies?{question}").status == 400


class TestCompanies:
    @pytest.mark.parametrize("limit", [1, 7, len(SHOWN), 500])
    def test_are_complete_in_pages_of_any_size(self, msto, limit):
        assert [company["id"] for company in msto.companies(limit)] == [company.msto_id for company in SHOWN]

    def test_come_a_hundred_at_once_unless_said_otherwise(self, msto):
        page = msto.get("/companies").json
        assert (len(page["items"]), page["next_after"]) == (100, page["items"][-1]["id"])

    def test_are_those_of_the_invented_network(self, msto):
        for made in SHOWN:
            told = msto.get(f"/companies/{made.msto_id}")
            assert told.headers["etag"] == '"1"'
            assert told.json == {
                "id": made.msto_id,
                "rev": 1,
                "crm_uid": None,
                "state": made.state,
                "leading_centre": centres()[made.leading_centre].msto_id,
                "last_order": made.last_order and made.last_order.isoformat(),
                "name": made.name,
                "street": made.street,
                "zip": made.zip,
                "city": made.city,
                "country": "DE",
                "phone": made.phone,
                "branch": made.branch,
                "legal_form": made.legal_form,
                "last_visit": made.last_visit and made.last_visit.isoformat(),
            }

    def test_in_other_states_never_appear(self, msto):
        assert {company.state for company in HIDDEN} == {"blocked", "deleted"}
        ids = {company.msto_id for company in HIDDEN}
        theirs = {who.msto_id for company in HIDDEN for who in contacts_of(SEED, company) if who.msto_id}
        for id in ids:
            assert msto.get(f"/companies/{id}").status == 404
            assert msto.patch(f"/companies/{id}", {"name": "Neu"}, 1).status == 404
            assert msto.put(f"/companies/{id}/visit-plan", {"every_days": 30, "priority": False}, 1).status == 404
        for id in theirs:
            assert msto.get(f"/contacts/{id}").status == 404
            assert msto.patch(f"/contacts/{id}", {"last_name": "Neu"}, 1).status == 404
        rows = [row for page in msto.pages(f"/revenue/{DAY}", "after", "next_after") for row in page["items"]]
        assert not ids & {row["company_id"] for row in rows}
        assert not (ids | theirs) & {entry["id"] for entry in msto.feed()}
        assert not ids & {company["id"] for company in msto.companies()}


class TestContacts:
    def test_are_those_with_an_id_of_the_order_system(self, msto):
        made = {who.msto_id: who for company in SHOWN for who in contacts_of(SEED, company) if who.msto_id}
        told = {entry["id"]: entry["record"] for entry in msto.feed(entities="contact")}
        assert told.keys() == made.keys()
        for id, who in made.items():
            assert msto.get(f"/contacts/{id}").json == told[id]
            assert (told[id]["last_name"], told[id]["salutation"]) == (who.last_name, who.salutation)
            assert told[id]["email"] == (who.email or None)


class TestReferences:
    def test_users_are_everybody_but_administrators(self, msto):
        told = {user["id"]: user for user in msto.get("/users").json}
        made = {person.msto_id: person for person in people(SEED) if person.role != "ADMIN"}
        assert told.keys() == made.keys()
        anna = next(user for user in told.values() if user["name"] == "Anna Berger")
        assert anna | {"id": ""} == {"id": "", "name": "Anna Berger", "centre_id": "1001", "role": "RM", "active": True}

    def test_centres_are_all(self, msto):
        told = msto.get("/centres").json
        assert told == [{"id": centre.msto_id, "name": centre.name, "active": True} for centre in centres()]

    def test_meta_tells_contract_and_epoch(self, msto):
        meta = msto.get("/meta").json
        assert (meta["contract"], meta["epoch"]) == (CONTRACT["info"]["version"], msto.get("/changes").json["epoch"])
