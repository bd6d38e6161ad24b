"""A name says what it is."""

import re

from tests.sources import HOUSE, ROOT, files, short, written_tests

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "service", "services"}
SAYS_NOTHING |= {"handler", "handlers"}
# "user1", "test_user": a person of a test has a name, and a place in the network.
NOBODY = re.compile(r"\b(?:user_?\d+|test_?user|foo|bar|john_?doe)\b", re.IGNORECASE)


def _says_nothing(name):
    return name.strip("_").lower() in SAYS_NOTHING


def test_no_module_and_no_folder_has_a_name_that_says_nothing():
    paths = [*files(HOUSE, ".py", ".html"), *files(ROOT / "tests", ".py"), *files(ROOT / "frontend" / "src", ".js")]
    named = {path: [*path.parent.relative_to(ROOT).parts, path.stem] for path in paths}

    assert [short(path) for path, names in named.items() if any(_says_nothing(name) for name in names)] == []


def test_the_rule_would_notice():
    assert _says_nothing("utils")
    assert _says_nothing("_helpers")
    assert not _says_nothing("manage")
    assert NOBODY.search("make(User, username='user1')")


def test_people_in_tests_have_names():
    this = files(ROOT / "tests" / "architecture", "test_names.py")
    found = {short(path): NOBODY.findall(path.read_text()) for path in written_tests() if path not in this}

    assert {name: words for name, words in found.items() if words} == {}
