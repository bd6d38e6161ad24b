"""Takes a page of news into the house, through the gate. Called inside the transaction that also moves the cursor on.

Records that are known are changed only where something differs; new ones are loaded together. What the house refuses is
put aside, and the rest goes on.
"""

from collections.abc import Container, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from revier.kernel.history import change_sets
from revier.kernel.records import load
from revier.kernel.records import write as records
from revier.kernel.schema.change import stored
from revier.kernel.schema.fields import Key
from revier.kernel.schema.rules import Refused

from . import faults, setbacks
from .answers import News
from .centres import Centres
from .conflicts import agree
from .desks import Companies, Contacts, Desk
from .mapping import Told
from .models import Entity, Link
from .setbacks import SetAside
from .tally import Tally

SOURCE = "MSTO"
_REFUSALS = (Refused, SetAside, IntegrityError, DataError)
_TRIES = 3
_LINK = ["rev", "base", "pending", "strange", "state", "merged_into"]


def receive(news: Iterable[News], centres: Centres, *, again: Container[str] = ()) -> Tally:
    """Take a page. again: kinds of which even what is known in this revision is compared, not passed over."""
    newest = {(each.entity, each.msto_id): each for each in news}
    tally = Tally(seen=len(newest))
    for desk in (Companies(centres), Contacts(centres)):  # who works there comes after the company
        own = [each for each in newest.values() if each.entity == desk.entity]
        if own:
            _Page(desk, own, desk.entity in again, tally).take()
    return tally


