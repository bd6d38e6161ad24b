"""manage demo: fills an empty database and refuses any other."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from revier.accounts.models import Centre
from revier.modules.companies.models import Company

pytestmark = pytest.mark.django_db
WHY = "a test counts"


def _companies() -> int:
    return Company.objects.unrestricted(WHY).count()


def test_it_fills_an_empty_database_and_says_the_password():
    told = StringIO()
    call_command("demo", companies=20, centres=2, password="ein-langes-passwort", stdout=told)
    assert 15 <= _companies() <= 20
    assert Centre.objects.count() == 2
    assert "ein-langes-passwort" in told.getvalue()


def test_it_refuses_a_database_that_has_companies_and_changes_nothing():
    call_command("demo", companies=20, centres=2, stdout=StringIO())
    before = _companies()
    with pytest.raises(CommandError, match="gibt es schon"):
        call_command("demo", companies=20, centres=2, stdout=StringIO())
    assert _companies() == before


@pytest.mark.parametrize("wrong", [{"companies": 0}, {"companies": 1_000_001}, {"centres": 81}])
def test_it_refuses_impossible_sizes(wrong):
    with pytest.raises(CommandError, match="Möglich sind"):
        call_command("demo", **wrong)
    assert _companies() == 0
