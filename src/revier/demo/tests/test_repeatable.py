"""Two runs give the same network."""

from django.db import transaction

from revier.demo.extent import Extent
from revier.demo.network import create
from revier.kernel.schema import registry
from revier.kit import Record


def _made() -> None:
    create("ein-langes-passwort", say=lambda _line: None, extent=Extent(companies=200, centres=3))


def test_two_networks_have_the_same_records(db):
    with transaction.atomic():
        _made()
        first = {module.name: _rows(module.model) for module in registry.modules()}
        transaction.set_rollback(True)
    _made()
    assert {module.name: _rows(module.model) for module in registry.modules()} == first


def _rows(model) -> set[tuple[str, ...]]:
    """All rows without the links to what a database numbers itself."""
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if not field.is_relation or issubclass(field.related_model, Record)
    ]
    return {
        tuple(map(str, row)) for row in model.objects.unrestricted("a test compares everything").values_list(*names)
    }
