"""The server of the order system: on this machine only, a thread for each request."""

import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from .store import Store
from .wire import BASE, Application

HOST = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    """Listens from the moment it is made; answers inside serve_forever. Closing it waits for requests in flight."""

    request_queue_size = 64

    def __init__(self, port: int, store: Store, token: str) -> None:
        super().__init__((HOST, port), _Connection)
        self.set_app(Application(store, token))

    @property
    def address(self) -> str:
        """The base address of the contract."""
        return f"http://{HOST}:{self.server_port}{BASE}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller who hangs up or falls silent is no reason to say anything."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Connection(WSGIRequestHandler):
    timeout = 5  # seconds of silence, so that closing the server does not take longer

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the terminal quiet."""
