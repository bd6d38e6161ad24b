"""Sustained requests per second against a really started server, from eight connections on the same machine."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from django.conf import settings
from django.test import Client

CONNECTIONS = 8
_REQUESTS, _SECONDS = 2_000, 20.0
_QUICK_SECONDS = 3.0
_STARTING_MAY_TAKE = 60.0


def measured(name: str, client: Client, *, quick: bool) -> dict[str, Any]:
    """The list of companies, as often as it goes: {"viewer", "per_second", "p95", "requests"}."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].OutputString().split(";")[0]
    times: list[float] = []
    with _server() as port:
        _ask(port, cookie, times, until=time.perf_counter() + 2.0)  # warm
        times.clear()
        until = time.perf_counter() + (_QUICK_SECONDS if quick else _SECONDS)
        begun = time.perf_counter()
        threads = [Thread(target=_ask, args=(port, cookie, times, until)) for _each in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
    times.sort()
    return {
        "viewer": name,
        "per_second": round(len(times) / took, 1),
        "p95": round(1000 * times[int(len(times) * 0.95)], 1),
        "requests": len(times),
    }


def _ask(port: int, cookie: str, times: list[float], until: float) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.perf_counter() < until and len(times) < _REQUESTS:
        begun = time.perf_counter()
        connection.request("GET", "/firmen/", headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"The server answers {answer.status}.")
        times.append(time.perf_counter() - begun)
    connection.close()


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.server", str(port)], env=os.environ.copy())
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    until = time.perf_counter() + _STARTING_MAY_TAKE
    while time.perf_counter() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The server does not start.")
