"""Questions tests ask again and again."""

from typing import Any

from revier.integrations.msto import centres, receive
from revier.integrations.msto.answers import News
from revier.integrations.msto.tally import Tally
from revier.kernel.history.models import ChangeSet, Step
from revier.modules.companies.models import Company
from revier.modules.contacts.models import Contact

WHY = "a test looks"


def company(msto_id: str) -> Company:
    found: Company = Company.objects.unrestricted(WHY).get(msto_id=msto_id)
    return found


def contact(msto_id: str) -> Contact:
    found: Contact = Contact.objects.unrestricted(WHY).get(msto_id=msto_id)
    return found


def companies() -> list[Company]:
    return list(Company.objects.unrestricted(WHY).order_by("msto_id"))


def contacts() -> list[Contact]:
    return list(Contact.objects.unrestricted(WHY).order_by("msto_id"))


def history() -> tuple[int, int]:
    """How much history there is: steps and change sets."""
    return Step.objects.count(), ChangeSet.objects.count()


def told(**values: Any) -> dict[str, Any]:
    """A company as the order system sends it."""
    ordinary = {
        "id": "100777",
        "rev": 1,
        "crm_uid": None,
        "state": "active",
        "leading_centre": "1001",
        "last_order": None,
        "name": "Tiefbau Harms GmbH",
        "street": "Werftstraße 12",
        "zip": "26135",
        "city": "Oldenburg",
        "country": "DE",
        "phone": "+49441925017",
        "branch": "earthworks",
        "legal_form": "gmbh",
        "last_visit": None,
    }
    return {**ordinary, **values}


def person(**values: Any) -> dict[str, Any]:
    """A contact as the order system sends it."""
    ordinary = {
        "id": "5000777",
        "rev": 1,
        "crm_uid": None,
        "company_id": "100777",
        "salutation": "ms",
        "first_name": "Jana",
        "last_name": "Harms",
        "function": "Disponentin",
        "phone": None,
        "mobile": "0171 3920001",
        "email": "J.Harms@Tiefbau-Harms.example",
        "left_company": None,
    }
    return {**ordinary, **values}


def arrive(*records: dict[str, Any], kind: str = "upsert", again: bool = False) -> Tally:
    """These records arrive with the change feed."""
    news = [News("contact" if "company_id" in each else "company", each["id"], kind, each) for each in records]
    return receive.receive(news, centres.Centres(), again={"company", "contact"} if again else ())


def gone(msto_id: str, *, entity: str = "company", into: str = "") -> Tally:
    """The order system no longer keeps a record, or has merged it into another."""
    news = News(entity, msto_id, "merged" if into else "deactivated", None, into)
    return receive.receive([news], centres.Centres())
