"""./revier order-system: starts the stand-in order system."""

import argparse
import os
import secrets
import signal
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from revier.world import SEED

from .answers import today
from .generate import fill
from .serving import HOST, Server
from .store import Store

_PORT = 8810
_COMPANIES = 6_000
_SIGNS = (signal.SIGINT, signal.SIGTERM)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fill an empty file, and serve until Ctrl-C or SIGTERM."""
    options = _options(arguments)
    for sign in _SIGNS:
        signal.signal(sign, _stop)
    token = options.token or os.environ.get("REVIER_MSTO_TOKEN") or secrets.token_urlsafe(24)
    try:
        _run(options, token)
    except KeyboardInterrupt:
        print("Das Auftragssystem ist beendet.", flush=True)


def _stop(sign: int, frame: object) -> None:
    """Once is enough: beside the product both signs come, and the second must not disturb the end.

    Ignoring it is not enough, because it may be on its way already, or come when the interpreter is half gone.
    """
    for each in _SIGNS:
        signal.signal(each, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNS)
    raise KeyboardInterrupt


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./revier order-system", description="Startet das Auftragssystem, das MSTO vertritt."
    )
    file = Path(os.environ.get("REVIER_DATA") or "data") / "order-system.sqlite3"
    parser.add_argument("--port", type=int, default=_PORT, help=f"Anschluss auf {HOST}, üblich ist {_PORT}")
    parser.add_argument("--companies", type=int, default=_COMPANIES, help="so viele Firmen hat ein neues Netz")
    parser.add_argument("--seed", type=int, default=SEED, help="andere Zahlen ergeben andere Netze")
    parser.add_argument("--file", type=Path, default=file, help=f"Datei mit allen Daten, üblich ist {file}")
    parser.add_argument("--token", help="Schlüssel für Aufrufer; ohne Angabe gilt REVIER_MSTO_TOKEN oder ein neuer")
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace, token: str) -> None:
    store = Store(options.file)
    with _listening(options.port, store, token) as server:
        count = f"{_filled(store, options):,}".replace(",", ".")
        print(f"Das Auftragssystem läuft mit {count} Firmen: {server.address}", flush=True)
        if not (options.token or os.environ.get("REVIER_MSTO_TOKEN")):
            print(f"Der Schlüssel für Aufrufer ist {token}.", flush=True)
        server.serve_forever()


def _listening(port: int, store: Store, token: str) -> Server:
    try:
        return Server(port, store, token)
    except PermissionError:
        sys.exit(f"Der Anschluss {port} ist Ihnen nicht erlaubt. Wählen Sie mit --port einen ab 1024.")
    except OverflowError:
        sys.exit(f"Einen Anschluss {port} gibt es nicht. Wählen Sie mit --port einen zwischen 1024 und 65535.")
    except OSError:
        sys.exit(f"Auf {HOST}:{port} läuft schon etwas. Wählen Sie mit --port einen anderen Anschluss.")


def _filled(store: Store, options: argparse.Namespace) -> int:
    """How many companies are exchanged."""
    try:
        store.file.parent.mkdir(parents=True, exist_ok=True)
        return fill(store, options.companies, today(), options.seed)
    except (OSError, sqlite3.OperationalError) as error:
        sys.exit(f"In {store.file} kann nicht geschrieben werden ({error}). Wählen Sie mit --file eine andere Datei.")
    except sqlite3.DatabaseError:
        sys.exit(f"{store.file} gehört nicht dem Auftragssystem. Wählen Sie mit --file eine andere Datei.")


if __name__ == "__main__":
    main()
