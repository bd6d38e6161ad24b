"""The catalogues: everything the sources say is there, in German, and nothing that they no longer say."""

import re
from collections import defaultdict

import pytest

from revier.config import catalogues
from tests.sources import HOUSE, short

FOLDERS = {folder.name: folder for folder in catalogues.folders()}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages(catalogue):
    """(context, msgid) → message, without the header."""
    return {(message.context, _id(message)): message for message in catalogue if message.id}


def _id(message):
    return message.id if isinstance(message.id, str) else message.id[0]


def strings(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_catalogue_has_what_the_sources_say(name):
    said = messages(catalogues.collected(FOLDERS[name]))
    known = messages(catalogues.known(FOLDERS[name]))

    assert said.keys() - known.keys() == set(), "./revier manage messages"
    assert known.keys() - said.keys() == set(), "./revier manage messages drops what nobody says any more"


@pytest.mark.parametrize("name", FOLDERS)
def test_german_is_complete(name):
    known = messages(catalogues.known(FOLDERS[name]))

    assert [key for key, message in known.items() if not all(strings(message))] == []
    assert [key for key, message in known.items() if message.fuzzy] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_german_has_the_same_placeholders(name):
    different = []
    for key, message in messages(catalogues.known(FOLDERS[name])).items():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        wanted = set(PLACEHOLDER.findall(" ".join(ids)))
        different += [key for string in strings(message) if not set(PLACEHOLDER.findall(string)) <= wanted]
        different += [key for string in strings(message)[-1:] if set(PLACEHOLDER.findall(string)) != wanted]

    assert different == []


@pytest.mark.parametrize("name", FOLDERS)
def test_german_begins_and_ends_like_the_english(name):
    """Line breaks at the ends matter in mails; a sentence stays a sentence, a button stays without a full stop."""
    different = []
    for key, message in messages(catalogues.known(FOLDERS[name])).items():
        for string in strings(message):
            english = message.id if isinstance(message.id, str) else message.id[-1]
            same = english.endswith("\n") == string.endswith("\n") and english[:1].isspace() == string[:1].isspace()
            if not same or english.rstrip().endswith("?") != string.rstrip().endswith("?"):
                different.append(key)

    assert different == []


def test_the_same_english_is_the_same_german_everywhere():
    """Django lays all catalogues into one: two translations of one text would be a matter of luck. Give a context."""
    told = defaultdict(set)
    for folder in FOLDERS.values():
        for key, message in messages(catalogues.known(folder)).items():
            told[key].add(tuple(strings(message)))

    assert {key: german for key, german in told.items() if len(german) > 1} == {}


def test_every_folder_that_speaks_has_a_catalogue():
    silent = [short(f) for f in FOLDERS.values() if len(catalogues.collected(f)) and not catalogues.file_of(f).exists()]

    assert silent == []


def test_no_catalogue_lies_where_nobody_reads_it():
    read = {catalogues.file_of(folder) for folder in FOLDERS.values()}

    assert [short(path) for path in HOUSE.rglob("*.po") if path not in read] == []


def test_compiled_catalogues_speak():
    """What Django says in the end, for a word of the house and one of a module."""
    from django.utils.translation import gettext, ngettext, override  # noqa: PLC0415 - after the catalogues are there

    catalogues.compile_all()
    with override("de"):
        assert gettext("Assigned to") == "Zugewiesen an"
        assert gettext("Last order on") == "Letzter Auftrag am"
        assert ngettext("%(num)s day", "%(num)s days", 1) == "%(num)s Tag"
