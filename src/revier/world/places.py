"""Where things are: the towns around each centre, streets, and telephone numbers nobody has.

Telephone numbers come only from the ranges the Bundesnetzagentur keeps free for film and fiction.
"""

from dataclasses import dataclass
from importlib.resources import files

from .dice import Dice

LAND_LINES = {  # area code and prefix of the reserved ranges, each with 000 to 999 behind it
    "north": "+494066969",
    "east": "+493023125",
    "west": "+492214710",
    "middle": "+496990009",
    "south": "+498999998",
}
MOBILES = ("+4917139200", "+49176040690")  # each with 00 to 99 behind it

_REGIONS = {
    "north": "HB HH MV NI SH",
    "east": "BB BE SN ST TH",
    "west": "NW",
    "middle": "HE RP SL",
    "south": "BW BY",
}
_REGION_OF = {land: region for region, lands in _REGIONS.items() for land in lands.split()}

_STREETS = tuple(
    """
    Industriestraße|Gewerbestraße|Hauptstraße|Bahnhofstraße|Dorfstraße|Am Güterbahnhof|Am Bahndamm|Am Hafen|Hafenstraße
    Zum Steinbruch|Am Kieswerk|Ziegeleiweg|Sandkamp|Am Gewerbepark|Im Gewerbegebiet|Werkstraße|Mühlenweg|Mühlenstraße
    Zur Alten Molkerei|Raiffeisenstraße|Siemensstraße|Dieselstraße|Daimlerstraße|Robert-Koch-Straße|Max-Planck-Straße
    Otto-Hahn-Straße|Carl-Zeiss-Straße|Borsigstraße|Röntgenstraße|Benzstraße|Ottostraße|Zeppelinstraße|Lindenstraße
    Birkenweg|Eichenallee|Buchenweg|Kastanienallee|Ahornweg|Erlenweg|Am Waldrand|Forstweg|Försterweg|Moorweg|Moordamm
    Deichstraße|Am Deich|Uferstraße|Schleusenweg|Am Kanal|Kanalstraße|Brückenstraße|Am Wehr|Wiesenweg|Feldstraße
    Heideweg|Ackerstraße|Kirchweg|Schulstraße|Marktstraße|Poststraße|Amtsweg|Bürgermeister-Smidt-Straße|Lange Straße
    Breite Straße|Kurze Straße|Neue Straße|Alte Heerstraße|Alte Poststraße|Am Bauhof|Am Wasserwerk|Am Klärwerk
    Zum Umspannwerk|Am Alten Flugplatz|Kasernenstraße|Auf der Höhe|Am Sportplatz|Im Winkel|Am Anger|Am Rondell
    Oststraße|Weststraße|Nordring|Südring|Ringstraße|Rudolf-Diesel-Straße|Justus-von-Liebig-Straße|Gottlieb-Daimler-Ring
    Gießereistraße|Hüttenstraße|Schmiedeweg|Bergstraße|Grubenweg|Zechenstraße|Schachtstraße|Steinweg|Kalkofenweg
    Lerchenweg|Finkenstraße|Reiherstraße|Storchenweg|Hirschweg|Bremer Straße|Hamburger Straße|Berliner Straße
    Münchener Straße|Kölner Straße|Leipziger Straße|Dresdner Straße|Am Speicher|Speicherstraße|Werftstraße|Kaiweg
    """.replace("\n", "|").split("|")
)
STREETS = tuple(name.strip() for name in _STREETS if name.strip())
_LETTERS = ("", "", "", "", "", "", "", "a", "b", "c")


@dataclass(frozen=True, slots=True)
class Town:
    """A real town with one of its postcodes."""

    zip: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """What one centre looks after: its own town first, then the towns around it.

    land is the two-letter code of the centre's federal state, as the holidays package knows it.
    """

    short: str
    land: str
    towns: tuple[Town, ...]


def _read_areas() -> tuple[Area, ...]:
    lines = files(__package__).joinpath("towns.txt").read_text(encoding="utf-8").splitlines()
    areas = []
    for head, around in zip(lines[::2], lines[1::2], strict=True):
        short, land, own = head.split(" ", 2)
        places = [own, *around.strip().split("; ")]
        areas.append(Area(short, land, tuple(Town(*place.split(" ", 1)) for place in places)))
    return tuple(areas)


AREAS = _read_areas()


def street(dice: Dice) -> str:
    """A street with a house number, for example "Industriestraße 14" or "An der B 75 12a"."""
    name = f"An der B {1 + dice.roll(470)}" if dice.chance(3) else dice.pick(STREETS)
    return f"{name} {1 + dice.roll(120)}{dice.pick(_LETTERS)}"


def land_line(land: str, number: int) -> str:
    """The fictitious land line of that number (any int, taken modulo 1000) in a federal state, in E.164."""
    return f"{LAND_LINES[_REGION_OF[land]]}{number % 1000:03d}"


def mobile(number: int) -> str:
    """The fictitious mobile of that number (any int, taken modulo 200), in E.164."""
    return f"{MOBILES[number // 100 % 2]}{number % 100:02d}"
