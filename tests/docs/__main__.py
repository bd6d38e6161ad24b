"""python -m tests.docs: writes the tables of docs/ that follow from declarations."""

import os
import tempfile

import django


def main() -> None:
    """Bring every document up to date."""
    os.environ.setdefault("REVIER_DATA", tempfile.mkdtemp(prefix="revier-docs-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from revier.config import catalogues  # noqa: PLC0415 - after Django is ready

    from . import tables  # noqa: PLC0415 - after Django is ready

    catalogues.compile_all()
    for document in sorted(tables.DOCS.rglob("*.md")):
        document.write_text(tables.written_anew(document))


if __name__ == "__main__":
    main()
