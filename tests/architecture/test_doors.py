"""The doors that must stay closed: raw SQL, the manager without visibility, writing past the path."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.sources import product, short, tree

# Where SQL may be written by hand, and why it cannot be asked through the ORM.
RAW = {
    "src/revier/kernel/directory/words.py": "the full-text index is no table of the ORM",
    "src/revier/kernel/outbox/put.py": "an advisory lock",
    "src/revier/kit/testing/refused.py": "reads every table to prove that none differs",
    "src/revier/kernel/web/views/health.py": "asks whether the database answers at all",
}
# Who may use the manager that shows all rows: the gate itself.
PLAIN = "src/revier/kernel/records/"
# The bulk demo network is loaded past the rules: docs/decisions/0007.
DEMO = "src/revier/demo/"


def attributes(path: Path) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute))


def raw_sql(path: Path) -> list[int]:
    """The lines that speak SQL to Django's connection."""
    lines = [node.lineno for node in attributes(path) if _is_cursor(node) or node.attr in {"raw", "extra"}]
    return lines + [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Name) and n.id == "RawSQL"]


def _is_cursor(node: ast.Attribute) -> bool:
    if node.attr not in {"cursor", "execute", "executemany"}:
        return False
    base = node.value.value if isinstance(node.value, ast.Subscript) else node.value
    return isinstance(base, ast.Name) and base.id in {"connection", "connections", "cursor"}


def test_sql_is_written_by_hand_in_few_places_only():
    allowed = {*RAW, "src/revier/kernel/records/queryset.py"}  # which refuses .raw()
    allowed |= {short(path) for path in product() if short(path).startswith(f"{DEMO}bulk_")}
    house = [path for path in product() if "order_system" not in path.parts]  # a program of its own, without Django

    assert [short(path) for path in house if raw_sql(path) and short(path) not in allowed] == []


def test_only_the_gate_uses_the_manager_that_shows_all_rows():
    users = {short(path) for path in product() for node in attributes(path) if _is_plain(node)}

    assert {name for name in users if not name.startswith((PLAIN, DEMO))} == set()


def _is_plain(node: ast.Attribute) -> bool:
    """Model.plain, and Django's names for the same; text.plain() is something else."""
    if node.attr in {"_base_manager", "_default_manager"}:
        return True
    if node.attr != "plain":
        return False
    return not (isinstance(node.value, ast.Name) and node.value.id in {"text", "self", "asked"})


def test_only_the_gate_opens_the_door_to_writing():
    openers = {
        short(path)
        for path in product()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith("gate")
        and {"writing", "asking_everybody"} & {alias.name for alias in node.names}
    }

    assert {name for name in openers if not name.startswith((PLAIN, DEMO))} == set()


def test_whoever_asks_about_everybody_says_why():
    silent = [
        f"{short(path)}:{node.lineno}"
        for path in product()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "unrestricted"
        and not (node.args and _is_reason(node.args[0]))
    ]

    assert silent == []


def _is_reason(node: ast.expr) -> bool:
    """A sentence, or the name of a constant that is one."""
    if isinstance(node, ast.Name):
        return node.id.isupper()
    return isinstance(node, ast.Constant) and len(str(node.value)) > 10


def test_the_rule_would_notice(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text('with connection.cursor() as c:\n    c.execute("SELECT 1")\nCompany.plain.all()\n')

    assert raw_sql(planted) == [1]
    assert any(_is_plain(node) for node in attributes(planted))
