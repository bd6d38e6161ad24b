"""No third-party file is committed: what others made comes by lock file."""

import re

import pytest

from tests.sources import ROOT, committed, short

LARGEST = 200_000
MAY_BE_LARGE = {"uv.lock"}
PICTURES = ("docs/pictures/", "src/revier/static/icon.svg")
ENDINGS = {".woff", ".woff2", ".ttf", ".eot", ".mo", ".map", ".zip", ".gz", ".whl", ".sqlite3", ".jar", ".exe", ".so"}
PICTURE = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg", ".pdf"}
FOREIGN = re.compile(
    r"@license|@preserve|sourceMappingURL|\(c\)\s*(?:19|20)\d\d|Copyright\s+(?:\(c\)\s*)?(?:19|20)\d\d"
)
READABLE = {".py", ".js", ".mjs", ".css", ".html", ".txt", ".sql", ".sh"}


@pytest.fixture(scope="module")
def known():
    found = committed()
    if not found:
        pytest.skip("this is no git checkout")
    return found


def test_nothing_built_or_binary_is_committed(known):
    assert [short(path) for path in known if path.suffix in ENDINGS or ".min." in path.name] == []
    assert [short(path) for path in known if {"node_modules", "dist", "vendor", "__pycache__"} & set(path.parts)] == []


def test_pictures_stand_where_pictures_belong(known):
    assert [short(p) for p in known if p.suffix in PICTURE and not short(p).startswith(PICTURES)] == []


def test_no_file_is_too_large_to_be_our_own(known):
    large = {short(path): path.stat().st_size for path in known if path.stat().st_size > LARGEST}

    assert {
        name: size for name, size in large.items() if name not in MAY_BE_LARGE and not name.startswith(PICTURES)
    } == {}


def test_no_file_carries_the_mark_of_somebody_else(known):
    own = [path for path in known if path.suffix in READABLE and path.name != "test_foreign_files.py"]

    assert [short(path) for path in own if FOREIGN.search(path.read_text())] == []


def test_scripts_and_styles_are_written_to_be_read(known):
    long = [
        p for p in known if p.suffix in {".js", ".css", ".mjs"} and any(len(x) > 400 for x in p.read_text().split("\n"))
    ]

    assert [short(path) for path in long] == []


def test_no_foreign_files_are_loaded_at_run_time():
    package = (ROOT / "frontend" / "package.json").read_text()

    assert re.search(r'"htmx.org": "\d+\.\d+\.\d+"', package), "versions in package.json are exact"
