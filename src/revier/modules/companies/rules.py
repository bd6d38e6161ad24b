"""What must hold for a company, and what follows for it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from revier.base.time import months_before
from revier.kit import Change, Problem, Team, TeamName, check, derive

from .choices import Level, Type, Volume
from .models import Company

OVER_CENTS = 1_000_00
YEARS = 5
ACTIVE_MONTHS = 6
DEEPEST_TREE = 10

_TEAMS = {
    Level.KEY_HQ: (Team.Kind.KEY_HQ, Team.Kind.KEY_GERMANY),
    Level.KEY_BRANCH: (Team.Kind.KEY_HQ, Team.Kind.KEY_CENTRE),
    Level.REGIONAL_HQ: (Team.Kind.LOCAL,),
    Level.REGIONAL_BRANCH: (Team.Kind.LOCAL,),
    Level.LOCAL: (Team.Kind.LOCAL,),
}
_OF_A_CENTRE = {Team.Kind.KEY_CENTRE, Team.Kind.LOCAL}


def teams_of_the_guide(company: Company) -> set[TeamName]:
    """The teams of a customer by level, site and centre: the table on page 8 of the guide."""
    kinds = _TEAMS[Level(company.level)]
    return {TeamName(kind, company.leading_centre_id if kind in _OF_A_CENTRE else None) for kind in kinds}


def figures(last_order_on: date | None, revenue: dict[str, list[int]], today: date) -> dict[str, Any]:
    """What is computed from the order system's figures: type, volume, and revenue of the last five years in cents."""
    kind, volume = type_of(last_order_on, revenue, today)
    total = sum(pair[0] for year, pair in revenue.items() if year in _window(today))
    return {"type": kind, "volume": volume, "revenue_total": total if revenue else None}


def type_of(last_order_on: date | None, revenue: dict[str, list[int]], today: date) -> tuple[Type, Volume]:
    """The computed type and volume (spec, C.6): active = last order younger than six months; over = more than 1,000 €
    in one of the last five calendar years. revenue: {"2026": [cents, orders]}."""
    in_window = [pair[0] for year, pair in revenue.items() if year in _window(today)]
    if last_order_on is None and not any(pair[0] > 0 for pair in revenue.values()):
        return Type.POTENTIAL, Volume.NONE
    active = last_order_on is not None and last_order_on > months_before(today, ACTIVE_MONTHS)
    if any(cents > OVER_CENTS for cents in in_window):
        return (Type.ACTIVE_OVER if active else Type.FORMER_OVER), Volume.OVER
    return (Type.ACTIVE_UNDER if active else Type.FORMER_UNDER), Volume.UNDER


def _window(today: date) -> set[str]:
    return {str(year) for year in range(today.year - YEARS + 1, today.year + 1)}


@derive("leading_centre", "owner")
def new_companies_belong_to_the_centre_of_their_owner(change: Change) -> None:
    company = change.new
    if company.leading_centre_id is None and company.owner_id and company.owner.own_centres:
        company.leading_centre = company.owner.own_centres[0]


@derive("last_order_on", "revenue")
def type_follows_from_orders_and_revenue(change: Change) -> None:
    company = change.new
    for name, value in figures(company.last_order_on, company.revenue, timezone.localdate(change.at)).items():
        setattr(company, name, value)


@derive("priority_visit")
def priority_visit_remembers_its_day(change: Change) -> None:
    company = change.new
    company.priority_set_at = change.at if company.priority_visit else None


@derive("msto_id")
def companies_of_msto_are_synchronised(change: Change) -> None:
    if change.new.msto_id:
        change.new.sync_with_msto = True


@check("sync_with_msto")
def companies_of_msto_stay_synchronised(change: Change) -> Iterator[Problem]:
    if change.new.msto_id and not change.new.sync_with_msto:
        yield Problem("sync_with_msto", _("This company has an MSTO ID and is always synchronised."))


@check("leading_centre")
def leading_centre_comes_from_msto(change: Change) -> Iterator[Problem]:
    if change.old is not None and change.new.msto_id and change.door not in {"SYNC", "RULE"}:
        yield Problem("leading_centre", _("The leading centre is set in MSTO."))


@check("data_checked_on")
def data_is_not_checked_in_the_future(change: Change) -> Iterator[Problem]:
    checked = change.new.data_checked_on
    if checked and checked > timezone.localdate(change.at) + timedelta(days=1):
        yield Problem("data_checked_on", _("This day lies in the future."))


@check("parent")
def no_company_is_a_member_of_itself(change: Change) -> Iterator[Problem]:
    above, depth = change.new.parent, 0
    while above is not None and depth <= DEEPEST_TREE:
        if above.pk == change.new.pk:
            yield Problem("parent", _("A company cannot be a member of itself, nor of one of its own members."))
            return
        above, depth = above.parent, depth + 1
