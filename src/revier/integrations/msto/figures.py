"""The nightly figures: all pages are staged, the batch is checked as a whole, and only then applied.

A checked batch is closed and complete here, so it may be applied company by company, in short transactions that keep
nobody waiting; a break in between is made up for by whoever goes on. A batch that does not add up changes nothing.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.schema.rules import Refused
from revier.modules.companies.models import Company

from . import faults, progress
from .answers import News, RevenuePage, Row
from .client import Client
from .models import Batch, Entity, Link, StagedRow
from .progress import Kind
from .receive import SOURCE
from .setbacks import note, reason_of
from .tally import Tally

DAYS_BACK = 7
COMPANIES = 200
_CHUNK = 5_000
Say = Callable[[str], None]


def fetch(client: Client, *, again: bool = False, say: Say = lambda line: None) -> Tally:
    """Bring over the newest closed batch; again: even if it has been applied already.

    Raises BadAnswer when the batch does not add up; then yesterday's figures stay.
    """
    batch = _unfinished() or _staged(client, again, say)
    if batch is None:
        progress.succeeded(Kind.FIGURES, Tally())
        return Tally()
    tally = _apply(batch, say)
    _finish(batch)
    progress.succeeded(Kind.FIGURES, tally)
    return tally


def _unfinished() -> Batch | None:
    """A batch that was checked but not applied to the end."""
    return Batch.objects.filter(checked=True, applied_at=None).order_by("as_of", "batch_no").first()


def _staged(client: Client, again: bool, say: Say) -> Batch | None:
    """The newest batch, staged and checked; None when there is nothing new."""
    first = _newest(client)
    if first is None:
        return None
    known = Batch.objects.filter(checked=True).order_by("-as_of", "-batch_no").first()
    if known is not None and (first.as_of, first.batch_no) <= (known.as_of, known.batch_no):
        if not again or (first.as_of, first.batch_no) < (known.as_of, known.batch_no):
            return None
        known.delete()
    batch = _begin(first)
    _stage(client, batch, first, say)
    _check(batch)
    return batch


def _newest(client: Client) -> RevenuePage | None:
    """The first page of the newest closed batch: yesterday's, or an older one."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for back in range(DAYS_BACK):
        try:
            return client.revenue((yesterday - timedelta(days=back)).isoformat())
        except faults.NotThere:
            continue
    return None


def _begin(page: RevenuePage) -> Batch:
    """Go on with this batch if it is half staged; whatever else is half staged is dropped."""
    about = {"rows": page.rows, "total_cents": page.total_cents, "sha256": page.sha256}
    half = Batch.objects.filter(checked=False)
    half.exclude(as_of=page.as_of, batch_no=page.batch_no, **about).delete()
    return half.first() or Batch.objects.create(as_of=page.as_of, batch_no=page.batch_no, **about)


def _stage(client: Client, batch: Batch, first: RevenuePage, say: Say) -> None:
    page = first if not batch.after else client.revenue(batch.as_of.isoformat(), batch.after)
    while True:
        if not _belongs(page, batch):
            raise faults.BadAnswer(_("The figures were published anew while they were being read."))
        _keep(page.items, page.next_after, batch)
        say(_("Figures: %(count)s rows read") % {"count": batch.staged.count()})
        if not page.next_after:
            return
        page = client.revenue(batch.as_of.isoformat(), page.next_after)


def _belongs(page: RevenuePage, batch: Batch) -> bool:
    told = (page.as_of, page.batch_no, page.rows, page.total_cents, page.sha256)
    return told == (batch.as_of, batch.batch_no, batch.rows, batch.total_cents, batch.sha256)


def _keep(rows: Iterable[Row], after: str, batch: Batch) -> None:
    """One page and the place behind it: both or neither."""
    staged = [StagedRow(batch=batch, **{name: getattr(row, name) for name in Row.__slots__}) for row in rows]
    try:
        with transaction.atomic():
            StagedRow.objects.bulk_create(staged)
            Batch.objects.filter(pk=batch.pk).update(after=after)
    except IntegrityError:
        batch.delete()
        raise faults.BadAnswer(_("The figures name a company twice for the same year.")) from None
    batch.after = after


