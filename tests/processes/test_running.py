"""The product as it runs: it starts, tells how it is, stops when it is told to, and starts again on what is there."""

import os
import signal
import socket
import sqlite3
import subprocess
import time

import pytest

from tests.sources import ROOT

from .running import PROGRAM, Running, environment, revier

pytestmark = pytest.mark.processes


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def question(data, sql):
    with sqlite3.connect(f"file:{data}/revier.sqlite3?mode=ro", uri=True) as database:
        return database.execute(sql).fetchall()


def is_sound(data):
    return question(data, "PRAGMA integrity_check") == [("ok",)] and question(data, "PRAGMA foreign_key_check") == []


def test_starts_empty_with_a_first_administrator_and_tells_how_it_is(data):
    with Running(data) as house:
        assert f"http://127.0.0.1:{house.port}" in house.said
        assert "Erste Anmeldung: admin, Passwort " in house.said
        assert house.json("/healthz") == {"status": "ok"}
        house.wait(lambda: house.ask("/readyz")[0] == 200)
        assert house.json("/readyz") == dict.fromkeys(("status", "database", "migrations", "worker", "disk"), "ok")
        status, page = house.ask("/")
        assert (status, "Anmelden" in page) == (200, True)
        assert house.ask("/firmen/")[1].count("Anmelden") > 0

    assert question(data, "SELECT username FROM accounts_user") == [("admin",)]
    assert question(data, "SELECT count(*) FROM companies_company") == [(0,)]
    assert (data / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stops_cleanly_when_it_is_told_to(data, how):
    with Running(data) as house:
        workers = house.children()

        code = house.end(how)

        assert len(workers) >= 2
        assert code in {0, 130}
        assert "Traceback" not in house.said
        house.nothing_stays()
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of a moment ago may linger
            probe.bind(("127.0.0.1", house.port))

    assert is_sound(data)


def test_ctrl_c_reaches_everybody_and_is_clean(data):
    """In a terminal the whole group gets the signal, not the supervisor alone."""
    with Running(data) as house:
        house.wait(lambda: house.ask("/readyz")[0] == 200)
        began = time.monotonic()
        os.killpg(house.process.pid, signal.SIGINT)

        assert house.process.wait(40) in {0, 130}
        assert time.monotonic() - began < 15, "somebody had to be killed"
        assert "Traceback" not in house.said
        house.nothing_stays()


def test_starts_again_on_what_is_there_and_keeps_it(data):
    with Running(data) as house:
        password = house.said.split("Passwort ")[1].split(" ")[0]
        house.end(signal.SIGTERM)
    before = question(data, "SELECT username, password FROM accounts_user")
    # As an older version would have left it.
    assert revier("manage", "migrate", "lists", "zero", data=data).returncode == 0
    assert "no such table" in _error(data, "SELECT * FROM lists_layout")

    with Running(data) as house:
        assert "Erste Anmeldung" not in house.said
        assert password not in house.said
        house.wait(lambda: house.json("/readyz")["migrations"] == "ok")

    assert question(data, "SELECT username, password FROM accounts_user") == before
    assert question(data, "SELECT count(*) FROM lists_layout") == [(0,)]


def _error(data, sql):
    with pytest.raises(sqlite3.OperationalError) as raised:
        question(data, sql)
    return str(raised.value)


def test_a_second_start_on_the_same_port_is_refused_and_the_first_goes_on(data, tmp_path):
    with Running(data) as house:
        second = revier("run", "--no-demo", data=tmp_path, PORT=house.port)

        assert second.returncode == 1
        assert "läuft schon etwas" in second.stderr
        assert house.ask("/healthz")[0] == 200


def test_a_web_worker_that_is_killed_is_replaced_and_the_database_is_sound(data):
    with Running(data) as house:
        victims = house.children()
        for victim in victims:
            os.kill(victim, signal.SIGKILL)

        house.wait(lambda: set(house.children()) - set(victims) and house.ask("/healthz")[0] == 200)

        assert house.end(signal.SIGTERM) == 0

    assert is_sound(data)


def test_killed_as_a_whole_it_starts_again(data):
    with Running(data) as house:
        house.wait(lambda: house.ask("/readyz")[0] == 200)
        os.killpg(house.process.pid, signal.SIGKILL)
        house.process.wait()

    assert is_sound(data)
    with Running(data) as house:
        house.wait(lambda: house.ask("/readyz")[0] == 200)


class TestKilledInTheMiddleOfWriting:
    def test_what_is_there_is_whole(self, data):
        """Killed while hundreds of records are stored: each is there with history and directory, or not at all."""
        assert revier("manage", "migrate", data=data).returncode == 0
        self.kill_while_writing(data)

        assert is_sound(data)
        for table in ("companies_company", "contacts_contact", "calls_call"):
            module = table.split("_")[0]
            records = question(data, f"SELECT count(*) FROM {table}")
            entries = question(data, f"SELECT count(*) FROM directory_entry WHERE module = '{module}'")
            steps = question(
                data,
                "SELECT count(*) FROM history_step s JOIN directory_entry e ON e.record = s.entry_id "
                f"WHERE s.verb = 'CREATED' AND e.module = '{module}'",
            )
            assert records == entries == steps
            counted = question(
                data, f"SELECT coalesce(sum(records), 0) FROM visibility_teamsetcount WHERE module = '{module}'"
            )
            assert counted == records

    def kill_while_writing(self, data):
        command = [str(PROGRAM), "manage", "demo", "--companies", "400", "--centres", "2"]
        writer = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=subprocess.DEVNULL)
        try:
            last = time.monotonic() + 60
            while time.monotonic() < last and question(data, "SELECT count(*) FROM companies_company") < [(50,)]:
                assert writer.poll() is None, "the writer came to its end too soon"
                time.sleep(0.05)
        finally:
            writer.kill()
            writer.wait()
        assert question(data, "SELECT count(*) FROM companies_company") > [(0,)]
