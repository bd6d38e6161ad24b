"""./revier worker: background jobs in a process of their own, as many of them as one likes."""

import signal
import threading
from collections.abc import Sequence
from typing import Any

from revier.kernel.jobs.worker import work


def main(arguments: Sequence[str]) -> None:
    """Work until Ctrl-C or SIGTERM; the job at hand is finished."""
    stop = threading.Event()

    def finish(_signal: int, _frame: Any) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, finish)
    signal.signal(signal.SIGINT, finish)
    print("Revier arbeitet im Hintergrund. Ende mit Strg-C.", flush=True)
    work(stop)
