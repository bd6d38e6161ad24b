"""What is special about companies and about contacts when they arrive. receive.py does what they have in common."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from revier.modules.companies.choices import Branch, LegalForm
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

from . import mapping
from .centres import Centres
from .models import Entity, Link
from .setbacks import SetAside

WHY = "the order system is the same for everybody"


class Desk:
    """Receives the records of one kind."""

    entity: ClassVar[str]
    model: ClassVar[Any]
    shared: ClassVar[tuple[mapping.Shared, ...]]

    def __init__(self, centres: Centres):
        self.centres = centres

    def read(self, record: Any) -> mapping.Told:
        """What the order system says. Raises BadAnswer for a record without id or revision."""
        raise NotImplementedError

    def look_up(self, told: Iterable[mapping.Told]) -> None:
        """Fetch at once what this page needs to know besides the records themselves."""

    def is_exchanged(self, told: mapping.Told) -> bool:
        """Whether the record may live here at all."""
        return True

    def theirs(self, told: mapping.Told) -> dict[str, str]:
        """The shared fields as the order system says them."""
        return told.shared

    def ours(self, record: Any) -> dict[str, str]:
        """The same fields as they are here."""
        return mapping.ours(record, self.shared)

    def to_write(self, take: dict[str, str]) -> dict[str, Any]:
        """Shared fields that were taken → values of the record."""
        return dict(take)

    def owned(self, told: mapping.Told, record: Any) -> dict[str, Any]:
        """The fields only the order system decides on, as they shall be."""
        return {"msto_id": told.msto_id}

    def fresh(self, told: mapping.Told) -> Any:
        """A new record. Raises SetAside when something is missing that cannot be made up."""
        raise NotImplementedError

    def empty(self) -> dict[str, str]:
        """What emptiness is in each shared field."""
        return {each.name: each.empty for each in self.shared}

    def known(self, ids: Iterable[Any] = (), msto_ids: Iterable[str] = ()) -> list[Any]:
        """Our records by key, and by MSTO ID."""
        everybody = self.model.objects.unrestricted(WHY).select_related("team_set")
        found = list(everybody.filter(pk__in=list(ids)))
        numbers = list(msto_ids)
        # Naming the empty one again lets SQLite use the index that leaves it out.
        return found + (list(everybody.filter(msto_id__in=numbers).exclude(msto_id="")) if numbers else [])


class Companies(Desk):
    entity, model, shared = Entity.COMPANY.value, Company, mapping.COMPANY

    def read(self, record: Any) -> mapping.Told:
        return mapping.company(record)

    def is_exchanged(self, told: mapping.Told) -> bool:
        return bool(told.state)

    def owned(self, told: mapping.Told, record: Any) -> dict[str, Any]:
        values = {**super().owned(told, record), "msto_state": told.state}
        if told.last_order:
            values["last_order_on"] = told.last_order
        if told.last_visit:
            values["last_visit_on"] = max(told.last_visit, record.last_visit_on or told.last_visit)
        centre = self.centres.known.get(told.centre)
        if centre is not None and centre.pk != record.leading_centre_id:
            values["leading_centre"] = centre
            if record.owner_id not in self.centres.people(centre.pk):
                # Whoever looked after it cannot see it any more.
                values["owner"] = self.centres.owner(centre.pk) or record.owner
        return values

    def fresh(self, told: mapping.Told) -> Any:
        centre = self.centres.known.get(told.centre)
        if centre is None:
            raise SetAside(_("The leading centre “%(id)s” is not known.") % {"id": told.centre or "–"})
        owner = self.centres.owner(centre.pk)
        if owner is None:
            raise SetAside(_("There is nobody yet whom the company could be assigned to."))
        if not told.shared.get("name"):
            raise SetAside(_("The company has no name."))
        if "country" in told.strange:
            raise SetAside(_("The country “%(code)s” is not known here.") % {"code": told.strange["country"]})
        defaults = {"branch": Branch.OTHER, "legal_form": LegalForm.OTHER, "city": pgettext("city", "unknown")}
        company = Company(owner=owner, leading_centre=centre, **{**defaults, **told.shared})
        for name, value in self.owned(told, company).items():
            setattr(company, name, value)
        return company


class Contacts(Desk):
    entity, model, shared = Entity.CONTACT.value, Contact, mapping.CONTACT

    def __init__(self, centres: Centres):
        super().__init__(centres)
        self._companies: dict[str, Any] = {}
        self._full: dict[UUID, Any] = {}

    def read(self, record: Any) -> mapping.Told:
        return mapping.contact(record)

    def look_up(self, told: Iterable[mapping.Told]) -> None:
        wanted = {each.company for each in told if each.company}
        links = Link.objects.filter(entity=Entity.COMPANY, msto_id__in=wanted)
        self._companies = {link.msto_id: link.record_id for link in links.only("msto_id", "record")}
        self._full = {}

    def theirs(self, told: mapping.Told) -> dict[str, str]:
        company = self._companies.get(told.company)
        return {**told.shared, "company": str(company)} if company else told.shared

    def ours(self, record: Any) -> dict[str, str]:
        return {**super().ours(record), "company": str(record.company_id)}

    def to_write(self, take: dict[str, str]) -> dict[str, Any]:
        return {name: self._by_key(UUID(value)) if name == "company" else value for name, value in take.items()}

    def fresh(self, told: mapping.Told) -> Any:
        key = self._companies.get(told.company)
        company = self._by_key(key) if key else None
        if company is None:
            raise SetAside(_("Its company (MSTO ID %(id)s) is not here yet.") % {"id": told.company or "–"})
        if company.deleted_at is not None:
            raise SetAside(_("Its company “%(name)s” is in the recycle bin.") % {"name": company.name})
        if not told.shared.get("last_name"):
            raise SetAside(_("The contact has no last name."))
        return Contact(company=company, owner_id=company.owner_id, msto_id=told.msto_id, **told.shared)

    def _by_key(self, key: UUID) -> Any:
        """The company with everything the write path will ask of it; those of a page are fetched at once."""
        if not self._full:
            found = Company.objects.unrestricted(WHY).filter(pk__in=self._companies.values())
            self._full = {each.pk: each for each in found.select_related("team_set")}
        return self._full.get(key)
