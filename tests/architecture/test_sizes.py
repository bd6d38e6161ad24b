"""Small is a rule: ceilings that fail, for files of every kind; functions are measured by ruff."""

import tomllib

from tests.sources import FACE, ROOT, files, product, short, templates, written_tests

PYTHON, PYTHON_OF_TESTS, TEMPLATE, ELEMENT = 250, 400, 120, 100


def _longer(paths, ceiling):
    sizes = {short(path): len(path.read_text().splitlines()) for path in paths}
    return {name: size for name, size in sizes.items() if size > ceiling}


def test_a_file_of_the_product_has_at_most_250_lines():
    assert _longer(product(), PYTHON) == {}


def test_a_file_of_tests_has_at_most_400_lines():
    assert _longer(written_tests(), PYTHON_OF_TESTS) == {}


def test_a_template_has_at_most_120_lines():
    assert _longer(templates(), TEMPLATE) == {}


def test_a_custom_element_has_at_most_100_lines():
    elements = files(FACE / "elements", ".js")

    assert elements
    assert _longer(elements, ELEMENT) == {}


def test_ruff_keeps_functions_small():
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]

    assert {"C901", "PLR0915"} <= set(ruff["select"])
    assert ruff["mccabe"]["max-complexity"] <= 8
    assert ruff["pylint"]["max-statements"] <= 25
