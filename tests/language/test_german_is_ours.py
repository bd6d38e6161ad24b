"""How screens speak: to adults, politely, without noise, in the words of the guide."""

import re

import pytest

from revier.config import catalogues

# The words of the guide, used literally: English msgid → what stands on the screen.
GLOSSARY = {
    "Company": "Firma",
    "Companies": "Firmen",
    "Contact": "Kontakt",
    "Contacts": "Kontakte",
    "Call": "Anruf",
    "Calls": "Anrufe",
    "Task": "Aufgabe",
    "Tasks": "Aufgaben",
    "Note": "Notiz",
    "Notes": "Notizen",
    "Centre": "Center",
    "Leading centre": "Leading Center",
    "Assigned to": "Zugewiesen an",
    "Business relationship": "Geschäftsbeziehung",
    "Do not contact": "nicht kontaktieren",
    "Last order on": "Letzter Auftrag am",
    "Priority visit": "Prioritätsbesuch",
    "Visit frequency": "Besuchsfrequenz",
    "Synchronise with MSTO": "mit MSTO synchronisieren",
    "Main contact": "Main Contact",
    "Cross- or upselling": "Zusatz- und/oder Mehrverkauf",
    "Legal form": "Unternehmensform",
    "Trade": "Branche",
    "Level": "Level",
    "Type": "Typ",
    "Terms agreement": "Konditionsvereinbarung",
    "Terms valid from": "KV gültig ab",
    "Terms valid until": "KV gültig bis",
    "Business card": "Visitenkarte",
    "Finances": "Finanzen",
    "CRM journal": "CRM Journal",
    "Member organisations": "Mitgliedsorganisationen",
    "Held": "Durchgeführt",
    "Planned": "Geplant",
    "Cancelled": "Abgesagt",
    "Follow up": "Nachverfolgen",
    "Follow-up call": "Folgeanruf",
    "All contacts without a call": "Alle Kontakte ohne Anruf",
    "Management": "Verwaltung",
    "PD key account team": "PD Großkundenteam",
    "Germany key account team": "Deutschland Großkundenteam",
    "%(centre)s key account team": "%(centre)s Großkundenteam",
    "%(centre)s local customer team": "%(centre)s Lokales Kundenteam",
    "Undo": "Rückgängig",
    "Recycle bin": "Papierkorb",
}
IMPOLITE = re.compile(r"\b(?:du|dir|dich|dein\w*|euch|euer\w*)\b", re.IGNORECASE)
NOISE = re.compile(
    r"!|\bOK\b|\bOkay\b|\bSubmit\b|\bError\b|\bFehler aufgetreten\b|\bungültig\b|\bWarnung:|\bUps\b", re.IGNORECASE
)
FALSE_FRIENDS = re.compile(r"\b(?:User|Account|Login|Button|Dropdown|Tab|Feld erforderlich|Klicken Sie hier)\b")
GERMAN_LETTERS = re.compile(r"[äöüßÄÖÜ]")


def everything():
    for folder in catalogues.folders():
        for message in catalogues.known(folder):
            if message.id:
                english = message.id if isinstance(message.id, str) else message.id[0]
                for german in [message.string] if isinstance(message.string, str) else message.string:
                    yield message.context, english, german


KNOWN = list(everything())


def _with(pattern):
    return [german for _context, _english, german in KNOWN if pattern.search(german)]


def test_screens_say_sie():
    assert _with(IMPOLITE) == []


def test_screens_do_not_shout_and_do_not_speak_computer():
    assert _with(NOISE) == []
    assert _with(FALSE_FRIENDS) == []


@pytest.mark.parametrize("bad", ["Speichern!", "Ihr Passwort ist ungültig", "Bitte wähle dein Center", "Error 500"])
def test_the_rules_would_notice(bad):
    assert any(pattern.search(bad) for pattern in (IMPOLITE, NOISE, FALSE_FRIENDS))


@pytest.mark.parametrize("english", GLOSSARY)
def test_the_words_of_the_guide_are_used_literally(english):
    said = {german for context, known, german in KNOWN if known == english and context is None}

    assert said == {GLOSSARY[english]}


def test_message_ids_are_english():
    assert [english for _context, english, _german in KNOWN if GERMAN_LETTERS.search(english)] == []


def test_quotation_marks_are_german():
    assert [german for _c, _e, german in KNOWN if re.search(r"[“][^“”„]*[”]|\"[^\"]+\"", german)] == []


def test_no_german_text_stands_beside_an_english_id_unchanged():
    """A text that reads the same in both languages is a name or a word of both; anything longer was forgotten."""
    same = {german for _c, english, german in KNOWN if english == german and len(english.split()) > 2}

    assert same <= {"MSTO ID %(id)s", "Status in MSTO"}
