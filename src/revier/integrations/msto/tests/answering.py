"""A server that misbehaves on purpose: answers, one after the other, whatever a test has prepared."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

META = {"contract": "1.0.0", "epoch": "17"}
NO_CHANGES = {"epoch": "17", "items": [], "next_cursor": "17", "has_more": False}


class Answers(HTTPServer):
    """answers: for each path its answer (status, body, headers), or several that are used up; asked: what came in."""

    def __init__(self, answers: dict[str, Any]):
        super().__init__(("127.0.0.1", 0), _Answer)
        self.answers, self.asked, self.headers = answers, [], []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The other side hanging up is what some tests are about."""


class _Answer(BaseHTTPRequestHandler):
    server: Answers

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        prepared = self.server.answers.get(self.path.partition("?")[0].removeprefix("/v1/"), (404, {}))
        if isinstance(prepared, list):
            prepared = prepared.pop(0) if len(prepared) > 1 else prepared[0]
        if callable(prepared):
            return prepared(self)
        status, body, *headers = prepared if isinstance(prepared, tuple) else (200, prepared)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers[0] if headers else {}).items():
            self.send_header(name, value)
        if not (headers and "Content-Length" in headers[0]):
            self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)
        return None

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the terminal quiet."""


def silence(answer: BaseHTTPRequestHandler) -> None:
    """Accept the request and say nothing."""
    time.sleep(0.6)


def drip(answer: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    answer.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    for _beat in range(20):
        answer.wfile.write(b" ")
        answer.wfile.flush()
        time.sleep(0.05)


def hang_up(answer: BaseHTTPRequestHandler) -> None:
    """Close the connection in the middle of the answer."""
    answer.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"contract": "1')
    answer.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def answering(**answers: Any) -> Iterator[Answers]:
    """Such a server, until the block ends; "_" in a name stands for "/"."""
    server = Answers({name.replace("_", "/"): answer for name, answer in answers.items()})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
