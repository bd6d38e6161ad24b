"""Sentences about the follow-up call (guide, pages 21 to 23)."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from revier.kit import Refused, records
from revier.kit.testing import SENT_BY_HTMX, clock, form, make, refused, sheet, text_of
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

from ..follow_ups import follow_up_offers, when_it_was_held
from ..models import Call, CallType, Status

pytestmark = pytest.mark.django_db
QUESTION = "Wann rufen wir wieder an?"


def local(*when):
    return timezone.make_aware(datetime(*when))


def calls():
    return Call.objects.unrestricted("a test")


@pytest.fixture
def planned(anna):
    """A call for Monday, 2 March 2026, half past ten."""
    contact = make(Contact, owner=anna)
    start = local(2026, 3, 2, 10, 30)
    return make(Call, owner=anna, company=contact.company, contact=contact, starts_at=start, minutes=25)


@pytest.fixture
def held(planned, anna):
    return records.act(planned, "held", within=form(by=anna, at=planned.starts_at + timedelta(minutes=30)))


class TestAfterAHeldCall:
    def test_the_dialog_opens_by_itself(self, signed_in, anna, planned):
        browser = signed_in(anna)
        address = f"/anrufe/{planned.pk}/aktion/held/"
        answer = sheet(browser.get(address, **SENT_BY_HTMX), address).send(browser, by_htmx=True, result="Gut.")

        assert QUESTION in text_of(answer)
        assert calls().get(pk=planned.pk).status == Status.HELD

    def test_the_dialog_opens_by_itself_after_an_edit_too(self, signed_in, anna, planned):
        browser = signed_in(anna)
        address = f"/anrufe/{planned.pk}/bearbeiten/"
        answer = sheet(browser.get(address), address).send(browser, status="HELD")

        assert QUESTION in text_of(browser.get(answer.url))

    def test_the_dialog_opens_by_itself_when_it_is_entered_afterwards(self, signed_in, anna, planned):
        browser = signed_in(anna)
        entries = sheet(browser.get(f"/anrufe/neu/?schnell=1&contact={planned.contact_id}"), "/anrufe/neu/")
        answer = entries.send(browser, status="HELD", company=str(planned.company_id), company_text="")

        assert QUESTION in text_of(browser.get(answer.url))

    def test_it_offers_the_six_of_the_guide_and_recommends_the_last(self, held):
        with clock(local(2026, 3, 2, 11)):
            offers = follow_up_offers(held)

        assert [offer.days for offer in offers] == [1, 2, 5, 7, 30, 60]
        assert [offer.days for offer in offers if offer.recommended] == [60]
        assert (offers[-1].planned, offers[-1].on) == (date(2026, 5, 1), date(2026, 5, 4))
        assert offers[2].on == date(2026, 3, 9), "five days later is a Saturday"

    def test_it_never_offers_a_day_that_is_over(self, held):
        with clock(local(2026, 6, 3, 9)):
            assert min(offer.on for offer in follow_up_offers(held)) > date(2026, 6, 3)

    def test_the_choice_plans_the_next_call(self, signed_in, anna, held):
        browser = signed_in(anna)
        address = f"/anrufe/{held.pk}/aktion/follow_up/"
        with clock(local(2026, 3, 2, 11)):
            page = browser.get(address)
            assert 'value="2026-05-04"' in text_of(page)
            sheet(page, address).send(browser, followup_on="2026-05-04")

        (following,) = calls().filter(followup_of=held)
        assert following.subject == "Nachverfolgen"
        assert (following.company, following.contact) == (held.company, held.contact)
        assert (following.owner, following.team_set, following.minutes) == (anna, held.team_set, 25)
        assert (following.status, following.call_type) == (Status.PLANNED, CallType.FOLLOWUP)
        assert following.starts_at == local(2026, 5, 4, 10, 30)

    def test_a_day_without_work_is_moved(self, anna, held):
        records.act(held, "follow_up", within=form(by=anna, at=held.starts_at), followup_on=date(2026, 5, 1))

        assert calls().get(followup_of=held).starts_at == local(2026, 5, 4, 10, 30)

    def test_saved_again_it_asks_no_more(self, signed_in, anna, held):
        records.act(held, "follow_up", within=form(by=anna, at=held.starts_at), followup_on=date(2026, 5, 4))
        browser = signed_in(anna)
        address = f"/anrufe/{held.pk}/bearbeiten/"
        with clock(local(2026, 3, 3, 9)):
            answer = sheet(browser.get(address), address).send(browser, result="Nachgetragen")

        assert answer.url == f"/anrufe/{held.pk}/"
        assert calls().filter(followup_of=held).count() == 1

    @pytest.mark.parametrize("reason", ["NOT_WANTED", "LEFT", "NOT_RESPONSIBLE"])
    def test_cancelling_gives_a_reason_and_plans_nothing(self, signed_in, anna, held, reason):
        browser = signed_in(anna)
        address = f"/anrufe/{held.pk}/aktion/follow_up/"
        assert f'value="{reason}"' in text_of(browser.get(address))
        sheet(browser.get(address), address).send(browser, no_followup_reason=reason)

        assert calls().get(pk=held.pk).no_followup_reason == reason
        assert not calls().filter(followup_of=held).exists()
        assert "/aktion/follow_up/" not in text_of(browser.get(f"/anrufe/{held.pk}/"))

    def test_neither_a_day_nor_a_reason_changes_nothing(self, signed_in, anna, held):
        browser = signed_in(anna)
        address = f"/anrufe/{held.pk}/aktion/follow_up/"
        with refused():
            browser.post(address, {})

    def test_a_day_that_is_over_is_refused(self, signed_in, anna, held):
        browser = signed_in(anna)
        address = f"/anrufe/{held.pk}/aktion/follow_up/"
        with clock(local(2026, 3, 10, 9)), refused():
            answer = browser.post(address, {"followup_on": "2026-03-09"})

        assert answer.status_code == 422
        assert "Vergangenheit" in text_of(answer)


class TestTheNextCall:
    def test_keeps_the_hour_when_the_clocks_change(self, anna):
        contact = make(Contact, owner=anna)
        friday = local(2026, 10, 23, 10, 30)
        call = make(Call, owner=anna, company=contact.company, contact=contact, starts_at=friday, status=Status.HELD)
        records.act(call, "follow_up", within=form(by=anna, at=friday), followup_on=date(2026, 10, 28))

        following = calls().get(followup_of=call)
        assert timezone.localtime(following.starts_at).strftime("%H:%M") == "10:30"
        assert following.starts_at - friday == timedelta(days=5, hours=1)

    @pytest.mark.parametrize(("who", "day"), [("anna", date(2026, 6, 4)), ("clara", date(2026, 6, 5))])
    def test_knows_the_holidays_of_its_land(self, request, who, day):
        person = request.getfixturevalue(who)
        contact = make(Contact, owner=person)
        start = local(2026, 6, 2, 9)
        call = make(Call, owner=person, company=contact.company, contact=contact, starts_at=start, status=Status.HELD)
        records.act(call, "follow_up", within=form(by=person, at=start), followup_on=date(2026, 6, 4))

        assert timezone.localtime(calls().get(followup_of=call).starts_at).date() == day

    def test_is_seen_by_who_was_added_to_the_first(self, anna, doris, planned):
        teams = [*planned.team_set.teams.all(), doris.private_team]
        call = records.change(planned, within=form(by=anna), teams=teams)
        held = records.act(call, "held", within=form(by=anna, at=planned.starts_at))
        records.act(held, "follow_up", within=form(by=anna, at=planned.starts_at), followup_on=date(2026, 3, 9))

        assert Call.objects.visible_to(doris).filter(followup_of=held).exists()

    def test_is_not_lost_when_the_first_cannot_be_saved(self, anna, held):
        with refused(Refused):
            records.change(held, within=form(by=anna, at=held.starts_at), followup_on=date(2026, 5, 4), contact=None)

    def test_tells_nobody_whose_company_it_is(self, signed_in, anna, doris, held):
        company = Company.objects.unrestricted("a test").get(pk=held.company_id)
        records.change(held, within=form(by=anna), teams=[*held.team_set.teams.all(), doris.private_team])

        assert company.name not in text_of(signed_in(doris).get(f"/anrufe/{held.pk}/aktion/follow_up/"))


class TestTheSuggestedBegin:
    def test_is_the_planned_one_when_that_is_about_now(self, planned):
        with clock(planned.starts_at + timedelta(minutes=50)):
            assert when_it_was_held(planned) == planned.starts_at

    def test_is_now_when_it_was_planned_for_another_time(self, planned):
        with clock(planned.starts_at + timedelta(days=1)) as now:
            assert when_it_was_held(planned) == now
