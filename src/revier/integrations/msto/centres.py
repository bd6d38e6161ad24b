"""The centres of the order system, and who looks after the customers of each."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, IntegerField, Value, When

from revier.accounts.models import Centre, User
from revier.accounts.roles import Role
from revier.kernel.history import deeds
from revier.kernel.visibility import membership

from . import answers

# Who takes a customer nobody has been named for: the first of these roles that the centre has.
_IN_CHARGE = (Role.RM, Role.CM, Role.FN)


class Centres:
    """What one pull knows of the centres; asked once, not for every record."""

    def __init__(self) -> None:
        self.known = {centre.msto_id: centre for centre in Centre.objects.exclude(msto_id=None)}
        self._owners: dict[int, User | None] = {}
        self._people: dict[int, set[int]] = {}

    def owner(self, centre: int) -> User | None:
        """The relationship manager of a centre, or who stands in: CM, FN, the first administrator."""
        if centre not in self._owners:
            order = Case(
                *(When(role=role, then=Value(place)) for place, role in enumerate(_IN_CHARGE)),
                output_field=IntegerField(),
            )
            there = User.objects.filter(centres=centre, role__in=_IN_CHARGE, is_active=True).order_by(order, "pk")
            administrators = User.objects.filter(role=Role.ADMIN, is_active=True).order_by("pk")
            self._owners[centre] = there.first() or administrators.first()
        return self._owners[centre]

    def people(self, centre: int) -> set[int]:
        """Who works for a centre, by key."""
        if centre not in self._people:
            self._people[centre] = set(User.objects.filter(centres=centre).values_list("pk", flat=True))
        return self._people[centre]


def take(told: Iterable[answers.Centre]) -> int:
    """Create the centres that are not known here; returns how many. A centre entered by hand is known by its name."""
    known = set(Centre.objects.exclude(msto_id=None).values_list("msto_id", flat=True))
    return sum(_take(each) for each in told if each.msto_id not in known)


@transaction.atomic
def _take(told: answers.Centre) -> bool:
    namesake = Centre.objects.filter(name=told.name).first()
    if namesake is not None and namesake.msto_id is None:
        namesake.msto_id = told.msto_id
        namesake.save(update_fields=["msto_id"])
        return False
    name = told.name if namesake is None else f"{told.name[:85]} ({told.msto_id})"
    centre = Centre.objects.create(name=name, msto_id=told.msto_id)
    membership.open_centre(centre)
    deeds.note(None, "centre_from_msto", centre=centre.name, msto_id=told.msto_id)
    return True
