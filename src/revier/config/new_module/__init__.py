"""./revier new-module NAME: writes the folder of a module that works, to be grown from there."""

import argparse
import keyword
import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

from revier.base.text import sort_key

from ..environment import BadSetting

MODULES = Path(__file__).parent.parent.parent / "modules"
_PATTERN = Path(__file__).parent / "pattern"
_ENDING = ".pattern"


def main(arguments: Sequence[str]) -> None:
    """Write the folder, and say what comes next."""
    parser = argparse.ArgumentParser(prog="./revier new-module", description="Legt den Ordner eines neuen Moduls an.")
    parser.add_argument("name", help="englischer Name in der Mehrzahl, klein geschrieben: visits")
    parser.add_argument("one", nargs="?", default="", help="ein Datensatz auf Deutsch: Besuch")
    parser.add_argument("many", nargs="?", default="", help="mehrere auf Deutsch: Besuche")
    given = parser.parse_args(arguments)
    folder = write(MODULES, given.name, given.one, given.many)
    print(_told(given.name, folder))


def write(modules: Path, name: str, one: str = "", many: str = "") -> Path:
    """The new folder of this module, below the folder of all modules. Raises BadSetting for a name that cannot be."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise BadSetting(
            f"„{name}“ kann kein Modul heißen: Es braucht ein englisches Wort in Kleinbuchstaben, wie visits."
        )
    folder = modules / name
    if folder.exists():
        raise BadSetting(f"Das Modul „{name}“ gibt es schon: {folder}.")
    words = _words(name, one, many)
    for source in sorted(_PATTERN.rglob(f"*{_ENDING}")):
        target = folder / Template(str(source.relative_to(_PATTERN)).removesuffix(_ENDING)).substitute(words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(source.read_text()).substitute(words))
    return folder


def _words(name: str, one: str, many: str) -> dict[str, str]:
    single = _single(name)
    classes = {"Many": _joined(name), "One": _joined(single)}
    if classes["Many"] == classes["One"]:
        classes["Many"] += "Module"
    german_one, german_many = one or classes["One"], many or one or _joined(name)
    path = re.sub(r"[^a-z0-9]+", "-", sort_key(german_many.replace("ß", "ss"))).strip("-")
    english = {"English": single.replace("_", " ").capitalize(), "Englishes": name.replace("_", " ").capitalize()}
    german = {"German": german_one, "Germans": german_many, "path": path}
    return {
        "name": name,
        "plain": name.replace("_", " "),
        "prefix": name[:10].rstrip("_"),
        **classes,
        **english,
        **german,
    }


def _single(name: str) -> str:
    """visits → visit, activities → activity, boxes → box; what is no plural stays."""
    for plural, single in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss")):
        if name.endswith(plural):
            return name.removesuffix(plural) + single
    return name.removesuffix("s")


def _joined(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _told(name: str, folder: Path) -> str:
    return f"""Das Modul „{name}“ liegt in {folder}.

So geht es weiter:
  1. Felder in models.py eintragen, dann: ./revier manage makemigrations {name}
  2. Spalten und Aufteilung der Seite in module.py
  3. Eine Regel in rules.py und ihren Satz in tests/, wenn es eine gibt
  4. ./revier manage messages, dann die deutschen Wörter in locale/de/LC_MESSAGES/django.po
  5. Das Wortpaar in docs/words.md, und die Rechte in docs/permissions.md
  6. ./revier check"""
