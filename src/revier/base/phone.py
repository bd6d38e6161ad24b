"""Telephone numbers: one stored form, the German way to write them, and the digits they are found by."""

from functools import lru_cache

import phonenumbers

HOME = "DE"
SHORTEST = 3


class NotAPhoneNumber(ValueError):
    """The text cannot be a telephone number."""


def stored(text: str) -> str:
    """A number as people write it → E.164 ("0171 / 39 20 001" → "+491713920001"); "" stays "".

    Raises NotAPhoneNumber when no telephone could ring under it.
    """
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        raise NotAPhoneNumber(text) from None
    if not phonenumbers.is_possible_number(number):
        raise NotAPhoneNumber(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=10_000)
def shown(number: str) -> str:
    """E.164 → grouped for the eye ("+49 40 66969123"); what is no number comes back as it is."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def tokens(number: str) -> list[str]:
    """The digit strings a stored number is found by: the national number, and its ends of five digits and more."""
    national = _national(number)
    return [national[start:] for start in range(max(1, len(national) - 4))] if national else []


def typed_digits(text: str) -> str:
    """What somebody typed into a search → the digits to look for, or "" when it is no telephone number.

    Country code and leading zero go: "+49 171 39", "0049171 39" and "0171/39" all look for "17139".
    """
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) < SHORTEST or any(c.isalpha() for c in text):
        return ""
    if text.lstrip().startswith("+49"):
        digits = digits[2:]
    elif digits.startswith("0049"):
        digits = digits[4:]
    return digits.lstrip("0")


def _national(number: str) -> str:
    try:
        return str(phonenumbers.parse(number, HOME).national_number)
    except phonenumbers.NumberParseException:
        return ""
