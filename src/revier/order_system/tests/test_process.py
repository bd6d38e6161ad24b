"""The order system as a process of its own."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from datetime import date

import pytest

from revier.order_system.store import Store
from revier.order_system.testing import Running
from revier.world import EXCHANGED_STATES, SEED, companies

from .calling import Caller

pytestmark = pytest.mark.processes
TOKEN = "only for this process"


@pytest.fixture
def start(tmp_path):
    """start(arguments) → the process, and the first line it said."""
    started = []

    def start(*arguments, file="msto.sqlite3"):
        command = [sys.executable, "-m", "revier.order_system", "--file", str(tmp_path / file), *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("REVIER_")}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": environment}
        process = subprocess.Popen(command, cwd=tmp_path, **pipes)
        started.append(process)
        return process, process.stdout.readline()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def caller(line, file):
    return Caller(Running(line.split()[-1], TOKEN, Store(file)))


def shown(count):
    """How many of the first so many companies of the network are exchanged."""
    return sum(company.state in EXCHANGED_STATES for company in companies(SEED, count, date.today()))


class TestTheProcess:
    @pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
    def test_serves_a_new_network_until_it_is_told_to_stop(self, start, tmp_path, sign):
        process, line = start("--port", "0", "--companies", "180", "--token", TOKEN)
        assert line.startswith(f"Das Auftragssystem läuft mit {shown(180)} Firmen: http://127.0.0.1:")
        msto = caller(line, tmp_path / "msto.sqlite3")
        assert len(msto.companies()) == shown(180)
        process.send_signal(sign)
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=10) == ("Das Auftragssystem ist beendet.\n", "")
        assert process.returncode == 0

    def test_sees_what_others_write_into_its_file(self, start, tmp_path):
        _, line = start("--port", "0", "--companies", "10", "--token", TOKEN)
        msto = caller(line, tmp_path / "msto.sqlite3")
        company = msto.companies()[0]
        msto.running.store.change_company(company["id"], name="Umbenannt GmbH")
        assert msto.get(f"/companies/{company['id']}").json == company | {"name": "Umbenannt GmbH", "rev": 2}

    def test_remembers_everything_when_it_is_started_again(self, start, tmp_path):
        process, line = start("--port", "0", "--companies", "10", "--token", TOKEN)
        before = caller(line, tmp_path / "msto.sqlite3").feed()
        process.kill()
        _, line = start("--port", "0", "--companies", "20", "--token", TOKEN)
        assert caller(line, tmp_path / "msto.sqlite3").feed() == before

    def test_says_its_token_when_none_was_given(self, start):
        process, _ = start("--port", "0", "--companies", "1")
        assert process.stdout.readline().startswith("Der Schlüssel für Aufrufer ist ")

    def test_fills_six_thousand_companies_in_a_few_seconds(self, start):
        began = time.monotonic()
        _, line = start("--port", "0", "--token", TOKEN)
        assert line.startswith(f"Das Auftragssystem läuft mit {shown(6_000):,} Firmen".replace(",", "."))
        assert time.monotonic() - began < 15

    def test_leaves_nothing_when_the_first_start_is_broken_off(self, start, tmp_path):
        process, _ = start("--port", "x")
        assert process.wait() == 2
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "revier.order_system",
                "--port",
                "0",
                "--companies",
                "999999",
                "--file",
                "big.sqlite3",
            ],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
        )
        while not (tmp_path / "big.sqlite3").exists():
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=10)[0].decode() == "Das Auftragssystem ist beendet.\n"
        with sqlite3.connect(tmp_path / "big.sqlite3") as db:
            assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        db.close()


class TestWhatCannotWork:
    def test_is_said_when_the_port_is_taken(self, start):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            process, _ = start("--port", str(port))
            assert _told(process) == (
                f"Auf 127.0.0.1:{port} läuft schon etwas. Wählen Sie mit --port einen anderen Anschluss.\n"
            )

    def test_is_said_when_there_is_no_such_port(self, start):
        process, _ = start("--port", "70000")
        assert "Einen Anschluss 70000 gibt es nicht." in _told(process)

    def test_is_said_when_the_file_cannot_be_written(self, start, tmp_path):
        (tmp_path / "a-folder").mkdir()
        (tmp_path / "a-file").touch()
        for file in ("a-folder", "a-file/msto.sqlite3"):
            process, _ = start("--port", "0", file=file)
            told = _told(process)
            assert told.startswith(f"In {tmp_path / file} kann nicht geschrieben werden")
            assert told.count("\n") == 1

    def test_is_said_when_the_file_belongs_to_somebody_else(self, start, tmp_path):
        (tmp_path / "text.sqlite3").write_text("Kein Auftragssystem, sondern ein Brief. " * 9)
        with sqlite3.connect(tmp_path / "other.sqlite3") as other:
            other.execute("CREATE TABLE invoice (id INTEGER PRIMARY KEY)")
        other.close()
        for file in ("text.sqlite3", "other.sqlite3"):
            process, _ = start("--port", "0", file=file)
            assert "gehört nicht dem Auftragssystem." in _told(process)


def _told(process):
    """The one sentence on the error stream of a process that gave up."""
    _, told = process.communicate(timeout=10)
    assert process.returncode == 1
    return told
