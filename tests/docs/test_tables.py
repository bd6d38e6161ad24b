"""What follows from declarations stands in docs/ as it is declared."""

import pytest

from tests.sources import short

from . import tables

DOCUMENTS = sorted(tables.DOCS.rglob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_the_tables_of_a_document_are_as_declared(document):
    assert document.read_text() == tables.written_anew(document), "python -m tests.docs writes them anew"


def test_every_table_stands_somewhere():
    standing = {name for document in DOCUMENTS for name in tables.places(document)}

    assert standing == set(tables.TABLES)
