"""Money: whole cents inside, German outside."""

import re

_GERMAN = re.compile(r"^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$")


class NotAnAmount(ValueError):
    """The text is no amount of money."""


def cents(text: str) -> int:
    """ "1.234,5 €" → 123450. Raises NotAnAmount for anything a German reader would not read as an amount."""
    match = _GERMAN.match(re.sub(r"[\s€]|EUR", "", text))
    if not match:
        raise NotAnAmount(text)
    sign, whole, fraction = match.groups()
    amount = int(whole.replace(".", "")) * 100 + int((fraction or "").ljust(2, "0"))
    return -amount if sign else amount


def shown(amount: int) -> str:
    """123450 → "1.234,50 €" (with a space that does not break)."""
    return f"{written(amount)}\u00a0€"


def written(amount: int) -> str:
    """123450 → "1.234,50", as it stands in a form."""
    whole, fraction = divmod(abs(amount), 100)
    sign = "−" if amount < 0 else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{fraction:02d}"
