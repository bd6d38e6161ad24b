"""Loaded by pytest before anything else: an environment of its own, so that no test meets anybody's data."""

import atexit
import os
import shutil
import tempfile

from tests import postgresql

DATABASE = "REVIER_TEST_DATABASE"


def _prepare() -> None:
    for name in [name for name in os.environ if name.startswith("REVIER_") and name != DATABASE]:
        del os.environ[name]
    folder = tempfile.mkdtemp(prefix="revier-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["REVIER_DATA"] = folder
    os.environ["REVIER_SECRET_KEY"] = "only for tests"
    if os.environ.get(DATABASE) == "postgresql":
        os.environ["REVIER_DATABASE_URL"] = postgresql.address()


_prepare()
