"""Colours come from the tokens only, and every pair of tokens can be read: recomputed from the style sheet itself."""

import re

import pytest

from tests.sources import FACE, HOUSE, files, short, templates

TOKENS = FACE / "css" / "tokens.css"
HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?![\w-])")
COLOUR_WORD = re.compile(r":[^;{}]*\b(?:rgba?|hsla?|oklch|white|black|red|green|blue|gr[ae]y)\b\(?")
THEMES = ("hell", "dunkel", "sonne")
TEXT, CONTROL = 4.5, 3.0
PLANES = ("bg", "canvas", "selected")

# (colour, ground, least contrast): the floors of the look.
PAIRS = [
    (name, plane, TEXT) for name in ("text", "muted", "subtle", "primary") for plane in (*PLANES, "sunken", "hover")
]
PAIRS += [("control", plane, CONTROL) for plane in (*PLANES, "sunken")]
PAIRS += [("focus", plane, CONTROL) for plane in PLANES]
PAIRS += [("on-primary", "primary", TEXT), ("on-primary", "primary-hover", TEXT), ("primary-hover", "bg", TEXT)]
PAIRS += [(name, ground, TEXT) for name in ("success", "warning", "danger", "info") for ground in ("bg", f"{name}-bg")]
MODULES = ("companies", "contacts", "calls", "tasks", "notes")
# Hues of modules are edges and icons; only where text may carry them, too, they have the floor of text.
HUES = [(f"module-{name}", plane) for name in MODULES for plane in ("bg", "selected")]


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme: the pairs of :root, and what the theme says itself."""
    css = TOKENS.read_text()
    found = {}
    for name, light, dark in re.findall(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)", css):
        found[name] = dark if theme == "dunkel" else light
    own = re.search(rf'\[data-theme="{theme}"\]\s*{{(.*?)}}', css, re.DOTALL)
    found.update(re.findall(r"--([\w-]+):\s*(#\w+)", own.group(1) if own else ""))
    return found


def contrast(one: str, other: str) -> float:
    """WCAG 2: between 1 and 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_tokens_can_be_read(theme):
    known = tokens(theme)
    pairs = [*PAIRS, *((hue, plane, CONTROL if theme == "sonne" else TEXT) for hue, plane in HUES)]
    found = {(colour, ground): contrast(known[colour], known[ground]) for colour, ground, _least in pairs}

    assert [(c, g, round(found[c, g], 2)) for c, g, least in pairs if found[c, g] < least] == []


def test_in_the_sun_text_has_at_least_9():
    known = tokens("sonne")

    assert all(contrast(known[name], known["bg"]) >= 9 for name in ("text", "muted", "primary", "success", "danger"))


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_colours_are_named_in_the_tokens_only():
    sheets = [path for path in files(FACE, ".css", ".js") if path != TOKENS]
    found = {short(path): _colours(path.read_text()) for path in [*sheets, *templates(), *files(HOUSE, ".py")]}

    assert {name: colours for name, colours in found.items() if colours and "tests" not in name} == {}


def _colours(text: str) -> list[str]:
    # An address ("#inhalt") and a Python comment are no colours.
    return [each for each in HEX.findall(re.sub(r"href=\"#[^\"]*\"", "", text)) if re.search(r"\d", each)]


def test_style_sheets_name_no_colour_by_a_word():
    sheets = [path for path in files(FACE, ".css") if path != TOKENS]
    # A mask knows only how much is seen, not in which colour.
    found = {short(path): COLOUR_WORD.findall(re.sub(r"mask[\w-]*:[^;}]*", "", path.read_text())) for path in sheets}

    assert {name: words for name, words in found.items() if words} == {}


def test_every_token_that_is_used_exists():
    declared = set(re.findall(r"(--[\w-]+)\s*:", "".join(path.read_text() for path in files(FACE, ".css"))))
    used = {name for path in files(FACE, ".css", ".js") for name in re.findall(r"var\((--[\w-]+)\)", path.read_text())}

    assert used - declared == set()
