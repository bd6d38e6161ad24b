"""What the house refused: put aside with its reason, tried again with every pull, never in the way of the others."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from revier.kernel.schema import registry
from revier.kernel.schema.rules import Refused

from .answers import News
from .models import Setback

AT_ONCE = 200
LONGEST = 400


class SetAside(Exception):
    """A record that cannot be taken now; its text is the reason, as a sentence."""


def reason_of(error: Exception, model: Any) -> str:
    """A sentence for what the house objected to."""
    if isinstance(error, Refused):
        fields = registry.module_of(model).fields
        said = [(fields[p.field].label + ": " if p.field in fields else "") + str(p.text) for p in error.problems]
        return " ".join(said)[:LONGEST]
    if isinstance(error, SetAside):
        return str(error)[:LONGEST]
    return _("The database refuses this record (%(kind)s).") % {"kind": type(error).__name__}


def note(news: News, reason: str) -> None:
    """Put a record aside, or note that it was tried once more in vain."""
    now = timezone.now()
    known = Setback.objects.filter(entity=news.entity, msto_id=news.msto_id).first()
    setback = known or Setback(entity=news.entity, msto_id=news.msto_id, first_at=now, attempts=0)
    setback.reason, setback.payload, setback.tried_at = reason[:LONGEST], json.dumps(news.record), now
    setback.attempts += 1
    setback.save()


def clear(entity: str, msto_ids: Iterable[str]) -> None:
    """These records were taken after all, or are gone."""
    Setback.objects.filter(entity=entity, msto_id__in=list(msto_ids)).delete()


def waiting() -> list[News]:
    """Some of the records that were put aside, those first that have waited longest for another try."""
    return [
        News(setback.entity, setback.msto_id, record=json.loads(setback.payload))
        for setback in Setback.objects.order_by("tried_at", "pk")[:AT_ONCE]
    ]
