"""Fetches customers and contacts: everything once, page by page, and from then on what has changed.

The contract lists companies by id; contacts have no list, so a full pull reads the feed from its beginning, too. Each
page and the position behind it are one transaction: a pull that is broken off goes on where it was.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from . import centres, faults, progress, setbacks
from .client import Client
from .models import Entity
from .progress import Kind
from .receive import receive
from .tally import Tally

ENTITIES = "company,contact"
Say = Callable[[str], None]


def pull(client: Client, *, full: bool = False, say: Say = lambda line: None) -> Tally:
    """Bring over what is new; everything when asked, the first time, and when the feed has begun anew.

    Raises a Fault when the order system cannot be read; what was taken until then stays.
    """
    meta = client.meta()
    centres.take(client.centres())
    changes = progress.of(Kind.CHANGES)
    if full or changes.epoch != meta.epoch:
        progress.begin_full(meta.epoch)
    try:
        tally = _everything_left(client, say)
    except faults.Expired:
        say(_("The feed of the order system has begun anew: everything is read once more."))
        progress.begin_full(client.meta().epoch)
        tally = _everything_left(client, say)
    progress.succeeded(Kind.CHANGES, tally)
    return tally


def _everything_left(client: Client, say: Say) -> Tally:
    tally, known = Tally(), centres.Centres()
    _companies(client, known, tally, say)
    _changes(client, known, tally, say)
    _once_more(known, tally)
    return tally


def _companies(client: Client, known: centres.Centres, tally: Tally, say: Say) -> None:
    """All companies by id, from where an earlier pull was broken off."""
    cursor = progress.of(Kind.COMPANIES)
    while cursor.full:
        page = client.companies(cursor.value)
        with progress.step(cursor, page.next_after, ends=not page.next_after):
            done = receive(page.items, known, again={Entity.COMPANY})
        tally.add(done)
        say(_("Companies: %(tally)s") % {"tally": tally})


def _changes(client: Client, known: centres.Centres, tally: Tally, say: Say) -> None:
    """The feed, to its end."""
    cursor = progress.of(Kind.CHANGES)
    more = True
    while more:
        page = client.changes(ENTITIES, cursor.value)
        if page.epoch != cursor.epoch:
            raise _begun_anew(page.epoch)
        more = page.has_more
        if not page.items and page.next_cursor == cursor.value and not cursor.full:
            return
        with progress.step(cursor, page.next_cursor, ends=not more):
            done = receive(page.items, known, again={Entity.CONTACT} if cursor.full else ())
        tally.add(done)
        say(_("Changes: %(tally)s") % {"tally": tally})


def _begun_anew(epoch: str) -> faults.Expired:
    return faults.Expired(_("The feed of the order system has begun anew."), 410, {"epoch": epoch})


def _once_more(known: centres.Centres, tally: Tally) -> None:
    """Try again what was put aside: its company may have come meanwhile."""
    waiting, cursor = setbacks.waiting(), progress.of(Kind.CHANGES)
    if waiting:
        with progress.step(cursor, cursor.value):
            done = receive(waiting, known, again=set(Entity))
        done.seen = done.aside = 0
        tally.add(done)
