"""Companies and contacts as the CRM stores them: the world's facts, and what people have added since.

A record is a dictionary of column names ("owner_id") and values in their stored form. Some of them are the record's
past, which records.load believes: created_at, changed_at, last_call_at …
"""

from datetime import date, datetime, timedelta
from typing import Any

from revier.world import Company, Contact
from revier.world.dice import Dice, weighted

from . import sentences
from .days import HISTORY_DAYS, Days, midnight
from .keys import key_of
from .people import Staff

Values = dict[str, Any]

_LEVELS = {"ka_hq": "KEY_HQ", "ka_branch": "KEY_BRANCH"}
_RHYTHMS = (60, 60, 60, 60, 30, 90, 180)
_ORIGINS = weighted(MST_ONSITE=30, ADM=15, COLD_CALL=15, REFERRAL=15, WEB=10, EMAIL=5, FAIR=5, CAMPAIGN=5)
_NEW_PERCENT, _EDITED_PERCENT = 20, 45


def company_values(seed: int, known: Company, staff: Staff, days: Days, today: date) -> Values:
    """The company as the CRM has it. days: the working days where its centre is."""
    dice = Dice(seed, "crm", known.number)
    level = _LEVELS.get(known.level, known.level.upper())
    owner = staff.owner(dice, known.leading_centre, level)
    created_at = _arrival(dice, known, days, today)
    return {
        "id": key_of(seed, "company", known.number),
        "name": known.name,
        "level": level,
        "branch": known.branch.upper(),
        "legal_form": known.legal_form.upper(),
        "parent_id": None if known.parent is None else key_of(seed, "company", known.parent),
        "street": known.street,
        "zip": known.zip,
        "city": known.city,
        "country": known.country,
        "phone": known.phone,
        "email": known.email,
        "website": known.website,
        "vat_id": known.vat_id,
        "visit_every_days": known.visit_every_days,
        "priority_visit": known.priority_visit,
        "kv_valid_from": known.kv_valid_from,
        "kv_valid_to": known.kv_valid_to,
        "competitor": known.competitor,
        "leading_centre_id": staff.centres[known.leading_centre].pk,
        **_of_the_order_system(known),
        **_said_by_people(dice, known, days, created_at, today),
        **_signed(dice, days, created_at, None if known.msto_id else owner, owner),
    }


def _of_the_order_system(known: Company) -> Values:
    """What only the order system may write; who is not in it has none of this."""
    if known.msto_id is None:
        return {}
    return {
        "msto_id": known.msto_id,
        "msto_state": known.state.upper(),
        "last_order_on": known.last_order,
        "revenue": {str(year): [cents, orders] for year, cents, orders in known.revenue},
        "last_visit_on": known.last_visit,
    }


def _said_by_people(dice: Dice, known: Company, days: Days, created_at: datetime, today: date) -> Values:
    values: Values = {"call_rhythm_days": dice.pick(_RHYTHMS)}
    if known.priority_visit:
        values["priority_set_at"] = days.shortly_before(dice, days.today, 30, created_at)
    if known.kv_valid_to:
        values["kv_text"] = sentences.pick(dice, "terms")
    if known.msto_id is None or dice.chance(20):
        values["origin"] = dice.pick(_ORIGINS)
    if dice.chance(30):
        values["data_checked_on"] = today - timedelta(days=1 + dice.roll(400))
    if dice.chance(10):
        values["internal_notes"] = sentences.pick(dice, "internal")
    return values


def _arrival(dice: Dice, known: Company, days: Days, today: date) -> datetime:
    """When the company came into the CRM: with its centre two years ago, later from the order system, or by hand."""
    introduction = midnight(today - timedelta(days=HISTORY_DAYS - known.leading_centre * 3 % 60))
    if known.msto_id is None:
        return days.past(dice, midnight(today - timedelta(days=1 + dice.roll(420))))
    if known.last_order is None and dice.chance(_NEW_PERCENT):
        return _at_night(dice, midnight(today - timedelta(days=1 + dice.roll(365))))
    return _at_night(dice, max(introduction, midnight(min(known.created_on, today - timedelta(days=1)))))


def _at_night(dice: Dice, day: datetime) -> datetime:
    return day + timedelta(hours=2, seconds=dice.roll(3000))


def _signed(dice: Dice, days: Days, created_at: datetime, created_by: int | None, owner: int) -> Values:
    edited = dice.chance(_EDITED_PERCENT)
    return {
        "owner_id": owner,
        "created_at": created_at,
        "created_by_id": created_by,
        "changed_at": max(created_at, days.past(dice, created_at)) if edited else created_at,
        "changed_by_id": owner if edited else created_by,
    }


def contact_values(seed: int, person: Contact, company: Values, days: Days) -> Values:
    """A contact of a company whose values are given."""
    dice = Dice(seed, "crm contact", person.number)
    created_at = company["created_at"]
    if person.msto_id is None and "msto_id" in company:
        created_at = days.past(dice, created_at)
    owner = company["owner_id"]
    values = {
        "id": key_of(seed, "contact", person.company, person.number % 10),
        "company_id": company["id"],
        "salutation": person.salutation.upper(),
        "title": person.title,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "function": person.function,
        "is_main_contact": person.is_main_contact,
        "decision_role": person.decision_role.upper(),
        "phone": person.phone,
        "mobile": person.mobile,
        "email": person.email,
        **_mood(dice, person),
        **_signed(dice, days, created_at, None if person.msto_id else owner, owner),
    }
    if person.msto_id:
        values["msto_id"] = person.msto_id
    return values


def _mood(dice: Dice, person: Contact) -> Values:
    """Who has left, and who does not want to be called or written to."""
    if not person.is_main_contact and dice.chance(4):
        return {"business_relationship": "RETIRED" if dice.chance(30) else "LEFT", "do_not_contact": True}
    values: Values = {}
    if dice.chance(2):
        values["do_not_call"] = True
    if person.email and dice.chance(5):
        values["email_opt_out"] = True
    if dice.chance(4):
        values["personal_notes"] = sentences.pick(dice, "personal")
    return values
