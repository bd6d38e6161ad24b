"""Notes what is done around people and rights; nobody can change these notes."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from .models import Deed


def note(by: Any, what: str, *, about: Any = None, **details: Any) -> None:
    """Note a deed: who did what about whom, and the particulars (JSON)."""
    Deed.objects.create(at=timezone.now(), by=by, about=about, what=what, details=details)


def about(person: Any) -> QuerySet[Deed]:
    """What was done about a person, the newest first."""
    return Deed.objects.filter(about=person).order_by("-at").select_related("by")
