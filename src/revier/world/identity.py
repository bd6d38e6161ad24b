"""Who a company is: its centre, branch, legal form, name, and the head office it may belong to."""

from dataclasses import dataclass

from .dice import Dice, weighted
from .names import FAMILIES, MEN, WOMEN
from .places import AREAS, Town
from .spelling import web_name
from .trades import ASSOCIATIONS, BRANCHES, COOPERATIVES, FORMS, MUNICIPAL, QUARTERS, SUFFIXES, TRADES

# Every so many companies begin with a head office; the offices that belong to it come before the next one.
FAMILY_SIZE = 50
_BRANCH_OFFICE_PERCENT = 9
_KEY_ACCOUNT_PERCENT = 30
_PATTERNS = weighted(plain=46, brothers=5, sons=6, partners=10, person=8, town=13, trade_first=7, owners=5)
_TOWN_OWN_PERCENT = 35


@dataclass(frozen=True, slots=True)
class Identity:
    """What a company is called and where it sits; site is its web domain."""

    branch: str
    legal_form: str
    level: str
    parent: int | None
    name: str
    site: str
    centre: int
    town: Town


def identity(seed: int, index: int, centres: int) -> Identity:
    """The identity of company index in a network of so many centres; needs no other company but its head office."""
    dice = Dice(seed, "identity", index)
    centre = dice.roll(centres)
    towns = AREAS[centre].towns
    town = towns[0] if dice.chance(_TOWN_OWN_PERCENT) else dice.pick(towns)
    head = index - index % FAMILY_SIZE
    if head != index and dice.chance(_BRANCH_OFFICE_PERCENT):
        return _branch_office(identity(seed, head, centres), head, centre, town)
    branch = dice.pick(BRANCHES)
    legal_form, called = _called(dice, branch, town)
    suffix = SUFFIXES.get(legal_form)
    return Identity(
        branch=branch,
        legal_form=legal_form,
        level="local" if head != index else "ka_hq" if dice.chance(_KEY_ACCOUNT_PERCENT) else "regional_hq",
        parent=None,
        name=f"{called} {suffix}" if suffix else called,
        site=f"{web_name(called)}.example",
        centre=centre,
        town=town,
    )


def _branch_office(head: Identity, parent: int, centre: int, town: Town) -> Identity:
    return Identity(
        branch=head.branch,
        legal_form=head.legal_form,
        level=head.level.replace("_hq", "_branch"),
        parent=parent,
        name=f"{head.name}, Niederlassung {town.name}",
        site=head.site,
        centre=centre,
        town=town,
    )


def _called(dice: Dice, branch: str, town: Town) -> tuple[str, str]:
    """Legal form and name without it."""
    if branch == "municipal":
        quarter = f" {dice.pick(QUARTERS)}" if dice.chance(45) else ""
        return "koer", dice.pick(MUNICIPAL).format(town=town.name) + quarter
    legal_form = dice.pick(FORMS)
    if legal_form == "eg":
        return legal_form, dice.pick(COOPERATIVES).format(town=town.name)
    if legal_form == "ev":
        return legal_form, dice.pick(ASSOCIATIONS).format(town=town.name)
    pattern = {"einzel": "person", "ek": "person", "gbr": "partners"}.get(legal_form) or dice.pick(_PATTERNS)
    return legal_form, _firm(dice, pattern, dice.pick(TRADES[branch]), town)


def _firm(dice: Dice, pattern: str, trade: str, town: Town) -> str:
    family = dice.pick(FAMILIES)
    match pattern:
        case "brothers":
            return f"Gebr. {family} {trade}"
        case "sons":
            return f"{family} & {dice.pick(('Sohn', 'Söhne', 'Tochter', 'Partner'))} {trade}"
        case "partners":
            return f"{family} & {dice.pick(FAMILIES)} {trade}"
        case "person":
            return f"{dice.pick(MEN if dice.chance(80) else WOMEN)} {family} {trade}"
        case "town":
            return f"{family} {trade} {town.name}"
        case "trade_first":
            return f"{trade} {family}"
        case "owners":
            return f"{family} {trade} Inh. {dice.pick(MEN)} {dice.pick(FAMILIES)}"
    return f"{family} {trade}"
