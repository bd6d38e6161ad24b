"""What the CRM writes: with the revision it has seen, once, and only what it may."""

import threading
import uuid

import pytest

from .calling import JSON, LEAD, MERGE_PATCH, UID, new_key


class TestAPatch:
    def test_changes_the_record_and_its_revision(self, msto, company):
        changed = msto.patch(f"/companies/{company['id']}", {"name": "Umbenannt GmbH", "phone": None}, 1)
        assert (changed.status, changed.headers["etag"]) == (200, '"2"')
        assert changed.json == company | {"name": "Umbenannt GmbH", "phone": None, "rev": 2}
        assert msto.get(f"/companies/{company['id']}").json == changed.json

    def test_changes_a_contact_too(self, msto, contact):
        changed = msto.patch(f"/contacts/{contact['id']}", {"left_company": "retired"}, 1)
        assert changed.json == contact | {"left_company": "retired", "rev": 2}

    def test_without_a_difference_leaves_the_revision(self, msto, company):
        assert msto.patch(f"/companies/{company['id']}", {"name": company["name"]}, 1).json == company

    def test_of_an_older_revision_is_stale_and_told_the_newest(self, msto, company, refused):
        msto.running.store.change_company(company["id"], name="Schneller GmbH")
        refusal = refused(lambda: msto.patch(f"/companies/{company['id']}", {"name": "Langsam GmbH"}, 1), 412)
        assert refusal.json["current"] == company | {"name": "Schneller GmbH", "rev": 2}

    def test_takes_the_later_visit_of_both_sides(self, msto, company):
        path = f"/companies/{company['id']}"
        msto.running.store.change_company(company["id"], last_visit="2026-02-01")
        assert msto.patch(path, {"last_visit": "2026-01-31"}, 2).json["last_visit"] == "2026-02-01"
        assert msto.patch(path, {"last_visit": None}, 2).json["last_visit"] == "2026-02-01"
        assert msto.patch(path, {"last_visit": "2026-02-02"}, 2).json["last_visit"] == "2026-02-02"

    def test_may_not_touch_what_the_order_system_owns(self, msto, company, refused):
        owned = {
            "state": "active",
            "last_order": "2026-01-01",
            "leading_centre": "1001",
            "rev": 9,
            "id": "1",
            "vat": "",
        }
        refusal = refused(lambda: msto.patch(f"/companies/{company['id']}", owned, 1), 422)
        assert refusal.pointers == {f"/{name}": "unknown" for name in owned}

    def test_needs_its_headers(self, msto, company, refused):
        path, body = f"/companies/{company['id']}", {"name": "Umbenannt GmbH"}
        whole = {"content_type": MERGE_PATCH, "if_match": '"1"', "idempotency_key": new_key()}
        for wrong, status in [
            ({"if_match": None}, 428),
            ({"if_match": "1"}, 400),
            ({"if_match": "*"}, 400),
            ({"idempotency_key": None}, 400),
            ({"idempotency_key": "1"}, 400),
            ({"content_type": JSON}, 400),
        ]:
            refused(lambda wrong=wrong: msto.call("PATCH", path, body, **whole | wrong), status)

    @pytest.mark.parametrize(
        "body",
        [b"", b"{", b"[]", b"null", b'{"name": NaN}', b"\xff", b'{"name":' * 50_000, b'"name"'],
    )
    def test_that_is_no_json_object_is_malformed(self, msto, company, refused, body):
        headers = {"content_type": MERGE_PATCH, "if_match": '"1"', "idempotency_key": new_key()}
        refused(lambda: msto.call("PATCH", f"/companies/{company['id']}", body, **headers), 400)

    def test_to_nobody_is_not_found(self, msto, refused):
        refused(lambda: msto.patch("/companies/99", {"name": "Neu"}, 1), 404)
        refused(lambda: msto.patch("/contacts/99", {"last_name": "Neu"}, 1), 404)

    def test_too_large_is_not_read(self, msto, refused):
        refused(lambda: msto.post("/companies", LEAD | {"name": "x" * 1_100_000}), 413)


