"""What the rules of the modules derive for a new record, said without asking them one by one."""

from datetime import date

from revier.modules.companies.rules import figures
from revier.modules.contacts.rules import is_generic

from .customers import Values


def company(values: Values, today: date) -> Values:
    """A company with its type, and whether it is synchronised."""
    computed = figures(values.get("last_order_on"), values.get("revenue", {}), today)
    plain = {"type": str(computed["type"]), "volume": str(computed["volume"])}
    return {**values, **computed, **plain, "sync_with_msto": "msto_id" in values}


def contact(values: Values, of: Values) -> Values:
    """A contact with the trade of its company."""
    return {
        **values,
        "branch": of["branch"],
        "email_is_generic": is_generic(values["email"]),
        "sync_with_msto": "msto_id" in values,
    }
