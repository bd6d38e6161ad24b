"""When the order system is asked: every few minutes for changes, every night for figures, and at the first start."""

from collections.abc import Callable
from typing import Any

from django_tasks import task

from revier.kernel.jobs.models import Job

from . import client, faults, figures, progress, pull
from .progress import Kind
from .tally import Tally


@task(cron="*/5 * * * *", at_once=True, once="msto:changes", attempts=4, pause=15)
def pull_changes() -> str:
    """Customers and contacts. After everything was read for the first time, the figures follow at once."""
    first = not progress.is_complete()
    told = _asked(Kind.CHANGES, pull_changes, pull.pull)
    if first and progress.is_complete():
        fetch_figures.enqueue(again=True)
    return told


@task(cron="30 2 * * *", once="msto:figures", attempts=6, pause=300)
def fetch_figures(again: bool = False) -> str:
    """Revenue per year and the last order, from the batch of the day that is over."""
    if not progress.is_complete():
        return ""  # there are no customers yet whose figures they could be; they follow the first pull
    return _asked(Kind.FIGURES, fetch_figures, lambda asked: figures.fetch(asked, again=again))


def _asked(kind: str, job: Any, ask: Callable[[client.Client], Tally]) -> str:
    """Ask the order system, if there is one; what goes wrong stands on the page "Betrieb" and is tried again."""
    _forget_failures(job)
    try:
        with progress.noting(kind):
            asked = client.configured()
            return str(ask(asked)) if asked is not None else ""
    except faults.Overtaken:
        return ""


def _forget_failures(job: Any) -> None:
    """A new try is under way: what failed before need not be repeated by hand, nor fill the list of failed jobs."""
    Job.objects.filter(task=job.module_path, status=Job.Status.FAILED).delete()
