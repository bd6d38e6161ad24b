"""What the order system adds to the house: its lines on the page "Betrieb"."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from revier.kernel.jobs.states import State, report

from . import progress
from .models import Batch, Cursor, Entity, Link, Setback
from .progress import Kind
from .tally import told

PULLED_WITHIN = timedelta(minutes=30)
FIGURES_WITHIN = timedelta(days=4)  # a long weekend
SHOWN = 5
_LABELS = {
    Entity.COMPANY: gettext_lazy("Companies from MSTO"),
    Entity.CONTACT: gettext_lazy("Contacts from MSTO"),
}


@report
def states() -> list[State]:
    """How the exchange with the order system is doing."""
    if not settings.MSTO_URL:
        return [State(_("Order system (MSTO)"), True, _("not connected"))]
    changes = progress.of(Kind.CHANGES)
    return [
        State(_("Order system (MSTO)"), _is_recent(changes, PULLED_WITHIN), _last(changes)),
        *(_linked(entity) for entity in Entity),
        _figures(),
        *_setbacks(),
    ]


def _is_recent(cursor: Cursor, within: timedelta) -> bool:
    asked = cursor.last_success_at
    return not cursor.last_error and asked is not None and timezone.now() - asked < within


def _last(cursor: Cursor) -> str:
    parts = [cursor.last_error, _("Everything is being read.") if cursor.full else ""]
    if cursor.last_success_at:
        parts.append(_("Last asked: %(moment)s") % {"moment": _moment(cursor.last_success_at)})
        parts.append(_("Last news: %(tally)s") % {"tally": told(cursor.tally)} if cursor.tally else "")
    elif not any(parts):
        parts.append(_("not asked yet"))
    return " · ".join(part for part in parts if part)


def _linked(entity: Entity) -> State:
    links = Link.objects.filter(entity=entity)
    counts = [
        (links.count(), pgettext("msto", "linked")),
        (links.filter(state=Link.State.LEFT).count(), pgettext("msto", "no longer kept in MSTO")),
        (links.filter(state=Link.State.MERGED).count(), pgettext("msto", "merged in MSTO")),
        (links.exclude(pending={}).count(), pgettext("msto", "changed on both sides")),
        (links.exclude(strange={}).count(), pgettext("msto", "with values unknown here")),
    ]
    aside = Setback.objects.filter(entity=entity).count()
    parts = [_count(count, word) for place, (count, word) in enumerate(counts) if count or not place]
    parts += [_count(aside, pgettext("msto", "put aside"))] if aside else []
    return State(_LABELS[entity], not aside, ", ".join(parts))


def _figures() -> State:
    cursor, batch = progress.of(Kind.FIGURES), Batch.objects.exclude(applied_at=None).order_by("-as_of").first()
    parts = [
        cursor.last_error,
        _("As of %(day)s") % {"day": f"{batch.as_of:%d.%m.%Y}"} if batch else _("no figures yet"),
    ]
    if cursor.last_success_at:
        parts.append(_("Last asked: %(moment)s") % {"moment": _moment(cursor.last_success_at)})
    well = batch is not None and not cursor.last_error and timezone.localdate() - batch.as_of < FIGURES_WITHIN
    return State(_("Figures from MSTO"), well, " · ".join(part for part in parts if part))


def _setbacks() -> list[State]:
    """The first of those that were put aside, each with its reason."""
    return [
        State(f"{setback.get_entity_display()} {setback.msto_id}", False, setback.reason)
        for setback in Setback.objects.order_by("first_at", "pk")[:SHOWN]
    ]


def _count(count: int, word: str) -> str:
    return f"{count:,} {word}".replace(",", ".")


def _moment(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y, %H:%M}"
