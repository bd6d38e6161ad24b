"""Starts the product as a process, asks it over HTTP, and makes sure that nothing of it stays behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.sources import ROOT

PROGRAM = Path(sys.prefix) / "bin" / "revier"
STARTING_MAY_TAKE, STOPPING_MAY_TAKE = 90, 40


def environment(data: Path, **settings: object) -> dict[str, str]:
    """What a process is given: nothing of ours but a data folder and these settings (PORT=8001 …)."""
    known = {"PATH": os.environ["PATH"], "HOME": str(data), "LC_ALL": "C.UTF-8", "REVIER_DATA": str(data)}
    return {**known, **{f"REVIER_{name}": str(value) for name, value in settings.items()}}


def revier(*arguments: str, data: Path, timeout: int = 120, **settings: object) -> subprocess.CompletedProcess[str]:
    """A command that comes to an end."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=ROOT,
        env=environment(data, **settings),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """`./revier run`, empty or with the demo network, from when it answers until the end of the with block."""

    def __init__(self, data: Path, *arguments: str, demo: bool = False, **settings: object) -> None:
        self.data, self.port = data, free_port()
        self.arguments = arguments if demo else arguments or ("--no-demo",)
        self.settings = {"PORT": self.port, "WORKERS": 2, **settings}
        self.file = data.parent / f"{data.name}-{self.port}.log"

    def __enter__(self) -> "Running":
        with self.file.open("w") as out:
            self.process = subprocess.Popen(
                [str(PROGRAM), "run", *self.arguments],
                cwd=ROOT,
                env=environment(self.data, **self.settings),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait(lambda: self.ask("/healthz")[0] == 200)
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOPPING_MAY_TAKE)
        # The session is ours alone, so nobody else's process can be in it.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def said(self) -> str:
        return self.file.read_text()

    def ask(self, path: str) -> tuple[int, str]:
        """Status and text of an answer; 0 when nobody answers."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
        except (URLError, OSError):
            return 0, ""

    def json(self, path: str) -> dict[str, str]:
        return dict(json.loads(self.ask(path)[1]))

    def wait(self, until: object, seconds: int = STARTING_MAY_TAKE) -> None:
        """Wait until something is true, as long as the process lives."""
        last = time.monotonic() + seconds
        while not until():  # type: ignore[operator]
            assert self.process.poll() is None, f"ended with {self.process.returncode}:\n{self.said}"
            assert time.monotonic() < last, f"not within {seconds} s:\n{self.said}"
            time.sleep(0.2)

    def end(self, how: signal.Signals) -> int:
        """Send a signal to the supervisor alone; returns the exit code."""
        self.process.send_signal(how)
        return self.process.wait(STOPPING_MAY_TAKE)

    def children(self) -> list[int]:
        """The processes it started that are still there."""
        return [pid for pid in _all_pids() if _parent_of(pid) == self.process.pid]

    def nothing_stays(self, seconds: int = 5) -> None:
        """Soon after its end, nothing of its session is alive."""
        last = time.monotonic() + seconds
        while left := [_told(pid) for pid in _all_pids() if _session_of(pid) == self.process.pid]:
            assert time.monotonic() < last, left
            time.sleep(0.1)


def _all_pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _stat(pid: int) -> list[str]:
    """The fields of /proc/…/stat behind the name: state, parent, group, session …"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["Z", "0", "0", "0"]


def _told(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return str(pid)


def _parent_of(pid: int) -> int:
    state = _stat(pid)
    return 0 if state[0] == "Z" else int(state[1])


def _session_of(pid: int) -> int:
    state = _stat(pid)
    return 0 if state[0] == "Z" else int(state[3])
