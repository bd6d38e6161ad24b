"""Sentences about what stands around a record: its past, what lies ahead, the calendar, the start pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from revier.kernel.calendar import spans
from revier.kernel.dashboards import tiles
from revier.kernel.timeline import collect
from revier.kit.testing import make, text_of
from revier.modules.calls.models import Call
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note
from revier.modules.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(anna):
    return make(Contact, owner=anna)


@pytest.fixture
def story(anna, contact):
    """Calls, tasks and notes around a contact, at days counted from now."""
    now, on = timezone.now(), {"company": contact.company, "contact": contact}
    make(Call, owner=anna, subject="geführt", status="HELD", starts_at=now - timedelta(days=3), **on)
    make(Call, owner=anna, subject="abgesagt", status="NOT_HELD", starts_at=now - timedelta(days=2), **on)
    make(Call, owner=anna, subject="überfällig", starts_at=now - timedelta(days=1), **on)
    make(Call, owner=anna, subject="geplant", starts_at=now + timedelta(days=1), **on)
    make(Task, owner=anna, subject="offen", due_at=now + timedelta(hours=5), **on)
    make(Task, owner=anna, subject="irgendwann", **on)
    make(Task, owner=anna, subject="erledigt", status="COMPLETED", **on)
    make(Note, owner=anna, subject="gemerkt", **on)


def titles(happenings):
    return [each.seen.title for each in happenings]


class TestTheTimeline:
    def test_tells_the_past_newest_first_and_what_is_open_by_its_day(self, anna, contact, story):
        for record in (contact, contact.company):
            assert titles(collect.story(record, anna)[0]) == ["gemerkt", "erledigt", "abgesagt", "geführt"]
            assert titles(collect.story(record, anna)[1]) == ["überfällig", "offen", "geplant", "irgendwann"]

    def test_tells_only_what_one_may_see(self, contact, story, clara, emil):
        assert collect.story(contact, clara) == ([], [])
        assert titles(collect.story(contact, emil)[0]) == []

    def test_of_a_call_is_that_of_its_customer(self, signed_in, anna, contact, story):
        call = Call.objects.visible_to(anna).get(subject="geplant")
        assert "gemerkt" in text_of(signed_in(anna).get(f"/anrufe/{call.pk}/"))


class TestTheCalendar:
    def test_shows_what_is_open_day_by_day(self, anna, story):
        today = timezone.localdate()
        found = spans.days(anna, today - timedelta(days=2), today + timedelta(days=2))
        assert [span.seen.title for day in found for span in day.spans] == ["überfällig", "offen", "geplant"]

    def test_shows_ones_own_or_everybodys(self, signed_in, anna, bernd, clara, story):
        when = (timezone.localdate() - timedelta(days=1)).isoformat()
        for person, mine, all_of_them in ((anna, True, True), (bernd, False, True), (clara, False, False)):
            browser = signed_in(person)
            assert ("überfällig" in text_of(browser.get(f"/kalender/?ab={when}"))) == mine
            assert ("überfällig" in text_of(browser.get(f"/kalender/?ab={when}&wer=alle"))) == all_of_them


class TestTheStartPages:
    def test_show_each_tile_with_its_count_and_first_rows(self, anna, story):
        today = {tile.view.key: tile for tile in tiles.of("today", anna)}
        assert (today["overdue"].count.number, titles_of(today["overdue"])) == (1, ["überfällig"])
        assert titles_of(today["open"]) == ["offen", "irgendwann"]

    def test_of_a_technician_have_no_management(self, signed_in, emil):
        assert signed_in(emil).get("/verwaltung/").status_code == 404

    def test_lead_to_the_list_that_was_counted(self, signed_in, anna, story):
        browser = signed_in(anna)
        for tile in (*tiles.of("today", anna), *tiles.of("management", anna)):
            page = text_of(browser.get(f"/{tile.question.module.path}/{tile.question.address()}"))
            assert page.count("data-record=") == tile.count.number, tile.view.key


def titles_of(tile):
    return [seen.title for seen in tile.rows]
