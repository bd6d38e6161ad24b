"""Addresses of the built scripts and styles: names carry a hash, so browsers may keep them for ever."""

import json
from functools import lru_cache

from django.conf import settings

_MANIFEST = settings.HOUSE / "static" / "dist" / "manifest.json"


@lru_cache(maxsize=1)
def _manifest() -> dict[str, str]:
    known: dict[str, str] = json.loads(_MANIFEST.read_text())
    return known


def asset(name: str) -> str:
    """The address of a built file: asset("app.js")."""
    return f"{settings.STATIC_URL}{_manifest()[name]}"
