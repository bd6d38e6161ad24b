"""The people one meets at the companies of the invented network, made from the company alone."""

from dataclasses import dataclass

from .companies import Company
from .dice import Dice, weighted
from .names import FAMILIES, MEN, WOMEN
from .places import AREAS, land_line, mobile
from .spelling import web_name

MOST = 10
"""Contact numbers of one company are company.number * MOST and the following ones."""

_FIRST_ID = 5_000_001
_COUNTS = (0,) * 20 + (1,) * 40 + (2,) * 22 + (3,) * 10 + (4,) * 5 + (5,) * 2 + (6,)  # 1.5 on average
_MANY = (0,) * 10 + (1,) * 23 + (2,) * 24 + (3,) * 20 + (4,) * 12 + (5,) * 7 + (6,) * 4  # 2.4 on average
_CRM_ONLY_PERCENT = 12
_MEN_PERCENT = 74
_FAMILY_FIRM_PERCENT = 60
_ALL_FAMILIES, _ALL_MEN, _ALL_FIRST_NAMES = frozenset(FAMILIES), frozenset(MEN), frozenset(MEN + WOMEN)
_OF_THE_FAMILY = frozenset({"head", "owner", "authorised"})

# key: (he, she, part in decisions, mailbox of the department)
_FUNCTIONS = {
    "head": ("Geschäftsführer", "Geschäftsführerin", "decider", "info"),
    "owner": ("Inhaber", "Inhaberin", "decider", "info"),
    "authorised": ("Prokurist", "Prokuristin", "decider", "verwaltung"),
    "plant": ("Betriebsleiter", "Betriebsleiterin", "decider", "info"),
    "workshop": ("Werkstattleiter", "Werkstattleiterin", "orderer", "werkstatt"),
    "foreman": ("Werkstattmeister", "Werkstattmeisterin", "orderer", "werkstatt"),
    "dispatch": ("Disponent", "Disponentin", "orderer", "dispo"),
    "buying": ("Einkäufer", "Einkäuferin", "orderer", "einkauf"),
    "buying_head": ("Leiter Einkauf", "Leiterin Einkauf", "decider", "einkauf"),
    "fleet": ("Fuhrparkleiter", "Fuhrparkleiterin", "orderer", "dispo"),
    "machines": ("Leiter Maschinentechnik", "Leiterin Maschinentechnik", "decider", "werkstatt"),
    "upkeep": ("Leiter Instandhaltung", "Leiterin Instandhaltung", "influencer", "werkstatt"),
    "site": ("Bauleiter", "Bauleiterin", "influencer", "info"),
    "polier": ("Polier", "Polierin", "influencer", "info"),
    "driver": ("Maschinist", "Maschinistin", "user", "info"),
    "fitter": ("Schlosser", "Schlosserin", "user", "werkstatt"),
    "store": ("Lagerist", "Lageristin", "user", "info"),
    "books": ("Buchhalter", "Buchhalterin", "administration", "buchhaltung"),
    "office": ("Assistent der Geschäftsleitung", "Assistentin der Geschäftsleitung", "administration", "buero"),
    "yard": ("Bauhofleiter", "Bauhofleiterin", "decider", "info"),
    "public_buying": ("Sachbearbeiter Beschaffung", "Sachbearbeiterin Beschaffung", "orderer", "einkauf"),
}
_FIRST = weighted(head=9, plant=3, workshop=4, dispatch=2, buying=2, fleet=2, machines=1)
_FIRST_OF_ONE_OWNER = weighted(owner=9, workshop=1)
_FIRST_OF_A_TOWN = weighted(yard=6, workshop=3, public_buying=3)
_FURTHER = weighted(
    workshop=7, foreman=4, dispatch=6, buying=6, buying_head=2, fleet=3, machines=2, upkeep=4, authorised=2, driver=5
)
_FURTHER += weighted(fitter=4, store=3, books=4, office=3)
_FURTHER_ON_SITES = _FURTHER + weighted(site=6, polier=4)
_BUILDING = frozenset({"construction", "earthworks", "demolition_recycling", "gardening", "rail", "quarry_mining"})
_OF_ONE_OWNER = frozenset({"einzel", "ek", "gbr"})


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a company, as both systems know them.

    number is the same everywhere and nobody else's; company is the number of the company; msto_id is None for who is
    only in the CRM; salutation is "mr" or "ms"; phone and mobile are E.164 or ""; decision_role is a key of the CRM's
    choices in small letters: "decider", "influencer", "orderer", "administration" or "user".
    """

    number: int
    company: int
    msto_id: str | None
    salutation: str
    title: str
    first_name: str
    last_name: str
    function: str
    phone: str
    mobile: str
    email: str
    is_main_contact: bool
    decision_role: str


def contacts_of(seed: int, company: Company, *, many: bool = False) -> tuple[Contact, ...]:
    """The contacts of a company, none to six: 1.5 on average, or 2.4 in a network where many people are known."""
    dice = Dice(seed, "contacts", company.number)
    count = dice.pick(_MANY if many else _COUNTS)
    has_main = dice.chance(85)
    return tuple(_contact(seed, company, place, has_main and place == 0) for place in range(count))


def _contact(seed: int, company: Company, place: int, is_main: bool) -> Contact:
    number = company.number * MOST + place
    dice = Dice(seed, "contact", number)
    key = dice.pick(_wheel(company, place))
    he, she, part, mailbox = _FUNCTIONS[key]
    man, first_name, last_name = _called(dice, company, key)
    title = dice.pick(("Dr.", "Dipl.-Ing.", "Dipl.-Ing. (FH)")) if part == "decider" and dice.chance(9) else ""
    return Contact(
        number=number,
        company=company.number,
        msto_id=str(_FIRST_ID + number) if company.msto_id and not dice.chance(_CRM_ONLY_PERCENT) else None,
        salutation="mr" if man else "ms",
        title=title,
        first_name=first_name,
        last_name=last_name,
        function=he if man else she,
        phone=_phone(dice, company),
        mobile=mobile(dice.roll(200)) if dice.chance(58) else "",
        email=_email(dice, company, first_name, last_name, mailbox),
        is_main_contact=is_main,
        decision_role=part,
    )


def _wheel(company: Company, place: int) -> tuple[str, ...]:
    """From which functions to pick: the first contact of a company mostly decides."""
    if place:
        return _FURTHER_ON_SITES if company.branch in _BUILDING else _FURTHER
    if company.branch == "municipal":
        return _FIRST_OF_A_TOWN
    return _FIRST_OF_ONE_OWNER if company.legal_form in _OF_ONE_OWNER else _FIRST


def _called(dice: Dice, company: Company, key: str) -> tuple[bool, str, str]:
    """Whether it is a man, first name, last name. Who decides often has the name that stands over the gate."""
    man = dice.chance(_MEN_PERCENT)
    first_name, last_name = dice.pick(MEN if man else WOMEN), dice.pick(FAMILIES)
    if company.parent is not None:
        return man, first_name, last_name
    words = company.name.split()
    if key == "owner" and words[0] in _ALL_FIRST_NAMES and words[1] in _ALL_FAMILIES:
        return words[0] in _ALL_MEN, words[0], words[1]
    if key in _OF_THE_FAMILY and dice.chance(_FAMILY_FIRM_PERCENT):
        last_name = next((word for word in words if word in _ALL_FAMILIES), last_name)
    return man, first_name, last_name


def _phone(dice: Dice, company: Company) -> str:
    luck = dice.roll(100)
    if luck < 22:
        return ""
    return company.phone if luck < 55 else land_line(AREAS[company.leading_centre].land, dice.roll(1000))


def _email(dice: Dice, company: Company, first_name: str, last_name: str, mailbox: str) -> str:
    """An address of their own, that of their department, or none."""
    site = company.email.partition("@")[2]
    luck = dice.roll(100)
    if luck < 18:
        return ""
    if luck < 34:
        return f"{mailbox}@{site}"
    first, last = web_name(first_name), web_name(last_name)
    return dice.pick((f"{first[0]}.{last}@{site}", f"{first}.{last}@{site}", f"{last}@{site}"))
