"""Every way to ask about records is refused as long as nobody says for whom it is asked."""

import pytest
from django import forms
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Sum

from revier.kernel.records.gate import Undecided, asking_everybody
from revier.kit.testing import make
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company

pytestmark = pytest.mark.django_db


class Choice(forms.Form):
    company = forms.ModelChoiceField(Company.objects.all())


WAYS = {
    "all": lambda: list(Company.objects.all()),
    "filter": lambda: list(Company.objects.filter(name="A")),
    "exclude": lambda: list(Company.objects.exclude(name="A")),
    "get": lambda: Company.objects.get(name="A"),
    "first": lambda: Company.objects.first(),
    "last": lambda: Company.objects.order_by("name").last(),
    "latest": lambda: Company.objects.latest("created_at"),
    "earliest": lambda: Company.objects.earliest("created_at"),
    "count": lambda: Company.objects.count(),
    "exists": lambda: Company.objects.filter(name="A").exists(),
    "aggregate": lambda: Company.objects.aggregate(Count("pk")),
    "annotate": lambda: list(Company.objects.annotate(n=F("visit_every_days"))),
    "sum": lambda: Company.objects.aggregate(Sum("visit_every_days")),
    "values": lambda: list(Company.objects.values("name")),
    "values_list": lambda: list(Company.objects.values_list("name", flat=True)),
    "in_bulk": lambda: Company.objects.in_bulk(),
    "iterator": lambda: list(Company.objects.iterator(chunk_size=5)),
    "slice": lambda: list(Company.objects.all()[:3]),
    "index": lambda: Company.objects.order_by("name")[0],
    "contains": lambda: Company.objects.contains(Company(pk="0197f6a0-0000-7000-8000-000000000001")),
    "bool": lambda: bool(Company.objects.all()),
    "len": lambda: len(Company.objects.all()),
    "distinct": lambda: list(Company.objects.distinct()),
    "dates": lambda: list(Company.objects.dates("last_order_on", "month")),
    "datetimes": lambda: list(Company.objects.datetimes("created_at", "month")),
    "union": lambda: list(Company.objects.filter(name="A").union(Company.objects.filter(name="B"))),
    "difference": lambda: list(Company.objects.all().difference(Company.objects.filter(name="B"))),
    "or": lambda: list(Company.objects.filter(Q(name="A")) | Company.objects.filter(name="B")),
    "defer": lambda: list(Company.objects.defer("name")),
    "only": lambda: list(Company.objects.only("name")),
    "select_related": lambda: list(Call.objects.select_related("company")),
    "explain": lambda: Company.objects.explain(),
    "form": lambda: Choice({"company": "0197f6a0-0000-7000-8000-000000000001"}).is_valid(),
    "select": lambda: str(Choice()["company"]),
    "manager": lambda: list(Company._default_manager.all()),
    "using": lambda: list(Company.objects.using("default")),
    "reverse": lambda: list(Company.objects.order_by("name").reverse()),
}


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_answered_in_general(way):
    with pytest.raises(Undecided):
        WAYS[way]()


def test_a_question_within_a_question_is_a_question(anna):
    seen = Company.objects.visible_to(anna)
    undecided = Call.objects.filter(company=OuterRef("pk"))
    for question in (
        lambda: list(seen.filter(Exists(undecided))),
        lambda: list(seen.filter(pk__in=Call.objects.values("company"))),
        lambda: list(seen.union(Company.objects.filter(name="B"))),
        lambda: list(Call.objects.visible_to(anna).prefetch_related(Prefetch("company", Company.objects.all()))),
    ):
        make(Call, owner=anna)
        with pytest.raises(Undecided):
            question()


def test_whoever_says_for_whom_is_answered(anna):
    company = make(Company, owner=anna)

    assert list(Company.objects.visible_to(anna)) == [company]
    assert Company.objects.unrestricted("a test counts").count() == 1


def test_everybodys_records_need_a_reason():
    with pytest.raises(ValueError, match="why"):
        Company.objects.unrestricted("")


def test_the_door_that_was_opened_closes_again():
    with asking_everybody("a test"):
        assert Company.objects.count() == 0
    with pytest.raises(Undecided):
        Company.objects.count()


def test_the_refusal_says_what_to_do():
    with pytest.raises(Undecided, match=r"Company: say \.visible_to\(user\)"):
        Company.objects.count()
