"""The commands of the product. `./revier` calls main() with the words that were typed."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

from .environment import BadSetting

# Each is a module with main(arguments). They are imported when they are called: what they need depends on settings.
COMMANDS = {
    "run": "revier.config.run",
    "worker": "revier.config.work",
    "manage": "revier.config.manage",
    "order-system": "revier.order_system.__main__",
    "new-module": "revier.config.new_module",
}
ON_DJANGO = {"run", "worker"}
# What is wrong outside and can be mended there: settings, folders, databases, ports.
MENDABLE = (
    BadSetting,
    ImproperlyConfigured,
    OperationalError,
    OSError,
    dj_database_url.ParseError,
    dj_database_url.UnknownSchemeError,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Carry out one command. What a person can mend is said in one sentence, and the exit code is not 0."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["run"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "revier.config.settings")
    if given[0] not in COMMANDS:
        sys.exit(f"Den Befehl „{given[0]}“ gibt es nicht. Es gibt: {', '.join(COMMANDS)}.")
    try:
        if given[0] in ON_DJANGO:
            django.setup()
        import_module(COMMANDS[given[0]]).main(given[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except MENDABLE as error:
        sys.exit(f"Revier kann so nicht arbeiten: {_sentence(error)}")
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its kinds are faults of ours; this one says that the file is broken
            raise
        sys.exit(f"Revier kann so nicht arbeiten: Die Datenbank ist nicht lesbar ({error}).")


def _sentence(error: Exception) -> str:
    if isinstance(error, PermissionError | NotADirectoryError | FileExistsError):
        return f"In {error.filename} kann nicht geschrieben werden. Wählen Sie mit REVIER_DATA einen anderen Ordner."
    if isinstance(error, OperationalError):
        first = str(error).strip().splitlines()[0]
        return f"Die Datenbank ist nicht erreichbar ({first}). Prüfen Sie REVIER_DATABASE_URL."
    if isinstance(error, dj_database_url.ParseError | dj_database_url.UnknownSchemeError):
        return "REVIER_DATABASE_URL ist keine Adresse einer Datenbank. Beispiel: postgres://name:passwort@host:5432/revier."
    return " ".join(str(error).split())
