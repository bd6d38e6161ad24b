"""The demo network: complete, sound, the same on every run, and seen by the right people."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from revier.accounts.models import Centre, User
from revier.accounts.roles import Role
from revier.demo.extent import Extent
from revier.demo.network import create, sign_ins
from revier.modules.calls.models import Call
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact
from revier.modules.notes.models import Note
from revier.modules.tasks.models import Task
from revier.world.places import LAND_LINES, MOBILES

pytestmark = pytest.mark.django_db
WHY = "a test looks at the whole network"
PASSWORD = "ein-langes-passwort"


@pytest.fixture(scope="module")
def network(django_db_setup, django_db_blocker):
    """One network for all sentences of this file; they only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _made()
        transaction.set_rollback(True)


def _made() -> list[str]:
    told: list[str] = []
    create(PASSWORD, say=told.append, extent=Extent(companies=300, centres=3))
    return told


def _all(model):
    return model.objects.unrestricted(WHY)


def test_the_cast_is_there_and_can_sign_in(network):
    anna = User.objects.get(username="anna.berger")
    assert (anna.role, anna.centres.get()) == (Role.RM, Centre.objects.order_by("pk").first())
    assert {"bernd.albers", "emil.kaya", "doris.hahn", "clara.weiss"} <= set(
        User.objects.values_list("username", flat=True)
    )
    assert all(user.check_password(PASSWORD) for user in (anna, User.objects.get(username="emil.kaya")))
    told = sign_ins(PASSWORD)
    assert PASSWORD in told
    assert all(str(role.label) in told for role in Role)


def test_everybody_is_told_how_far_it_is(network):
    assert "3 Center" in network[0]
    assert network[-1].endswith("Sekunden angelegt.")


def test_figures_are_what_the_calls_say(network):
    held, planned = Q(status="HELD"), Q(status="PLANNED")
    figures = {"last": Max("starts_at", filter=held), "next": Min("starts_at", filter=planned)}
    for model, link in ((Company, "company"), (Contact, "contact")):
        rows = _all(Call).values_list(link).annotate(**figures, held=Count("pk", filter=held))
        counted = {key: (last, following, held) for key, last, following, held in rows}
        for record in _all(model):
            last, following, number = counted.get(record.pk, (None, None, 0))
            assert (record.last_call_at, record.next_call_at) == (last, following)
            assert model is Company or record.calls_held == number


def test_a_third_of_the_companies_was_never_called(network):
    never = _all(Company).filter(last_call_at=None).count() / _all(Company).count()
    assert 0.25 < never < 0.45


def test_every_relationship_manager_has_something_to_do(network):
    today = timezone.localdate()
    for manager in User.objects.filter(role=Role.RM):
        planned = _all(Call).filter(owner=manager, status="PLANNED")
        assert planned.filter(starts_at__date=today).exists()
        assert planned.filter(starts_at__date__lt=today).exists()
        assert planned.filter(starts_at__date__gt=today).exists()
        assert _all(Task).filter(owner=manager, due_at__date__lte=today).exclude(status="COMPLETED").exists()


def test_there_are_priority_visits_and_agreements_that_end_soon(network):
    soon = timezone.localdate() + timedelta(days=90)
    assert _all(Company).filter(priority_visit=True, priority_set_at__isnull=False).exists()
    assert _all(Company).filter(kv_valid_to__range=(timezone.localdate(), soon)).exists()


def test_work_lies_in_the_last_two_years_and_was_done_by_somebody_of_the_centre(network):
    earliest = timezone.now() - timedelta(days=735)
    for model in (Call, Task, Note):
        assert not _all(model).filter(created_at__lt=earliest).exists()
        assert not _all(model).filter(changed_at__gt=timezone.now()).exists()
        assert not _all(model).filter(created_by=None).exists()
    assert not _all(Call).filter(status="HELD", starts_at__gt=timezone.now()).exists()
    for call in _all(Call).select_related("owner", "company")[:200]:
        assert call.owner.role == Role.BDM or call.company.leading_centre in call.owner.own_centres


def test_owners_see_what_is_theirs(network):
    for model in (Company, Contact, Call, Task, Note):
        for owner in User.objects.filter(pk__in=_all(model).values("owner")):
            mine = _all(model).filter(owner=owner).count()
            assert model.objects.visible_to(owner).filter(owner=owner).count() == mine, (model, owner)


def test_nobody_of_another_centre_sees_local_customers(network):
    anna, clara = (User.objects.get(username=name) for name in ("anna.berger", "clara.weiss"))
    for model in (Company, Contact, Call, Task, Note):
        link = "leading_centre" if model is Company else "company__leading_centre"
        level = "level" if model is Company else "company__level"
        seen = model.objects.visible_to(clara)
        assert seen.exists()
        assert not seen.filter(**{link: anna.own_centres[0], level: "LOCAL"}).exists()


def test_nobody_can_be_called_by_telephone(network):
    fictitious = re.compile("|".join(f"{re.escape(start)}\\d\\d\\d?" for start in (*LAND_LINES.values(), *MOBILES)))
    for model, names in ((Company, ("phone", "fax")), (Contact, ("phone", "mobile", "phone_other", "fax"))):
        for numbers in _all(model).values_list(*names):
            assert all(fictitious.fullmatch(number) for number in numbers if number)
    assert all(fictitious.fullmatch(number) for number in User.objects.values_list("phone", flat=True))


def test_nobody_gets_mail(network):
    for model in (Company, Contact, User):
        addresses = (
            model.objects.values_list("email", flat=True)
            if model is User
            else _all(model).values_list("email", flat=True)
        )
        assert all(address.endswith(".example") for address in addresses if address)
