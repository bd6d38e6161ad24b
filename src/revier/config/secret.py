"""The secret key of an installation: made once, readable by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """The key kept in the folder; made at the first start. Safe when two processes start at once."""
    file = folder / "secret-key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(48))
    return file.read_text()
