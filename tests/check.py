"""./revier check: everything that can be said about the sources without running them."""

import subprocess
import sys
import tempfile
import time

CHECKS = {
    "ruff": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "-q", "."],
    "types": ["mypy", "-p", "revier"],
    "contracts": ["lint-imports"],
    "declarations": ["revier", "manage", "check", "--fail-level", "WARNING"],
    "migrations": ["revier", "manage", "makemigrations", "--check", "--dry-run"],
    "house": ["python", "-m", "pytest", "-q", "tests/architecture", "tests/language", "tests/docs"],
}


def main() -> int:
    """Run every check, all of them even when one fails; the exit code is 0 only when all are content."""
    failed = [name for name, command in CHECKS.items() if not _content(name, command)]
    print(f"Not content: {', '.join(failed)}." if failed else "All checks are content.")
    return 1 if failed else 0


def _content(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        program = [f"{sys.prefix}/bin/{command[0]}", *command[1:]]
        done = subprocess.run(program, env=_environment(folder), capture_output=True, text=True, check=False)
    print(f"{'ok  ' if not done.returncode else 'FAIL'} {name} ({time.monotonic() - began:.0f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return not done.returncode


def _environment(folder: str) -> dict[str, str]:
    return {"PATH": f"{sys.prefix}/bin:/usr/bin:/bin", "HOME": folder, "REVIER_DATA": folder, "LC_ALL": "C.UTF-8"}


if __name__ == "__main__":
    sys.exit(main())
