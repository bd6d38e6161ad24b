"""The bulk path writes exactly what the gate would have written."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from revier.demo.bulk import Bulk
from revier.demo.desk import Desk
from revier.demo.extent import Extent
from revier.demo.files import files
from revier.demo.loading import Doors, store
from revier.demo.people import hire
from revier.demo.tests import picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [False, True])
def test_bulk_and_gate_give_the_same_tables(many):
    extent, now = Extent(companies=160, centres=4, many=many), timezone.now()
    staff = hire(extent, "ein-langes-passwort", lambda _line: None)
    with transaction.atomic():
        desk = Desk(extent, staff, timezone.localdate(now))
        stored = store(files(desk), staff.centres, Doors(now), lambda _count: None)
        through_the_gate = picture.of_everything()
        transaction.set_rollback(True)
    desk = Desk(extent, staff, timezone.localdate(now))
    assert Bulk(Doors(now), desk.today).store(files(desk), lambda _count: None) == stored
    in_bulk = picture.of_everything()
    assert in_bulk.keys() == through_the_gate.keys()
    for table, rows in through_the_gate.items():
        assert in_bulk[table] == rows, table
    connection.check_constraints()


def test_bulk_leaves_the_indexes_as_they_were():
    before = _indexes()
    extent, now = Extent(companies=30, centres=2), timezone.now()
    staff = hire(extent, "ein-langes-passwort", lambda _line: None)
    desk = Desk(extent, staff, timezone.localdate(now))
    Bulk(Doors(now), desk.today).store(files(desk), lambda _count: None)
    assert _indexes() == before


def _indexes() -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'")
        return set(cursor.fetchall())
