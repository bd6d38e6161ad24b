"""What the order system learns about visits."""

import pytest

from .calling import UID


class TestTheVisitPlan:
    def test_begins_with_revision_one_and_is_told_by_the_feed(self, msto, company):
        path, plan = f"/companies/{company['id']}/visit-plan", {"every_days": 45, "priority": True}
        stored = msto.put(path, plan, 1)
        assert (stored.status, stored.json, stored.headers["etag"]) == (200, plan, '"2"')
        (entry,) = msto.feed(entities="visit_plan")
        assert (entry["id"], entry["origin"]) == (company["id"], "crm")
        assert entry["record"] == {"id": company["id"], "rev": 2} | plan

    def test_of_an_older_revision_is_stale(self, msto, company, refused):
        path, plan = f"/companies/{company['id']}/visit-plan", {"every_days": 45, "priority": True}
        msto.put(path, plan, 1)
        refusal = refused(lambda: msto.put(path, plan | {"every_days": 60}, 1), 412)
        assert refusal.json["current"] == {"id": company["id"], "rev": 2} | plan
        refused(lambda: msto.put(path, plan), 428)

    @pytest.mark.parametrize(
        "plan",
        [
            {"every_days": 731, "priority": False},
            {"every_days": -1, "priority": False},
            {"every_days": True, "priority": False},
            {"every_days": 1.5, "priority": False},
            {"every_days": 30, "priority": 1},
            {"every_days": 30},
            {"every_days": 30, "priority": False, "reason": ""},
        ],
    )
    def test_out_of_bounds_is_refused(self, msto, company, refused, plan):
        refused(lambda: msto.put(f"/companies/{company['id']}/visit-plan", plan, 1), 400)

    def test_takes_a_whole_number_however_it_is_written(self, msto, company):
        stored = msto.put(f"/companies/{company['id']}/visit-plan", {"every_days": 92.0, "priority": False}, 1)
        assert repr(stored.json["every_days"]) == "92"


class TestAVisitReport:
    @pytest.fixture
    def report(self, contact):
        at = "2026-03-18T09:30:00+01:00"
        return {"company_id": contact["company_id"], "contact_id": contact["id"], "visited_at": at, "user_id": "3006"}

    def test_is_stored_once(self, msto, report):
        assert msto.put(f"/visit-reports/{UID}", report).status == 201
        before = msto.tables()
        again = msto.put(f"/visit-reports/{UID.upper()}", report)
        assert (again.status, again.json) == (200, report)
        assert msto.tables() == before

    def test_may_leave_the_contact_out(self, msto, report):
        del report["contact_id"]
        assert msto.put(f"/visit-reports/{UID}", report).status == 201
        assert msto.put(f"/visit-reports/{UID}", report | {"contact_id": None}).status == 200

    def test_under_the_address_of_another_is_a_conflict(self, msto, report, refused):
        msto.put(f"/visit-reports/{UID}", report)
        refused(lambda: msto.put(f"/visit-reports/{UID}", report | {"user_id": "3001"}), 409)

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ({"company_id": "7"}, "unknown"),
            ({"user_id": "7"}, "unknown"),
            ({"contact_id": "7"}, "unknown"),
            ({"visited_at": "2026-03-18"}, "format"),
            ({"visited_at": "2026-03-18T09:30:00"}, "format"),
            ({"visited_at": "2026-13-18T09:30:00Z"}, "format"),
            ({"text": "Schlauch getauscht"}, "unknown"),
        ],
    )
    def test_that_does_not_fit_is_refused(self, msto, report, refused, wrong, code):
        refusal = refused(lambda: msto.put(f"/visit-reports/{UID}", report | wrong), 422)
        assert refusal.pointers == {f"/{name}": code for name in wrong}

    def test_with_somebody_of_another_company_is_refused(self, msto, report, refused):
        other = next(one["id"] for one in msto.companies() if one["id"] != report["company_id"])
        refusal = refused(lambda: msto.put(f"/visit-reports/{UID}", report | {"company_id": other}), 422)
        assert refusal.pointers == {"/contact_id": "other_company"}

    def test_needs_a_uuid_as_its_address(self, msto, report, refused):
        refused(lambda: msto.put("/visit-reports/17", report), 404)
