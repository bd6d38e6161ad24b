"""The change feed and the digest."""

from hashlib import sha256

import pytest

from revier.order_system.store import Store


def kinds(entries):
    return [(entry["entity"], entry["id"], entry["kind"], entry["origin"]) for entry in entries]


class TestTheFeed:
    def test_begins_with_each_company_and_then_its_contacts(self, msto):
        entries = msto.feed()
        companies = [entry for entry in entries if entry["entity"] == "company"]
        assert [entry["record"] for entry in companies] == msto.companies()
        for entry in entries:
            if entry["entity"] == "company":
                last = entry["id"]
            assert entry["record"].get("company_id", last) == last
            assert (entry["kind"], entry["origin"]) == ("upsert", "msto")

    @pytest.mark.parametrize("limit", [1, 13, 500])
    @pytest.mark.parametrize("entities", ["company", "contact", "contact,company", "user,centre,visit_plan"])
    def test_is_complete_in_pages_of_any_size_and_in_order(self, msto, limit, entities):
        whole = [entry for entry in msto.feed() if entry["entity"] in entities.split(",")]
        assert msto.feed(limit=limit, entities=entities) == whole
        numbers = [int(entry["seq"]) for entry in whole]
        assert numbers == sorted(set(numbers))

    def test_shows_nothing_old_and_everything_new_behind_a_cursor(self, msto, company):
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        assert msto.feed(cursor=cursor) == []
        msto.running.store.change_company(company["id"], name="Umbenannt GmbH")
        (entry,) = msto.feed(cursor=cursor)
        assert int(entry["seq"]) > int(cursor)
        assert entry["record"] == company | {"name": "Umbenannt GmbH", "rev": 2}

    def test_moves_the_cursor_past_what_was_not_asked_for(self, msto, company):
        msto.running.store.change_company(company["id"], name="Umbenannt GmbH")
        head = msto.get("/changes", limit=500).json["next_cursor"]
        assert msto.get("/changes", limit=500, entities="user").json["next_cursor"] == head

    def test_carries_records_as_they_are_now(self, msto, company):
        for name in ("Erst GmbH", "Dann GmbH"):
            msto.running.store.change_company(company["id"], name=name)
        names = [entry["record"]["name"] for entry in msto.feed() if entry["id"] == company["id"]]
        assert names == ["Dann GmbH"] * 3

    def test_tells_who_made_the_change(self, msto, company):
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.patch(f"/companies/{company['id']}", {"name": "Umbenannt GmbH"}, 1)
        assert kinds(msto.feed(cursor=cursor)) == [("company", company["id"], "upsert", "crm")]

    def test_says_nothing_when_nothing_is_different(self, msto, company):
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.running.store.change_company(company["id"], name=company["name"])
        assert msto.feed(cursor=cursor) == []

    @pytest.mark.parametrize("question", ["entities=lead", "entities=", "cursor=x", "cursor=-1", "limit=501"])
    def test_refuses_questions_it_does_not_understand(self, msto, question):
        assert msto.get(f"/changes?{question}").status == 400


class TestACursor:
    def test_beyond_the_feed_is_gone(self, msto):
        head = int(msto.get("/changes", limit=500).json["next_cursor"])
        assert msto.get("/changes", cursor=head).status == 200
        assert msto.get("/changes", cursor=head + 1).status == 410

    def test_of_another_epoch_is_gone(self, msto):
        pages = list(msto.pages("/changes", "cursor", "next_cursor", limit=10))
        msto.running.store.begin_epoch()
        assert msto.get("/meta").json["epoch"] != pages[0]["epoch"]
        for page in pages:
            assert msto.get("/changes", cursor=page["next_cursor"]).status == 410

    def test_of_nought_is_the_beginning(self, msto):
        assert msto.get("/changes", cursor=0).json == msto.get("/changes").json


class TestLeavingTheExchange:
    def test_takes_company_and_contacts_out_of_everything(self, msto, contact):
        id = contact["company_id"]
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.running.store.change_company(id, state="blocked")
        gone = msto.feed(cursor=cursor)
        assert kinds(gone)[:2] == [
            ("company", id, "deactivated", "msto"),
            ("contact", contact["id"], "deactivated", "msto"),
        ]
        assert all(entry["record"] is None for entry in msto.feed() if entry["id"] in {id, contact["id"]})
        assert msto.get(f"/companies/{id}").status == msto.get(f"/contacts/{contact['id']}").status == 404
        assert id not in {company["id"] for company in msto.companies()}

    def test_can_be_taken_back(self, msto, contact):
        id = contact["company_id"]
        msto.running.store.change_company(id, state="blocked")
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.running.store.change_company(id, state="warning")
        back = msto.feed(cursor=cursor)
        assert kinds(back)[0] == ("company", id, "upsert", "msto")
        assert back[0]["record"]["state"] == "warning"
        assert contact in [entry["record"] for entry in back]

    def test_of_a_contact_leaves_the_company_alone(self, msto, contact):
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.running.store.change_contact(contact["id"], removed=True)
        assert kinds(msto.feed(cursor=cursor)) == [("contact", contact["id"], "deactivated", "msto")]
        assert msto.get(f"/companies/{contact['company_id']}").status == 200

    def test_by_merging_names_the_winner_and_moves_the_contacts(self, msto, contact):
        loser = contact["company_id"]
        winner = next(company["id"] for company in msto.companies() if company["id"] != loser)
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        msto.running.store.merge_companies(loser, winner)
        merged, *moved = msto.feed(cursor=cursor)
        assert (merged["kind"], merged["merged_into"], merged["record"]) == ("merged", winner, None)
        assert moved[0]["record"] == contact | {"company_id": winner, "rev": 2}


class TestOwnPeople:
    def test_add_companies_and_contacts_that_the_feed_tells(self, msto):
        store: Store = msto.running.store
        cursor = msto.get("/changes", limit=500).json["next_cursor"]
        company = store.add_company(name="Neubau GmbH", country="DE", leading_centre=1001)
        contact = store.add_contact(company, last_name="Neu")
        store.change_user(3001, active=False)
        told = msto.feed(cursor=cursor)
        assert kinds(told) == [
            ("company", company, "upsert", "msto"),
            ("contact", contact, "upsert", "msto"),
            ("user", "3001", "upsert", "msto"),
        ]
        assert told[0]["record"] == msto.get(f"/companies/{company}").json
        assert told[2]["record"]["active"] is False


class TestTheDigest:
    @pytest.mark.parametrize("entity", ["company", "contact", "visit_plan"])
    def test_can_be_worked_out_from_what_the_feed_told(self, msto, company, entity):
        msto.patch(f"/companies/{company['id']}", {"name": "Umbenannt GmbH"}, 1)
        revisions = {entry["id"]: entry["record"]["rev"] for entry in msto.feed() if entry["entity"] == entity}
        if entity == "visit_plan":
            revisions = {company["id"]: 1 for company in msto.companies()}
        lines = [[] for _ in range(256)]
        for id, rev in revisions.items():
            lines[sha256(id.encode()).digest()[0]].append(f"{id}:{rev}\n")
        digest = msto.get(f"/digest/{entity}").json
        assert [bucket["n"] for bucket in digest["buckets"]] == [len(own) for own in lines]
        hashes = [sha256("".join(sorted(own)).encode()).hexdigest() for own in lines]
        assert [bucket["h"] for bucket in digest["buckets"]] == hashes
        assert digest["at_cursor"] == msto.get("/changes", limit=500).json["next_cursor"]
