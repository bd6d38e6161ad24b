"""For the tests of whoever talks to the order system: a running one, in this process, on a free port."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .answers import today
from .generate import fill
from .serving import Server
from .store import Store


@dataclass(frozen=True)
class Running:
    """Where it answers, who may ask, and the store in which its own people work meanwhile."""

    url: str
    token: str
    store: Store


@contextmanager
def running(
    file: Path, companies: int = 180, day: date | None = None, token: str = "only for tests"
) -> Iterator[Running]:
    """An order system with so many companies of the invented network as of that day (today), until the block ends.

    Of the usual 180, one is blocked and one deleted. The file may be one from before: then it is served as it is.
    """
    store = Store(file)
    fill(store, companies, day or today())
    with Server(0, store, token) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="order-system")
        thread.start()
        try:
            yield Running(server.address, token, store)
        finally:
            server.shutdown()
            thread.join()
