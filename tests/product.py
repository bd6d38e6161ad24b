"""The product as people run it: `revier` in processes of its own, with a data folder that is thrown away."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "Schlauch und Armatur 7"
REVIER = [sys.executable, "-c", "from revier.config.commands import main; main()"]
READY_WITHIN = 180


@dataclass(frozen=True)
class Product:
    """Where a running product answers, its folder, and what its people sign in with."""

    address: str
    folder: Path
    process: "subprocess.Popen[str]"
    password: str = PASSWORD

    def manage(self, *words: str) -> str:
        """What a management command prints."""
        return command(self.folder, "manage", *words)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a product in this folder, without anything of the tests' own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REVIER_", "DJANGO_"))}
    return {**kept, "REVIER_DATA": str(folder), "PYTHONUNBUFFERED": "1", **more}


def command(folder: Path, *words: str, **more: str) -> str:
    """What a command of the product prints; raises CalledProcessError with its output when it fails."""
    done = subprocess.run(
        [*REVIER, *words], env=environment(folder, **more), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(f"revier {' '.join(words)}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


@contextmanager
def running(folder: Path, *words: str, **more: str) -> Iterator[Product]:
    """`revier run` on a free port, until it is ready; ended at the end of the block."""
    port = free_port()
    log = (folder / "run.log").open("w")
    given = environment(folder, REVIER_PORT=str(port), REVIER_WORKERS="1", **more)
    process = subprocess.Popen([*REVIER, "run", *words], env=given, stdout=log, stderr=subprocess.STDOUT, text=True)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", process, folder)
        yield Product(f"http://127.0.0.1:{port}", folder, process)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(address: str, process: "subprocess.Popen[str]", folder: Path) -> None:
    behind = time.monotonic() + READY_WITHIN
    while time.monotonic() < behind and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"not ready:\n{(folder / 'run.log').read_text()}")


def small_network(folder: Path, **more: Mapping[str, str]) -> None:
    """Four centres with five hundred customers, everybody with the same password."""
    command(folder, "manage", "migrate", **more)
    command(folder, "manage", "demo", "--companies", "500", "--centres", "4", "--password", PASSWORD, **more)
