"""Rules are pure and yield: they write nothing, ask no clock, and know no request."""

import ast
from textwrap import dedent

import pytest

from tests.sources import HOUSE, files, imports, short, tree

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES |= {"act", "restore", "change_many", "enqueue", "send_mail", "write_text", "execute"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic"}
# Fine with a moment, the clock without one: timezone.localdate(change.at).
CLOCKS_WITHOUT_A_MOMENT = {"localdate", "localtime"}
FOREIGN = ("django.http", "django.core.mail", "revier.kernel", "random", "secrets", "time", "os", "subprocess")
FOREIGN += (
    "revier.kit.records",
    "revier.kit.load",
    "revier.kit.change_sets",
    "revier.kit.read",
    "django.db.connection",
)
KINDS = {"derive", "check", "follow"}


def objections(parsed: ast.Module) -> list[str]:
    """What is not pure in a file of rules."""
    found = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            own = isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Dict | ast.Set)
            if name in WRITES and not own:
                found.append(f"line {node.lineno}: {name}() writes")
            if name in CLOCKS or (name in CLOCKS_WITHOUT_A_MOMENT and not node.args):
                found.append(f"line {node.lineno}: {name}() asks the clock")
        if isinstance(node, ast.Name | ast.arg) and "request" in (getattr(node, "id", ""), getattr(node, "arg", "")):
            found.append(f"line {node.lineno}: knows a request")
        if isinstance(node, ast.FunctionDef) and _is_rule(node) and [arg.arg for arg in node.args.args] != ["change"]:
            found.append(f"line {node.lineno}: {node.name} takes more than a change")
    return found


def _is_rule(node: ast.FunctionDef) -> bool:
    called = [each.func for each in node.decorator_list if isinstance(each, ast.Call)]
    return any(isinstance(each, ast.Name) and each.id in KINDS for each in called)


RULES = [path for path in files(HOUSE, "rules.py") if path.parent.parent.name in {"modules", "integrations"}]


@pytest.mark.parametrize("path", RULES, ids=short)
def test_rules_are_pure(path):
    foreign = [name for name in imports(path) if any(name == each or name.startswith(f"{each}.") for each in FOREIGN)]

    assert objections(tree(path)) == []
    assert foreign == []


def test_there_are_rules():
    assert len(RULES) >= 5


@pytest.mark.parametrize(
    "line",
    [
        "change.new.save()",
        "Call.objects.unrestricted('why').update(status='HELD')",
        "change.new.starts_at = timezone.now()",
        "day = date.today()",
        "day = timezone.localdate()",
        "who = request.user",
        "records.create(change.new)",
    ],
)
def test_the_rule_would_notice(line):
    planted = f"""
        @derive("status")
        def something(change):
            {line}
    """

    assert objections(ast.parse(dedent(planted)))


def test_a_moment_that_was_handed_in_is_no_clock():
    assert objections(ast.parse("day = timezone.localdate(change.at)")) == []
