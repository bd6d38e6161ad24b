"""./revier bench: measures each database in a process of its own, then writes docs/benchmarks.md."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bench import report

COMPANIES, QUICK_COMPANIES = 250_000, 21_000


def main() -> int:
    """Measure and report; the exit code is 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="./revier bench", description=__doc__)
    parser.add_argument("--companies", type=int, help=f"how many companies (default {COMPANIES:,})")
    parser.add_argument("--postgresql", action="store_true", help="measure an embedded PostgreSQL, too")
    parser.add_argument("--quick", action="store_true", help="a small network, few repetitions, nothing written")
    options = parser.parse_args()
    companies = options.companies or (QUICK_COMPANIES if options.quick else COMPANIES)
    folder = Path(os.environ.get("REVIER_DATA") or "data/bench").resolve()
    engines = ["sqlite", "postgresql"] if options.postgresql else ["sqlite"]
    results = [_measured(engine, folder / f"{engine}-{companies}", companies, options.quick) for engine in engines]
    text = report.written(results)
    if options.quick:
        sys.stdout.write(text)
    else:
        Path("docs/benchmarks.md").write_text(text, encoding="utf-8")
        sys.stdout.write("Written: docs/benchmarks.md\n")
    return 1 if any(report.missed(result) for result in results) else 0


def _measured(engine: str, folder: Path, companies: int, quick: bool) -> report.Result:
    """The result of one database, measured by a process that knows no other one."""
    folder.mkdir(parents=True, exist_ok=True)
    into = folder / "result.json"
    command = [sys.executable, "-m", "bench.run", engine, str(folder), str(companies), str(into)]
    subprocess.run([*command, "quick"] if quick else command, check=True)
    return report.read(into)


if __name__ == "__main__":
    sys.exit(main())
