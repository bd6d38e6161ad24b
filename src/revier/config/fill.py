"""What an empty installation is filled with at its first start: the demo network, or a first administrator."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings

from revier.accounts.models import User
from revier.accounts.roles import Role
from revier.demo.network import create as create_demo
from revier.demo.network import sign_ins
from revier.kernel.visibility import membership

from .environment import BadSetting

# So many numbers of the invented world: some of its companies stay in the order system, 6,000 or so come here.
DEMO_COMPANIES = 6_140
# The order system knows a few customers more than the demo network is created with: they arrive while one watches.
NEW_CUSTOMERS = 30


def fill(without_demo: bool) -> str:
    """Fill an empty installation; returns what a person needs to know for signing in.

    Raises BadSetting when an earlier start was interrupted while it filled this folder.
    """
    if not User.objects.exists():
        return _first_administrator() if without_demo else _demo()
    if not is_demo():
        return "Anmeldung wie eingerichtet."
    if not kept()["complete"]:
        raise BadSetting(
            "Das Demonetz in diesem Datenordner wurde beim Anlegen unterbrochen. "
            "Löschen Sie den Ordner, oder wählen Sie mit REVIER_DATA einen anderen."
        )
    return sign_ins(kept()["password"])


def is_demo() -> bool:
    """Whether this installation was filled with the demo network."""
    return _file().exists()


def kept() -> dict[str, Any]:
    """What is remembered of the demo network: password, token of the order system, companies, complete."""
    known: dict[str, Any] = json.loads(_file().read_text())
    return known


def _demo() -> str:
    password = secrets.token_urlsafe(9)
    remembered = {
        "password": password,
        "token": secrets.token_urlsafe(24),
        "companies": DEMO_COMPANIES + NEW_CUSTOMERS,
        "complete": False,
    }
    _keep(remembered)
    create_demo(password, companies=DEMO_COMPANIES, say=lambda line: print(line, flush=True))
    _keep({**remembered, "complete": True})
    return sign_ins(password)


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


def _keep(values: dict[str, Any]) -> None:
    with open(os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(values, out)
