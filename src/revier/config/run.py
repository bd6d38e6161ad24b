"""./revier run: sets everything up and serves the product."""

import argparse
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from revier.accounts.models import User
from revier.accounts.roles import Role
from revier.demo.network import create as create_demo
from revier.demo.network import sign_ins
from revier.kernel.visibility import membership

from . import environment
from .serve import require_free, serve

DEMO_COMPANIES = 6_000


def main(arguments: Sequence[str]) -> None:
    """Migrate, fill an empty installation, and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="./revier run", description="Startet Revier.")
    parser.add_argument("--no-demo", action="store_true", help="leer beginnen, mit einem ersten Administrator")
    options = parser.parse_args(arguments)
    host, port = environment.HOST.text, environment.PORT.whole_number
    require_free(host, port)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    told = _fill(options.no_demo)
    order_system = _start_order_system() if _is_demo() else None
    print(f"\nRevier läuft: http://{host}:{port}\n{told}\nEnde mit Strg-C.\n", flush=True)
    try:
        serve(host, port)
    finally:
        if order_system is not None:
            order_system.terminate()
            order_system.wait(timeout=10)


def _fill(without_demo: bool) -> str:
    """Fill an empty installation; returns what a person needs to know for signing in."""
    if not User.objects.exists():
        if without_demo:
            return _first_administrator()
        password = secrets.token_urlsafe(9)
        create_demo(password, companies=DEMO_COMPANIES, say=lambda line: print(line, flush=True))
        _keep({"password": password, "token": secrets.token_urlsafe(24), "companies": DEMO_COMPANIES})
    return sign_ins(_kept()["password"]) if _is_demo() else "Anmeldung wie eingerichtet."


def _first_administrator() -> str:
    password = secrets.token_urlsafe(12)
    administrator = User(
        username="admin", first_name="Erste", last_name="Administration", email="admin@localhost", role=Role.ADMIN
    )
    administrator.set_password(password)
    administrator.save()
    membership.settle(administrator)
    return f"Erste Anmeldung: admin, Passwort {password} (bitte gleich ändern; es wird nur dieses eine Mal gezeigt)."


def _file() -> Path:
    return settings.DATA / "demo.json"


def _is_demo() -> bool:
    return _file().exists()


def _kept() -> dict[str, str]:
    known: dict[str, str] = json.loads(_file().read_text())
    return known


def _keep(values: dict[str, object]) -> None:
    with open(os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(values, out)


def _start_order_system() -> subprocess.Popen[bytes]:
    """The stand-in order system, a process of its own beside the product."""
    kept, port = _kept(), environment.PORT.whole_number + 810
    os.environ.setdefault("REVIER_MSTO_URL", f"http://127.0.0.1:{port}/v1")
    os.environ.setdefault("REVIER_MSTO_TOKEN", kept["token"])
    command = [sys.executable, "-m", "revier.order_system", "--port", str(port), "--companies", str(kept["companies"])]
    return subprocess.Popen([*command, "--file", str(settings.DATA / "order-system.sqlite3"), "--token", kept["token"]])
