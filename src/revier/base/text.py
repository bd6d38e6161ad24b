"""Text as people type it: umlauts, ß, spaces, and what they look like in a user name or an index."""

import re
import unicodedata

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "æ": "ae", "ø": "oe"}
)
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_WORD = re.compile(r"[0-9a-z]+")
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # the category Cc, all of it


class _WithoutAccents(dict[int, int | None]):
    """What str.translate() makes of each character: nothing of an accent, the rest as it is. Learns as it goes."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_without_accents = _WithoutAccents()


def tidy(text: str) -> str:
    """The text without control characters and without spaces at its ends or doubled inside."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))).strip()


def plain(text: str) -> str:
    """Lower case without accents; ß becomes ss. "Müßig" → "mussig"."""
    lowered = text.lower().replace("ß", "ss").replace("æ", "ae").replace("ø", "o")
    return lowered if lowered.isascii() else unicodedata.normalize("NFKD", lowered).translate(_without_accents)


def fold(text: str) -> str:
    """The spelling under which a text is found: Müller, Mueller and Muller fold to the same word.

    The price: "Bauer" folds to "baur" on both sides, so a fragment that starts inside such a pair can miss.
    """
    folded = plain(text)
    for pair, single in _DIGRAPHS:
        folded = folded.replace(pair, single)
    return folded


def words(text: str) -> list[str]:
    """The folded words of a text, in order, without punctuation."""
    return _WORD.findall(fold(text))


def sort_key(text: str, length: int = 80) -> str:
    """The key by which German names are sorted (DIN 5007-1: ä like a), the same on every database."""
    return _SPACES.sub(" ", plain(text)).strip()[:length]


def sign_in_name(first_name: str, last_name: str) -> str:
    """First name, dot, last name, in plain letters: "Jörg", "von Weiß" → "joerg.vonweiss"."""
    return ".".join(_ascii_letters(part) for part in (first_name, last_name))


def _ascii_letters(text: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", plain(text.translate(_SPELLED)))
