"""The web server: processes that answer, and in their supervisor a thread that carries out jobs."""

import multiprocessing
import os
import signal
import socket
import threading
from multiprocessing import resource_tracker

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from revier.kernel.jobs.worker import work

from . import environment

STOPPING_MAY_TAKE = 20
THREADS = 4


def require_free(host: str, port: int) -> None:
    """Raise BadSetting when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise environment.BadSetting(
                f"Auf {host}:{port} läuft schon etwas. Wählen Sie mit REVIER_PORT einen anderen Port."
            ) from None


def free_port(wanted: int) -> int:
    """The wanted port of this machine if it is free, else any that is."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except (OSError, OverflowError):
                continue
            found: int = probe.getsockname()[1]
            return found
    raise environment.BadSetting("Auf diesem Rechner ist kein Port mehr frei.")


def serve(host: str, port: int) -> None:
    """Serve until Ctrl-C or SIGTERM; then requests in flight and the running job are finished."""
    # Not forked: the thread that carries out jobs may hold a lock of SQLite just then, and a child would wait for ever.
    multiprocessing.set_start_method("spawn", force=True)
    stop = threading.Event()
    server = Server(
        "revier.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.WORKERS.whole_number,
        blocking_threads=THREADS,
        workers_kill_timeout=STOPPING_MAY_TAKE,
        respawn_failed_workers=True,
        log_access=False,
        log_level=LogLevels.warning,
    )
    server.on_startup(_hear_ctrl_c_alone)
    if environment.WORKER_INSIDE.yes:
        thread = threading.Thread(target=work, args=(stop,), name="jobs", daemon=True)
        server.on_startup(thread.start)
        server.on_shutdown(lambda: _finish(stop, thread))
    server.serve()


def _hear_ctrl_c_alone() -> None:
    """Keep Ctrl-C from the web processes, which are started after this and inherit it.

    A terminal sends it to every process. A worker that hears it and is then told to stop by its supervisor is stopped
    within its own stopping, and waits for itself until it is killed, 20 seconds later.
    """
    resource_tracker.ensure_running()  # when it starts, multiprocessing lets Ctrl-C through again
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_pass_ctrl_c_on, name="ctrl-c", daemon=True).start()


def _pass_ctrl_c_on() -> None:
    signal.sigwait({signal.SIGINT})
    os.kill(os.getpid(), signal.SIGTERM)


def _finish(stop: threading.Event, thread: threading.Thread) -> None:
    stop.set()
    thread.join(STOPPING_MAY_TAKE)
