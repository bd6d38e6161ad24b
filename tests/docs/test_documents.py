"""Documents lead to what exists, and decisions have the shape of a decision."""

import re

import pytest

from tests.sources import HOUSE, ROOT, short

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
# `kernel/records/write.py`, `docs/words.md`, `modules/calls`: a path is looked for in the places people mean.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|html|css|js|toml|sh|po))`")
PLACES = (
    ROOT,
    HOUSE,
    ROOT / "frontend",
    ROOT / "frontend" / "src",
    HOUSE / "kernel" / "web" / "jinja2",
    HOUSE / "kernel",
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_links_lead_somewhere(document):
    targets = LINK.findall(document.read_text())

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_paths_exist(document):
    paths = {path for path in PATH.findall(document.read_text()) if "visits" not in path and "<" not in path}

    assert {path for path in paths if not any((place / path).exists() for place in PLACES)} == set()


@pytest.mark.parametrize("decision", DECISIONS, ids=short)
def test_a_decision_is_a_page_with_its_price(decision):
    text = decision.read_text()
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)

    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", decision.name)
    assert re.match(r"# \d{4} · .+\n\n\d{4}-\d{2}-\d{2}\n", text), "number, title, date"
    assert decision.name[:4] in text.splitlines()[0]
    assert [head for head in ("Context", "Decision", "Price") if head not in heads] == []
    assert len(text.splitlines()) <= 60, "one page"


def test_decisions_are_numbered_without_a_gap():
    assert [int(each.name[:4]) for each in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_decision_is_listed():
    listed = re.findall(r"decisions/(\d{4}-[\w-]+\.md)", (ROOT / "docs" / "house.md").read_text())

    assert sorted(set(listed)) == [each.name for each in DECISIONS]


def test_the_readme_begins_with_the_two_commands():
    first_screen = (ROOT / "README.md").read_text().splitlines()[:25]

    assert any("./revier run" in line for line in first_screen)
    assert any("./revier test" in line for line in first_screen)


def test_the_licence_is_the_one_that_is_named():
    named = (ROOT / "pyproject.toml").read_text()

    assert 'license = "AGPL-3.0-or-later"' in named
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text()


def test_continuous_integration_has_the_two_steps_and_no_other():
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]

    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "./revier check", "./revier test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_documents_are_plain(document):
    text = document.read_text()

    assert "lorem" not in text.lower()
    assert re.findall(r"\b(?:TODO|FIXME|TBD|XXX)\b", text) == []
    assert max(len(line) for line in text.splitlines() or [""] if not line.startswith(("|", "["))) < 600
