"""Names as they stand in addresses of the internet: small ASCII letters, umlauts spelled out."""

import re

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ı": "i"}
    | dict(zip("áàâçćčéèêğíîïñńóòôşśšúùûýžźż", "aaaccceeegiiinnooosssuuuyzzz", strict=True))
)
_OTHER = re.compile(r"[^a-z0-9]+")


def web_name(text: str) -> str:
    """ "Gebr. Möller & Söhne" → "gebr-moeller-soehne"."""
    # The Turkish capital İ becomes two characters in lower case; the second, a lone dot, has to go.
    spelled = text.lower().replace("\u0307", "").translate(_SPELLED)
    return _OTHER.sub("-", spelled).strip("-")
