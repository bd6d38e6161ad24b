"""./revier run: sets everything up and serves the product."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command

from . import environment, fill
from .serve import free_port, require_free, serve

# 8000 serves the product, 8810 the order system (its contract names that port).
BESIDE = 810
STOPPING_MAY_TAKE = 10


def main(arguments: Sequence[str]) -> None:
    """Migrate, fill an empty installation, and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="./revier run", description="Startet Revier.")
    parser.add_argument("--no-demo", action="store_true", help="leer beginnen, mit einem ersten Administrator")
    options = parser.parse_args(arguments)
    host, port = environment.HOST.text, environment.PORT.whole_number
    require_free(host, port)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    told = fill.fill(options.no_demo)
    with _order_system(port):
        print(f"\nRevier läuft: http://{host}:{port}\n{told}\nEnde mit Strg-C.\n", flush=True)
        serve(host, port)


@contextmanager
def _order_system(port: int) -> Iterator[None]:
    """In a demo network, the stand-in order system: a process of its own beside the product."""
    if not fill.is_demo() or settings.MSTO_URL:
        yield
        return
    kept, beside = fill.kept(), free_port(port + BESIDE)
    settings.MSTO_URL, settings.MSTO_TOKEN = f"http://127.0.0.1:{beside}/v1", kept["token"]
    # The web processes and the order system read them from the environment; a command line is for all to see.
    os.environ.update(REVIER_MSTO_URL=settings.MSTO_URL, REVIER_MSTO_TOKEN=settings.MSTO_TOKEN)
    file = settings.DATA / "order-system.sqlite3"
    command = [sys.executable, "-m", "revier.order_system", "--port", str(beside), "--file", str(file)]
    command += ["--companies", str(kept["companies"])]
    # Out of reach of Ctrl-C: it ends when the server and the job that may be asking it have ended.
    process = subprocess.Popen(command, start_new_session=True)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=STOPPING_MAY_TAKE)
