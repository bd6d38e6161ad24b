"""What relationship managers write: results of calls, put together by dice from the building blocks in phrases.txt.

A block may hold words in braces that are filled in: {machine}, {der} ("Die Raupe"), {der_klein}, {den} and {am}
("an der Raupe") for a machine of the trade, {part}, {days}, {day}, {rival}, {amount}.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from revier.world.dice import Dice

_OPENING_PERCENT, _CLOSING_PERCENT = 55, 60
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
_PARTS = (
    "Schläuche am Ausleger",
    "Schläuche am Lenkzylinder",
    "Rücklaufleitung",
    "Saugschlauch",
    "Schlauchpaket am Greifer",
    "Drehdurchführung",
    "Schnellkuppler",
    "Hochdruckleitung an der Pumpe",
    "Schläuche am Stützfuß",
    "Leitungen am Fahrantrieb",
    "Bremsleitung",
    "Schlauch am Hammer",
)
# With their gender, as in "der", "die", "das".
_MACHINES = {
    "construction": "r Turmdrehkran|r Radlader|r Minibagger|e Betonpumpe|r Teleskoplader",
    "earthworks": "r Kettenbagger|r Mobilbagger|r Grader|e Raupe|s Bohrgerät|r Straßenfertiger",
    "demolition_recycling": "r Abbruchbagger|r Sortiergreifer|r Brecher|e Schrottschere|r Longfront-Bagger",
    "quarry_mining": "r Großlader|r Brecher|r Muldenkipper|e Siebanlage|r Bohrwagen",
    "waste": "r Absetzkipper|r Saugwagen|r Pressmüllwagen|r Abrollkipper|r Umschlagbagger",
    "agriculture": "r Häcksler|r Schlepper|s Güllefass|r Rübenroder|r Ladewagen",
    "forestry": "r Harvester|r Rückezug|r Holzhacker|r Forstkran",
    "gardening": "r Kompaktlader|r Minibagger|e Hubarbeitsbühne|r Häcksler",
    "transport": "r Ladekran|r Kipper|r Tieflader|e Ladebordwand|r Silozug",
    "crane_lift": "r Autokran|e Arbeitsbühne|r Teleskopmast|r 60-Tonner",
    "rental": "r Teleskoplader aus dem Mietpark|r Minibagger aus dem Mietpark|e Scherenbühne|r Radlader",
    "machine_dealer": "r Vorführbagger|r Kundenschlepper|r Gabelstapler|r Radlader",
    "mechanical": "e Presse|e Spritzgießmaschine|s Bearbeitungszentrum|r Prüfstand",
    "metal_steel": "e Abkantpresse|e Tafelschere|s Hydraulikaggregat|r Schmiedehammer|e Ofenkippbühne",
    "automotive": "e Hebebühne|r Abschleppwagen|e Reifenpresse|r Kipperaufbau",
    "municipal": "e Kehrmaschine|r Unimog|s Müllfahrzeug|r Mähausleger|s Winterdienstfahrzeug",
    "energy": "r Pitchantrieb|e Umrichterkühlung|r Bagger am Netzbau|r Feststoffdosierer",
    "chemistry": "e Presse|s Rührwerk|r Extruder|s Aggregat in Halle 3",
    "paper_wood": "e Gattersäge|r Rindenzieher|e Ballenpresse|r Stapler am Rundholzplatz",
    "food": "e Kartonpresse|r Hubtisch|r Stapler|e Kippstation",
    "port_ship": "r Umschlagkran|r Lukendeckel|e Ruderanlage|r Reachstacker",
    "rail": "r Zweiwegebagger|e Stopfmaschine|r Gleiskran|r Schotterpflug",
    "facility": "r Aufzug|e Hubbühne|s Tor an Rampe 4|s Räumfahrzeug",
    "other": "s Bohrgerät|s Aggregat|r Hubtisch|r Hochdruckreiniger",
}
_MACHINES_OF = {branch: tuple((name[0], name[2:]) for name in names.split("|")) for branch, names in _MACHINES.items()}
_ARTICLES = {"r": ("der", "den", "am"), "e": ("die", "die", "an der"), "s": ("das", "das", "am")}
# Two rivals are no firms, so they need an article after "von", "mit" and "bei".
_RIVALS = {
    "": "dem Händler vor Ort",
    "Werkstatt des Landmaschinenhändlers": "der Werkstatt des Landmaschinenhändlers",
    "Baumaschinenhändler vor Ort": "dem Baumaschinenhändler vor Ort",
    "eigene Schlauchpresse": "der eigenen Werkstatt",
}


@lru_cache
def blocks() -> Mapping[str, tuple[str, ...]]:
    """The building blocks by heading, as they stand in phrases.txt."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in files(__package__).joinpath("phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line:
            found.setdefault(heading, []).append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def result_of_call(dice: Dice, outcome: str, branch: str, rival: str) -> str:
    """What came of a call: one to three short sentences. outcome: a code of the calls, branch: a key of the world."""
    known = blocks()
    parts = [dice.pick(known[f"call {outcome}"])]
    if outcome != "NOT_REACHED":
        if dice.chance(_OPENING_PERCENT):
            parts.insert(0, dice.pick(known["opening"]))
        if dice.chance(_CLOSING_PERCENT):
            parts.append(dice.pick(known[f"closing {outcome}"] if f"closing {outcome}" in known else known["closing"]))
    return filled(dice, " ".join(parts), branch, rival)


def pick(dice: Dice, heading: str, branch: str = "other", rival: str = "") -> str:
    """One block of a heading, filled in."""
    return filled(dice, dice.pick(blocks()[heading]), branch, rival)


def filled(dice: Dice, text: str, branch: str, rival: str = "") -> str:
    """The text with its braces filled in."""
    if "{" not in text:
        return text
    gender, machine = dice.pick(_MACHINES_OF[branch])
    der, den, am = _ARTICLES[gender]
    return text.format(
        machine=machine,
        der=f"{der.capitalize()} {machine}",
        der_klein=f"{der} {machine}",
        den=f"{den} {machine}",
        am=f"{am} {machine}",
        part=dice.pick(_PARTS),
        days=2 + dice.roll(12),
        day=dice.pick(_DAYS),
        rival=_RIVALS.get(rival, rival),
        amount=f"{1 + dice.roll(24)}.{dice.roll(10)}00",
    )
