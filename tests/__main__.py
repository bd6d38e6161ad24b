"""./revier test: every suite, one after the other; with arguments, only what pytest is told."""

import os
import shutil
import subprocess
import sys

CHROMIUM = "/usr/bin/chromium"
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
# What never meets the product's database need not be told a second time.
NOT_OF_THE_DATABASE = (
    "tests/architecture",
    "tests/language",
    "tests/docs",
    "src/revier/base",
    "src/revier/order_system",
)
WITHOUT = [f"--ignore={folder}" for folder in NOT_OF_THE_DATABASE]
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def main(arguments: list[str]) -> int:
    """Run the suites; the exit code is 0 only when all of them passed."""
    if arguments:
        return _pytest(*arguments)
    browser = _browser()
    suites = {
        "SQLite": _pytest("-n", "2", "-m", "not browser and not processes"),
        "PostgreSQL": _pytest("-n", "2", "-m", "not browser and not processes", *WITHOUT, database="postgresql"),
        "processes": _pytest("-m", "processes and not browser"),
        "browser": _pytest("-n", "2", "-m", "browser") if browser else None,
    }
    for name, code in suites.items():
        said = {None: "SKIPPED, because there is no Chromium and it could not be installed", 0: "passed"}
        print(f"{name}: {said.get(code, f'FAILED ({code})')}", flush=True)
    return 1 if any(suites.values()) else 0


def _pytest(*arguments: str, database: str = "sqlite") -> int:
    # One order of sets for all processes, or they would not agree on which tests there are.
    environment = {**os.environ, "REVIER_TEST_DATABASE": database, "PYTHONHASHSEED": "0"}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], env=environment, check=False).returncode


def _browser() -> bool:
    """Whether there is a Chromium, after installing Debian's if that is possible."""
    if os.path.exists(CHROMIUM):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Chromium fehlt und wird aus Debian installiert …", flush=True)
        for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([*APT, *step], env=QUIET, stdout=subprocess.DEVNULL, check=False)
    return os.path.exists(CHROMIUM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
