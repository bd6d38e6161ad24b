"""Callers who misbehave, and an order system that has trouble itself."""

import json
import socket
from urllib.parse import urlsplit

import pytest

from revier.order_system import feed, serving, store

from .calling import LEAD


@pytest.fixture
def talk(msto):
    """talk(lines) → what comes back over a bare connection."""
    base = urlsplit(msto.running.url)

    def talk(*lines):
        head = [f"Host: {base.netloc}", f"Authorization: Bearer {msto.running.token}", "Content-Type: application/json"]
        with socket.create_connection((base.hostname, base.port), timeout=10) as connection:
            connection.sendall("\r\n".join([lines[0], *head, *lines[1:], "", ""]).encode())
            with connection.makefile("rb") as stream:
                return stream.read().decode()

    return talk


def test_listens_on_this_machine_only(msto):
    assert serving.HOST == "127.0.0.1"
    assert msto.running.url.startswith("http://127.0.0.1:")


def test_a_body_that_does_not_arrive_is_not_waited_for(msto, talk, monkeypatch):
    monkeypatch.setattr(serving._Connection, "timeout", 0.2)
    before = msto.tables()
    assert " 408 " in talk("POST /v1/companies HTTP/1.1", "Content-Length: 100").splitlines()[0]
    assert msto.tables() == before


def test_a_body_without_a_length_is_refused(talk):
    assert " 411 " in talk("POST /v1/companies HTTP/1.1", "Transfer-Encoding: chunked").splitlines()[0]


def test_a_busy_file_is_said_to_be_free_soon(msto, monkeypatch):
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with msto.running.store.writing():
        refusal = msto.post("/companies", LEAD)
    assert (refusal.status, refusal.headers["retry-after"], refusal.json["retryable"]) == (503, "1", True)
    assert msto.post("/companies", LEAD).status == 201


def test_a_mistake_of_its_own_tells_the_caller_nothing_about_itself(msto, monkeypatch, capfd):
    def broken(db):
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr(feed, "epoch", broken)
    refusal = msto.get("/meta")
    assert (refusal.status, refusal.json["retryable"]) == (500, True)
    assert "secret" not in json.dumps(refusal.json)
    assert "the secret of the house" in capfd.readouterr().err