class TestTheSamePatchTwice:
    def test_is_done_once_and_answered_alike(self, msto, company):
        key, body = new_key(), {"name": "Umbenannt GmbH"}
        first = msto.patch(f"/companies/{company['id']}", body, 1, key)
        msto.running.store.change_company(company["id"], name="Inzwischen GmbH")
        before = msto.tables()
        again = msto.patch(f"/companies/{company['id']}", body, 1, key)
        assert (again.status, again.json, again.headers["etag"]) == (200, first.json, first.headers["etag"])
        assert msto.tables() == before

    def test_is_refused_under_the_same_key_with_another_body(self, msto, company, contact, refused):
        key = new_key()
        msto.patch(f"/companies/{company['id']}", {"name": "Umbenannt GmbH"}, 1, key)
        refused(lambda: msto.patch(f"/companies/{company['id']}", {"name": "Anders GmbH"}, 1, key), 422)
        refused(lambda: msto.patch(f"/companies/{company['id']}", {"name": "Umbenannt GmbH"}, 2, key), 422)
        refused(lambda: msto.patch(f"/contacts/{contact['id']}", {"last_name": "Neu"}, 1, key), 422)

    def test_may_follow_a_refusal(self, msto, company, refused):
        key = new_key()
        refused(lambda: msto.patch(f"/companies/{company['id']}", {"name": "Neu GmbH"}, 7, key), 412)
        assert msto.patch(f"/companies/{company['id']}", {"name": "Neu GmbH"}, 1, key).status == 200

    def test_at_the_same_moment_gives_one_winner(self, msto, company):
        replies = []

        def send(number):
            replies.append(msto.patch(f"/companies/{company['id']}", {"name": f"Nummer {number}"}, 1))

        threads = [threading.Thread(target=send, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(reply.status for reply in replies) == [200, 412, 412, 412, 412, 412]
        (winner,) = (reply.json for reply in replies if reply.status == 200)
        assert msto.get(f"/companies/{company['id']}").json == winner


class TestCreating:
    def test_a_company_of_a_converted_lead_appears_active_with_revision_one(self, msto):
        made = msto.post("/companies", LEAD | {"leading_centre": "1002"})
        assert (made.status, made.headers["etag"]) == (201, '"1"')
        assert (made.json["state"], made.json["leading_centre"], made.json["crm_uid"]) == ("active", "1002", UID)
        assert msto.feed()[-1] | {"seq": ""} == {
            "seq": "",
            "entity": "company",
            "id": made.json["id"],
            "kind": "upsert",
            "merged_into": None,
            "origin": "crm",
            "record": made.json,
        }
        plan = {"every_days": 30, "priority": False}
        assert msto.put(f"/companies/{made.json['id']}/visit-plan", plan, 1).json == plan

    def test_a_contact_belongs_to_its_company(self, msto, company):
        made = msto.post("/contacts", {"crm_uid": UID, "company_id": company["id"], "last_name": "Neu"})
        assert (made.status, made.json["company_id"]) == (201, company["id"])
        assert msto.feed()[-1]["record"] == made.json

    @pytest.mark.parametrize("key", [None, new_key()], ids=["no key", "another key"])
    def test_the_same_crm_uid_again_gives_what_is_there(self, msto, key):
        first = msto.post("/companies", LEAD, key)
        before = msto.tables()
        again = msto.post("/companies", LEAD | {"crm_uid": UID.upper()} if key is None else LEAD, key)
        assert (first.status, again.status, again.json) == (201, 200, first.json)
        assert msto.tables() == before

    def test_at_the_same_moment_makes_one(self, msto):
        replies = []
        threads = [threading.Thread(target=lambda: replies.append(msto.post("/companies", LEAD))) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(reply.status for reply in replies) == [200] * 5 + [201]
        assert len({reply.json["id"] for reply in replies}) == 1

    def test_what_is_there_but_hidden_is_a_conflict(self, msto, refused):
        made = msto.post("/companies", LEAD).json
        msto.running.store.change_company(made["id"], state="deleted")
        refused(lambda: msto.post("/companies", LEAD), 409)

    def test_under_the_key_of_another_request_is_refused(self, msto, refused):
        key = new_key()
        msto.post("/companies", LEAD, key)
        refused(lambda: msto.post("/companies", LEAD | {"crm_uid": str(uuid.uuid4())}, key), 422)

    def test_needs_what_the_contract_requires(self, msto, refused):
        assert refused(lambda: msto.post("/companies", {"name": ""}), 422).pointers == {
            "/name": "too_short",
            "/city": "missing",
            "/country": "missing",
            "/crm_uid": "missing",
        }
        assert refused(lambda: msto.post("/contacts", {}), 422).pointers["/company_id"] == "missing"
        refused(lambda: msto.call("POST", "/companies", LEAD, content_type=JSON), 400)

    def test_refuses_what_nobody_knows(self, msto, refused):
        centre = refused(lambda: msto.post("/companies", LEAD | {"leading_centre": "7"}), 422)
        assert centre.pointers == {"/leading_centre": "unknown"}
        company = refused(lambda: msto.post("/contacts", {"crm_uid": UID, "company_id": "7", "last_name": "Neu"}), 422)
        assert company.pointers == {"/company_id": "unknown"}