def _check(batch: Batch) -> None:
    """Rows, total and hash must be what the batch promised; else it is thrown away."""
    found = batch.staged.aggregate(total=Sum("cents"))["total"] or 0
    count, digest = batch.staged.count(), digest_of(_rows(batch))
    if (count, found, digest) != (batch.rows, batch.total_cents, batch.sha256):
        wrong = (
            pgettext("msto", "rows")
            if count != batch.rows
            else pgettext("msto", "total")
            if found != batch.total_cents
            else pgettext("msto", "checksum")
        )
        batch.delete()
        told = {"day": f"{batch.as_of:%d.%m.%Y}", "what": wrong}
        raise faults.BadAnswer(_("The figures of %(day)s do not add up (%(what)s); the former ones stay.") % told)
    batch.checked = True
    batch.save(update_fields=["checked"])


def digest_of(rows: Iterable[Any]) -> str:
    """The hash of a batch: its rows by company (as a number) and year, a line each."""
    hashed = hashlib.sha256()
    for row in rows:
        last = row.last_order.isoformat() if row.last_order else ""
        hashed.update(f"{row.company}:{row.year}:{row.cents}:{row.orders}:{last}\n".encode())
    return hashed.hexdigest()


def _rows(batch: Batch) -> Iterable[StagedRow]:
    return batch.staged.order_by("company", "year").iterator(chunk_size=_CHUNK)


def _apply(batch: Batch, say: Say) -> Tally:
    tally = Tally()
    while True:
        with transaction.atomic():
            rest = batch.staged.filter(company__gt=batch.applied_to)
            numbers = list(rest.values_list("company", flat=True).distinct().order_by("company")[:COMPANIES])
            if not numbers:
                return tally
            _write(batch, numbers, tally)
            batch.applied_to = numbers[-1]
            batch.save(update_fields=["applied_to"])
        say(_("Figures: %(tally)s") % {"tally": tally})


def _write(batch: Batch, numbers: list[int], tally: Tally) -> None:
    rows = batch.staged.filter(company__gte=numbers[0], company__lte=numbers[-1]).order_by("company", "year")
    links = Link.objects.filter(entity=Entity.COMPANY, msto_id__in=[str(number) for number in numbers])
    keys = dict(links.values_list("msto_id", "record_id"))
    companies = Company.objects.unrestricted("figures are the same for everybody").in_bulk(list(keys.values()))
    for number, own in groupby(rows, key=lambda row: row.company):
        years = list(own)
        company = companies.get(keys.get(str(number)))
        tally.seen += 1
        if company is not None:
            _write_one(company, str(number), years, tally)


def _write_one(company: Company, msto_id: str, rows: list[StagedRow], tally: Tally) -> None:
    values: dict[str, Any] = {"revenue": {str(row.year): [row.cents, row.orders] for row in rows}}
    days = [row.last_order for row in rows if row.last_order]
    if days:
        # A closed batch is older than what the change feed may have brought since.
        values["last_order_on"] = max([*days, company.last_order_on or date.min])
    values = {name: value for name, value in values.items() if getattr(company, name) != value}
    if not values:
        return
    try:
        records.change(company, within=change_sets.begin(change_sets.Kind.SYNC, why=SOURCE), **values)
    except Refused as error:
        note(News(Entity.COMPANY.value, msto_id), reason_of(error, Company))
        tally.aside += 1
    else:
        tally.changed += 1


def _finish(batch: Batch) -> None:
    """The figures are in; their rows are not needed any more, nor are older batches."""
    with transaction.atomic():
        batch.staged.all().delete()
        Batch.objects.exclude(pk=batch.pk).delete()
        batch.applied_at = timezone.now()
        batch.save(update_fields=["applied_at"])