class _Page:
    """The news of one kind, with everything that is known of them fetched at once."""

    def __init__(self, desk: Desk, news: list[News], again: bool, tally: Tally):
        self.desk, self.news, self.again, self.tally = desk, news, again, tally
        self.told: dict[str, Told] = {}
        self.done: list[str] = []
        self.new_links: list[Link] = []
        self.changed_links: list[Link] = []

    def take(self) -> None:
        ids = [each.msto_id for each in self.news]
        self.links = {link.msto_id: link for link in Link.objects.filter(entity=self.desk.entity, msto_id__in=ids)}
        readable = [each for each in self.news if self._read(each)]
        self.desk.look_up(self.told.values())
        self.records = self._records(readable)
        fresh = [each for each in readable if self._known(each)]
        self._create([(each, self.told[each.msto_id]) for each in fresh])
        Link.objects.bulk_create(self.new_links)
        Link.objects.bulk_update(self.changed_links, _LINK)
        setbacks.clear(self.desk.entity, self.done)

    def _read(self, news: News) -> bool:
        """Read what a record says; False when it is gone there, or nothing can be made of it."""
        if news.kind != "upsert" or news.record is None:
            self._leave(news)
            return False
        told = self._told(news)
        if told is None:
            self._put_aside(news, SetAside(_("The record cannot be read: its id or its revision is missing.")))
            return False
        link = self.links.get(news.msto_id)
        if not self.desk.is_exchanged(told):
            self._leave(news)
            return False
        if link is not None and link.state == Link.State.LINKED and self._is_old(told.rev, link.rev):
            self.done.append(news.msto_id)
            return False
        self.told[news.msto_id] = told
        return True

    def _told(self, news: News) -> Told | None:
        try:
            told = self.desk.read(news.record)
        except faults.BadAnswer:
            return None
        return told if told.msto_id == news.msto_id else None

    def _is_old(self, rev: int, known: int) -> bool:
        return rev < known if self.again else rev <= known

    def _records(self, news: list[News]) -> dict[str, Any]:
        """Our records for these news: by link, else by MSTO ID, else by the key we gave the order system."""
        links = {self.links[each.msto_id].record_id: each.msto_id for each in news if each.msto_id in self.links}
        others = [each.msto_id for each in news if each.msto_id not in self.links]
        uids = {_key(self.told[each].crm_uid): each for each in others if _key(self.told[each].crm_uid)}
        found: dict[str, Any] = {}
        for record in self.desk.known([*links, *uids], others):
            number = links.get(record.pk) or (record.msto_id if record.msto_id in self.told else uids.get(record.pk))
            if number:
                found[number] = record
        self.taken = set(
            Link.objects.filter(record__in=[found[each].pk for each in others if each in found]).values_list(
                "record_id", flat=True
            )
        )
        return found

    def _known(self, news: News) -> bool:
        """Bring a known record up to date; True when there is none yet."""
        record, link = self.records.get(news.msto_id), self.links.get(news.msto_id)
        if record is None and link is None:
            return True
        try:
            self._update(record, link, self.told[news.msto_id])
        except _REFUSALS as error:
            self._put_aside(news, error)
        else:
            self.done.append(news.msto_id)
        return False

    def _update(self, record: Any, link: Link | None, told: Told) -> None:
        desk = self.desk
        if record is None:
            raise SetAside(_("The record it belongs to is no longer here."))
        if link is None and record.pk in self.taken:
            raise SetAside(_("“%(name)s” belongs to another record of the order system.") % {"name": record})
        for attempt in range(_TRIES):
            base = link.base if link else {}
            agreed = agree(base, desk.ours(record), desk.theirs(told), desk.empty(), told.strange)
            wanted = {**desk.owned(told, record), **desk.to_write(agreed.take)}
            values = {name: value for name, value in wanted.items() if not _same(record, name, value)}
            try:
                after = self._write(record, values)
                break
            except records.Stale:
                # Somebody here was faster: compare once more with what there is now.
                if attempt == _TRIES - 1:
                    raise SetAside(_("The record is being changed here just now.")) from None
                (record,) = desk.known([record.pk])
        agreed.base |= {name: value for name, value in desk.ours(after).items() if name in agreed.take}
        self._remember(link, record, told, base=agreed.base, pending=agreed.pending)

    def _write(self, record: Any, values: dict[str, Any]) -> Any:
        if not values:
            return record
        within = change_sets.begin(change_sets.Kind.SYNC, why=SOURCE)
        after = records.change(record, within=within, expecting=record.version, **values)
        self.tally.changed += 1
        return after

    def _remember(self, link: Link | None, record: Any, told: Told, **agreed: dict[str, str]) -> None:
        values = {"rev": told.rev, "strange": told.strange, "state": Link.State.LINKED, "merged_into": "", **agreed}
        if link is None:
            made = Link(entity=self.desk.entity, msto_id=told.msto_id, record_id=record.pk, **values)
            self.new_links.append(made)
            self.tally.linked += 1
        elif any(getattr(link, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(link, name, value)
            self.changed_links.append(link)

    def _create(self, pairs: list[tuple[News, Told]]) -> None:
        """Load new records together; a refusal is narrowed down by halves to those it is about."""
        made: list[tuple[News, Told, Any]] = []
        for news, told in pairs:
            try:
                made.append((news, told, self.desk.fresh(told)))
            except SetAside as error:
                self._put_aside(news, error)
        self._load(made)

    def _load(self, made: list[tuple[News, Told, Any]]) -> None:
        if not made:
            return
        within = change_sets.begin(change_sets.Kind.SYNC, why=SOURCE)
        try:
            with transaction.atomic():
                for _stored in load.load([record for _news, _told, record in made], within=within):
                    pass
        except (*_REFUSALS, ValidationError) as error:
            if len(made) == 1:
                self._put_aside(made[0][0], error)
                return
            for half in (made[: len(made) // 2], made[len(made) // 2 :]):
                self._load([(news, told, self.desk.fresh(told)) for news, told, _used in half])
            return
        for news, told, record in made:
            self.done.append(news.msto_id)
            self._remember(None, record, told, base=self.desk.ours(record), pending={})
            self.tally.linked, self.tally.created = self.tally.linked - 1, self.tally.created + 1

    def _leave(self, news: News) -> None:
        """The order system no longer keeps the record, or has merged it. Here it lives on."""
        self.done.append(news.msto_id)
        link = self.links.get(news.msto_id)
        state = Link.State.MERGED if news.kind == "merged" else Link.State.LEFT
        if link is None or (link.state, link.merged_into) == (state, news.merged_into):
            return
        if self.desk.entity == Entity.COMPANY:
            for company in self.desk.known([link.record_id]):
                self._write(company, {"msto_state": ""} if company.msto_state else {})
        link.state, link.merged_into = state, news.merged_into
        self.changed_links.append(link)
        self.tally.left += 1

    def _put_aside(self, news: News, error: Exception) -> None:
        setbacks.note(news, setbacks.reason_of(error, self.desk.model))
        self.tally.aside += 1


def _same(record: Any, name: str, value: Any) -> bool:
    return bool(stored(record, name) == (value.pk if isinstance(value, Model) else value))


def _key(uid: str) -> Any:
    try:
        return Key().to_python(uid or None)
    except ValidationError:
        return None
