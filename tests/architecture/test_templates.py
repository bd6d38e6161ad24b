"""Templates: nothing the content security policy would forbid, and overrides that fill a block that exists."""

import re
from pathlib import Path

import pytest
from jinja2 import nodes

from revier.kernel.web.environment import environment
from tests.sources import FACE, HOUSE, files, short, templates

FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"hx-on|hx-vars|hx-vals=['\"]?js:|hx-headers=['\"]?js:", re.IGNORECASE),
    "javascript:": re.compile(r"javascript:", re.IGNORECASE),
    "a foreign address": re.compile(r"(?:src|href)=[\"']https?://", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+(?:false|off)", re.IGNORECASE),
}
JINJA = [path for path in templates() if "jinja2" in path.parts]
ROOT_OF_ALL = {"shell/base.html"}


def name_of(path: Path) -> str:
    """The name by which a template is known."""
    return Path(*path.parts[path.parts.index("jinja2") + 1 :]).as_posix()


KNOWN = {name_of(path): path for path in JINJA}


def parsed(path: Path) -> nodes.Template:
    return environment().parse(path.read_text())


def blocks(path: Path) -> set[str]:
    return {block.name for block in parsed(path).find_all(nodes.Block)}


def parent(path: Path) -> str:
    """The template it extends, or ""."""
    found = next(iter(parsed(path).find_all(nodes.Extends)), None)
    return found.template.value if found is not None else ""


def known_blocks(name: str) -> set[str]:
    """The blocks of a template and of all it extends."""
    own = blocks(KNOWN[name])
    above = parent(KNOWN[name])
    return own | (known_blocks(above) if above else set())


@pytest.mark.parametrize("path", templates(), ids=short)
def test_a_template_needs_no_exception_from_the_content_security_policy(path):
    text = path.read_text()

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert()</script>",
        '<p style="color: red">',
        '<button onclick="go()">',
        '<div hx-on:click="go()">',
        '<a href="javascript:go()">',
        "{{ text | safe }}",
        '<img src="https://elsewhere.example/x.png">',
    ],
)
def test_the_rule_would_notice(line):
    assert any(pattern.search(line) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", JINJA, ids=short)
def test_a_template_extends_a_known_one_and_fills_blocks_it_knows(path):
    above = parent(path)
    if not above:
        return  # a piece, or a page of its own: the next test looks at those
    assert above in KNOWN
    if not path.is_relative_to(HOUSE / "modules"):
        return
    # A module overrides a part of a page; a block nobody calls would be silently lost.
    assert blocks(path) <= known_blocks(above)


def test_every_page_hangs_on_the_shell():
    pages = {name for name, path in KNOWN.items() if name.split("/")[0] in {"records", "start"} and parent(path)}

    assert {name for name in pages if not _hangs_on_the_shell(name)} == set()


def _hangs_on_the_shell(name: str) -> bool:
    above = parent(KNOWN[name])
    return name in ROOT_OF_ALL or bool(above and _hangs_on_the_shell(above))


def test_templates_of_a_module_stand_in_a_folder_of_its_name():
    foreign = [
        short(path)
        for path in JINJA
        if path.is_relative_to(HOUSE / "modules")
        and name_of(path).split("/")[0] != path.parts[path.parts.index("modules") + 1]
    ]

    assert foreign == []


def test_scripts_use_no_eval_and_no_inline_style():
    patterns = [
        r"\beval\(",
        r"new Function\(",
        r"\.style\.",
        r"setAttribute\([\"']style",
        r"innerHTML\s*=",
        r"document\.write",
    ]
    found = {short(path): [p for p in patterns if re.search(p, path.read_text())] for path in files(FACE, ".js")}

    assert {name: what for name, what in found.items() if what} == {}
