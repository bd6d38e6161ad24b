"""Writes what was measured as a page."""

import json
from datetime import date
from pathlib import Path
from typing import Any

Result = dict[str, Any]
MOST_QUERIES = 12
_FREE_QUERIES = {"save a company"}
_REASONS = Path(__file__).with_name("reasons.md")

_HEAD = """# Benchmarks

Written by `./revier bench` on {day}. With `--postgresql` PostgreSQL is measured, too; `--quick` only tries it out.

The network is the invented one of `revier.demo`, larger and with more people and more work in it. Times are of the
server alone: Django's test client, warm, {repetitions} repetitions, kinds of page and people taking turns. *raw* is the
dearest SELECT on the page's main table, sent once more by itself right after the page; *×* is the page's p50 divided by
it. *CPU* is what the process itself worked (p50): on a machine that others use, too, the steadier figure; SQLite's work
is part of it, that of PostgreSQL is not. *1 %*, *10 %* and *100 %* are relationship managers without a centre, let in
to local teams by dated exceptions; the last one is in all shared teams and is no administrator. Targets (p95): lists
and records 40 ms, search 50 ms, saving 60 ms; a page asks at most {most} queries, the same number every time.
"""


def read(path: Path) -> Result:
    """The result of one database."""
    result: Result = json.loads(path.read_text(encoding="utf-8"))
    return result


def missed(result: Result) -> list[str]:
    """The targets that were missed, in words."""
    found = []
    for case in result["cases"]:
        where = f"{case['kind']}, {case['viewer']}"
        if case["p95"] > case["target"]:
            found.append(f"{where}: p95 {case['p95']:.1f} ms instead of {case['target']} ms")
        if case["kind"] not in _FREE_QUERIES and max(case["queries"]) > MOST_QUERIES:
            found.append(f"{where}: {max(case['queries'])} queries instead of {MOST_QUERIES}")
    return found


def written(results: list[Result]) -> str:
    """The whole page."""
    head = _HEAD.format(day=date.today().isoformat(), repetitions=results[0]["repetitions"], most=MOST_QUERIES)
    reasons = _REASONS.read_text(encoding="utf-8") if _REASONS.exists() else ""
    return "\n".join([head, *(_section(result) for result in results), reasons]).rstrip() + "\n"


def _section(result: Result) -> str:
    machine, shares = result["machine"], result["shares"]
    records = ", ".join(f"{count:,} {name}" for name, count in sorted(result["records"].items(), key=lambda p: -p[1]))
    lines = [
        f"## {machine['database']}",
        "",
        f"{machine['cores']} cores, {machine['memory']} of memory, {machine['system']}, Python {machine['Python']}, "
        f"Django {machine['Django']}. Load average of the machine before and after: {result['load'][0]:.1f}, "
        f"{result['load'][1]:.1f}.",
        "",
        f"{records}; built: {result['built']}. Companies seen: "
        + ", ".join(f"“{name}” {share:.1f} %" for name, share in shares.items())
        + ".",
        "",
        "| page | person | p50 ms | p95 ms | target | CPU ms | raw ms | × | queries | bytes |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |",
        *(_row(case) for case in result["cases"]),
        "",
        *_rates(result["rate"]),
        "",
        *_verdict(missed(result)),
        "",
    ]
    return "\n".join(lines)


def _row(case: dict[str, Any]) -> str:
    raw = "" if case["raw"] is None else f"{case['raw']:.2f}"
    ratio = "" if not case["raw"] else f"{case['p50'] / case['raw']:.0f}"
    p95 = f"**{case['p95']:.1f}**" if case["p95"] > case["target"] else f"{case['p95']:.1f}"
    queries = "–".join(str(number) for number in sorted({min(case["queries"]), max(case["queries"])}))
    return (
        f"| {case['kind']} | {case['viewer']} | {case['p50']:.1f} | {p95} | {case['target']} | {case['cpu']:.1f} "
        f"| {raw} | {ratio} | {queries} | {case['bytes']:,} |"
    )


def _rates(rates: list[dict[str, Any]]) -> list[str]:
    return [
        "The list of companies over HTTP: a started server with two web processes, eight connections, at most twenty",
        "seconds or two thousand requests; client and server share the cores.",
        "",
        "| person | requests per second | p95 ms | requests |",
        "| --- | --: | --: | --: |",
        *(f"| {each['viewer']} | {each['per_second']} | {each['p95']} | {each['requests']} |" for each in rates),
    ]


def _verdict(found: list[str]) -> list[str]:
    return ["All targets are met."] if not found else ["Missed:", "", *(f"* {line}" for line in found)]
