"""The German of the screens: collected from the sources by `./revier manage messages`, compiled at the start.

Each module brings its own catalogue; everything else shares the one of the house. English needs none: the message ids
are English.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).parent.parent
LANGUAGE = "de"
_FILE = f"locale/{LANGUAGE}/LC_MESSAGES/django.po"
_OWN = ("modules", "integrations")
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def folders() -> list[Path]:
    """The folders that have a catalogue: the house, and each module and integration."""
    return [HOUSE, *sorted(path.parent for floor in _OWN for path in (HOUSE / floor).glob("*/__init__.py"))]


def file_of(folder: Path) -> Path:
    """The catalogue of a folder."""
    return folder / _FILE


def collected(folder: Path) -> Catalog:
    """The messages in the sources of a folder, without those of folders that have their own catalogue."""
    catalogue = Catalog(locale=LANGUAGE, project="Revier", charset="utf-8")
    catalogue.fuzzy = False
    for source in _sources(folder):
        for message, comments, context in _messages(source):
            catalogue.add(
                message, None, [(str(source.relative_to(folder)), 1)], auto_comments=comments, context=context
            )
    return catalogue


def _sources(folder: Path) -> list[Path]:
    others = [other for other in folders() if other != folder and folder in other.parents]
    found = [
        path for path in folder.rglob("*") if path.suffix in {".py", ".html", ".txt"} and "tests" not in path.parts
    ]
    return sorted(path for path in found if not any(other in path.parents for other in others))


def _messages(source: Path) -> Iterator[tuple[Any, list[str], str | None]]:
    method: Any = "python"
    if source.suffix != ".py":
        method = "jinja2.ext:babel_extract" if "jinja2" in source.parts else _from_django_template
    with source.open("rb") as stream:
        for _line, message, comments, context in extract(
            method, stream, keywords=_KEYWORDS, options={"silent": "false"}
        ):
            yield message, comments, context


def _from_django_template(stream: Any, keywords: Any, tags: Any, options: Any) -> Iterable[Any]:
    """Django's templates become Python first, the way Django itself does it."""
    return extract_python(BytesIO(templatize(stream.read().decode()).encode()), keywords, tags, {})


def known(folder: Path) -> Catalog:
    """The catalogue of a folder as it is on disk; empty when there is none."""
    file = file_of(folder)
    if not file.exists():
        return Catalog(locale=LANGUAGE)
    with file.open("rb") as stream:
        return read_po(stream, locale=LANGUAGE)


def update(folder: Path) -> Catalog:
    """Bring the catalogue of a folder up to date with its sources; translations that fit no longer are dropped."""
    catalogue = known(folder)
    catalogue.update(collected(folder), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if len(catalogue):
        file_of(folder).parent.mkdir(parents=True, exist_ok=True)
        with file_of(folder).open("wb") as out:
            write_po(out, catalogue, omit_header=True, sort_output=True, no_location=True, width=0)
    return catalogue


def compile_all() -> int:
    """Compile the catalogues that are newer than their compiled form; returns how many."""
    count = 0
    for source in (file_of(folder) for folder in folders()):
        compiled = source.with_suffix(".mo")
        if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
            with source.open("rb") as stream, compiled.open("wb") as out:
                write_mo(out, read_po(stream, locale=LANGUAGE))
            count += 1
    return count


if __name__ == "__main__":
    compile_all()
