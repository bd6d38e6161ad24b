"""Every name somebody builds with is explained, and nothing is explained that does not exist."""

import re
from typing import ClassVar, get_origin, get_type_hints

import pytest

from revier import kit
from revier.config import commands
from revier.config.environment import VARIABLES
from revier.kernel.schema import actions, fields, layout
from revier.kernel.schema.module import Module
from revier.kit import testing
from tests.sources import HOUSE, ROOT

from . import tables

DOCS = ROOT / "docs"
# Words of the entry script itself; the others are revier.config.commands.COMMANDS.
SCRIPT = {"test", "check", "bench", "build"}


def text(name):
    return (DOCS / name).read_text()


def explained(name):
    """The names that have a row or a heading of their own in a document: | `Name` | or ### `Name`."""
    return set(re.findall(r"^(?:\| |#+ )`([\w.]+)`", text(name), re.MULTILINE))


def test_every_name_of_the_kit_is_explained():
    assert explained("kit.md") == {*kit.__all__, *(f"testing.{name}" for name in testing.__all__)}


def test_every_kind_of_field_is_explained():
    kinds = {f"fields.{name}" for name in fields.__all__ if name not in {"Writer", "Key"}}

    assert explained("fields.md") - {"fields.Key"} == kinds


def test_every_word_of_a_module_is_explained():
    said = {name for name, hint in get_type_hints(Module).items() if get_origin(hint) is ClassVar}

    words = text("module.md").split("## Every word")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([\w.]+)`", words, re.MULTILINE)) == said


@pytest.mark.parametrize("declared", [actions.Action, layout.View, layout.Panel], ids=lambda each: each.__name__)
def test_every_part_of_a_declaration_is_explained(declared):
    missing = [name for name in declared.__dataclass_fields__ if f"`{name}`" not in text("module.md")]

    assert missing == []


def test_every_setting_is_explained():
    known = {f"REVIER_{variable.name}" for variable in VARIABLES}
    told = set(re.findall(r"REVIER_[A-Z_]+[A-Z]", text("settings.md")))

    assert told == known


def test_no_document_names_a_setting_that_does_not_exist():
    known = {f"REVIER_{variable.name}" for variable in VARIABLES} | {"REVIER_TEST_DATABASE", "REVIER_TEST_POSTGRESQL"}
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    told = {name for each in documents for name in re.findall(r"REVIER_[A-Z_]*[A-Z]", each.read_text())}

    assert told - known == set()


def own_management_commands():
    return {path.stem for path in HOUSE.rglob("management/commands/*.py") if not path.stem.startswith("_")}


def test_every_command_is_explained():
    own = set(re.findall(r"^\| `\./revier ([a-z-]+)", text("commands.md"), re.MULTILINE))
    of_django = set(re.findall(r"^\| `\./revier manage ([a-z-]+)", text("commands.md"), re.MULTILINE))

    assert own == {*commands.COMMANDS, *SCRIPT}
    assert of_django >= own_management_commands()


def test_the_script_knows_its_own_words():
    script = (ROOT / "revier").read_text()

    assert {word for word in SCRIPT if re.search(rf"^  {word}\)", script, re.MULTILINE)} == SCRIPT


def test_no_document_names_a_command_that_does_not_exist():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    told = {name for each in documents for name in re.findall(r"\./revier ([a-z][a-z-]*)", each.read_text())}

    assert told - {*commands.COMMANDS, *SCRIPT} == set()


def test_every_module_is_listed():
    listed = {line.split("`")[1] for line in tables.places(DOCS / "house.md")["modules"].splitlines()[2:]}

    assert listed == {path.parent.name for path in (HOUSE / "modules").glob("*/module.py")}
