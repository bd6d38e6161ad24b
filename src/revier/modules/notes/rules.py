"""What must hold for a note, and what follows for it."""

from revier.kit import Change, derive

SUBJECT_LENGTH = 80


@derive("text")
def subject_is_the_first_line(change: Change) -> None:
    note = change.new
    if not note.subject and note.text:
        note.subject = note.text.strip().splitlines()[0][:SUBJECT_LENGTH]
