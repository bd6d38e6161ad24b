"""Every night: customers age out of "active", and years out of the window, even when no new figures arrive."""

from django.utils import timezone
from django_tasks import task

from revier.kit import change_sets, records

from .choices import Type
from .models import Company
from .rules import figures


@task(cron="0 3 * * *")
def types_age() -> int:
    """Compute type, volume and revenue of every company that ever ordered; returns how many were different."""
    today, changed = timezone.localdate(), 0
    ordered = Company.objects.unrestricted("types are computed for the whole network").exclude(type=Type.POTENTIAL)
    for company in ordered.filter(deleted_at__isnull=True).iterator(chunk_size=500):
        now = figures(company.last_order_on, company.revenue, today)
        if any(getattr(company, name) != value for name, value in now.items()):
            # A set of its own for each: whoever listens to changes looks at all steps of a set each time it grows.
            records.change(company, within=change_sets.begin(change_sets.Kind.RULE, why="types_age"), **now)
            changed += 1
    return changed
