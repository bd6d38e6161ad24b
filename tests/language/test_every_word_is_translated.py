"""No visible word stands in a template or in a sentence of the product without going through the catalogue."""

import ast
import re

import pytest

from tests.sources import product, short, templates, tree

CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NOT_SHOWN = re.compile(r"<(script|style|svg)\b.*?</\1>|<!.*?>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r"\b(?:aria-label|title|placeholder|alt|aria-description)=\"([^\"]*)\"")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
TRANSLATED = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL)
ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"]*\"")
# Names, what is the same in every language, and two words that are values and no text.
NAMES = {"Revier", "MSTO", "ID", "Esc", "nbsp", "amp", "lt", "gt", "middot", "yes", "broad"}


def visible(text: str) -> list[str]:
    """The words of a template a person would see that no call of gettext has brought there."""
    text = CODE.sub(" ", TRANSLATED.sub(" ", text))
    spoken = " ".join(SPOKEN.findall(text))
    plain = ATTRIBUTE.sub(" ", TAG.sub(" ", NOT_SHOWN.sub(" ", text)))
    return [word for word in WORD.findall(f"{plain} {spoken}") if word not in NAMES]


@pytest.mark.parametrize("path", templates(), ids=short)
def test_every_word_of_a_template_is_translated(path):
    assert visible(path.read_text()) == []


@pytest.mark.parametrize("line", ["<p>Hello</p>", '<button aria-label="Close">x</button>', "<td>Keine</td>"])
def test_the_rule_would_notice(line):
    assert visible(line)


def test_code_is_no_word():
    assert visible('<p class="muted">{{ _("Hello") }}</p>{% if found.rows %}<br>{% endif %}') == []


def test_objections_and_labels_are_translated():
    """What a rule objects, and what a declaration is called, is a call of gettext and no bare text."""
    bare = [
        f"{short(path)}:{node.lineno}"
        for path in product()
        if "modules" in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _label(node) is not None
    ]

    assert bare == []


def _label(call: ast.Call) -> ast.Constant | None:
    """The label of a Problem, Section, View, Action or Panel, if it is a bare text."""
    place = {"Problem": 1, "View": 1, "Action": 1, "Panel": 1, "Section": 0}.get(call.func.id)
    if place is None or len(call.args) <= place:
        return None
    given = call.args[place]
    return given if isinstance(given, ast.Constant) and given.value else None
