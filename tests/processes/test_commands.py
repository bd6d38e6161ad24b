"""What a command says when it cannot work: one German sentence, a code that is not 0, no traceback."""

import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.sources import ROOT

from .running import free_port, revier

pytestmark = pytest.mark.processes


def one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It failed, and said why in one line that names these words."""
    assert done.returncode not in {0, -11}
    assert "Traceback" not in done.stdout + done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert lines[0].endswith((".", ")")), lines[0]
    assert [word for word in words if word not in lines[0]] == []


def test_an_unknown_command_is_answered_with_those_there_are(tmp_path):
    one_sentence(revier("fliegen", data=tmp_path), "Den Befehl „fliegen“ gibt es nicht", "run", "worker", "new-module")


def test_a_busy_port_is_named_with_the_way_out(tmp_path):
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]

        one_sentence(revier("run", "--no-demo", data=tmp_path, PORT=port), f"127.0.0.1:{port}", "REVIER_PORT")

    assert not (tmp_path / "revier.sqlite3").exists()


@pytest.mark.parametrize("port", ["achttausend", "99999", "-1", "8000.5", "0"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    one_sentence(revier("run", "--no-demo", data=tmp_path, PORT=port), "REVIER_PORT", port)


@pytest.mark.parametrize(
    ("name", "value"), [("WORKERS", "viele"), ("WORKERS", "0"), ("TRAINING", "ja"), ("DEBUG", "2")]
)
def test_a_setting_nobody_can_work_with_is_refused(tmp_path, name, value):
    one_sentence(revier("run", "--no-demo", data=tmp_path, PORT=free_port(), **{name: value}), f"REVIER_{name}", value)


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    in_the_way = tmp_path / "in-the-way"
    in_the_way.touch()

    one_sentence(revier("run", "--no-demo", data=in_the_way / "data"), str(in_the_way), "REVIER_DATA")
    one_sentence(revier("run", "--no-demo", data=in_the_way), str(in_the_way), "REVIER_DATA")


@pytest.mark.skipif(os.geteuid() == 0, reason="for root, every folder can be written")
def test_a_data_folder_of_somebody_else_is_named(tmp_path):
    tmp_path.chmod(0o500)

    one_sentence(revier("run", "--no-demo", data=tmp_path / "data"), "REVIER_DATA")


@pytest.mark.parametrize(
    "address", ["unsinn", "mysql://localhost/revier", "postgres://127.0.0.1:9/revier", "postgres://[", "sqlite://"]
)
def test_a_database_that_cannot_be_reached_is_named(tmp_path, address):
    done = revier("run", "--no-demo", data=tmp_path, PORT=free_port(), DATABASE_URL=address)

    one_sentence(done, "REVIER_DATABASE_URL")


def test_a_database_file_that_is_none_is_named(tmp_path):
    (tmp_path / "revier.sqlite3").write_text("this is no database" * 1_000)

    one_sentence(revier("run", "--no-demo", data=tmp_path, PORT=free_port()), "Datenbank")


def test_commands_of_django_speak_when_the_database_does_not(tmp_path):
    done = revier("manage", "migrate", data=tmp_path, DATABASE_URL="postgres://127.0.0.1:9/revier")

    one_sentence(done, "REVIER_DATABASE_URL")


@pytest.mark.parametrize("name", ["Besuche", "my-visits", "companies"])
def test_new_module_refuses_what_cannot_be(tmp_path, name):
    before = sorted((ROOT / "src" / "revier" / "modules").iterdir())

    one_sentence(revier("new-module", name, data=tmp_path), name)

    assert sorted((ROOT / "src" / "revier" / "modules").iterdir()) == before


def test_manage_modules_lists_what_there_is(tmp_path):
    done = revier("manage", "modules", data=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "companies: Firmen, /firmen/" in done.stdout


class TestTheScript:
    """`./revier` itself, in a checkout of its own without anything fetched yet."""

    @pytest.fixture
    def checkout(self, tmp_path):
        shutil.copy(ROOT / "revier", tmp_path / "revier")
        return tmp_path

    def start(self, checkout, path, *arguments, **known):
        settings = {"PATH": path, "HOME": str(checkout), **known}
        return subprocess.run(
            ["/bin/sh", "revier", *arguments], cwd=checkout, env=settings, capture_output=True, text=True, check=False
        )

    def test_says_that_python_is_too_old(self, checkout):
        programs = self.only("dirname", into=checkout / "bin")
        for name in ("python3", "python"):
            old = checkout / "bin" / name
            old.write_text("#!/bin/sh\nexit 1\n")
            old.chmod(0o755)

        one_sentence(self.start(checkout, programs), "Python 3.11")

    def test_says_that_there_is_no_python(self, checkout):
        one_sentence(self.start(checkout, self.only("dirname", into=checkout / "bin")), "Python 3.11", "PYTHON=")

    def test_says_that_there_is_no_network(self, checkout):
        unreachable = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}

        done = self.start(checkout, os.environ["PATH"], PYTHON=sys.executable, **unreachable)

        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "Prüfen Sie die Verbindung" in done.stderr.splitlines()[-1]

    def test_is_plain_sh(self):
        subprocess.run(["/bin/sh", "-n", str(ROOT / "revier")], check=True)

    def only(self, *programs, into):
        """A folder with these programs and no others."""
        into.mkdir()
        for name in programs:
            (into / name).symlink_to(shutil.which(name) or "")
        return str(into)
