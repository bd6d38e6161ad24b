"""Carries out jobs: in the server's supervisor, or in any number of `./revier worker`."""

import logging
import os
import socket
import threading
import traceback
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from . import schedule
from .backend import task_of
from .models import Job, Worker

LEASE = timedelta(seconds=60)
LOOK_EVERY = 0.5
ALIVE_WITHIN = timedelta(seconds=90)
_log = logging.getLogger(__name__)


class Exhausted(Exception):
    """A job was begun as often as it may, and nobody lived to say what became of it."""


def work(stop: threading.Event, name: str = "") -> None:
    """Work until `stop` is set. A broken database connection is waited out, never the end of the worker."""
    name = name or f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"[-80:]
    next_look = timezone.now()
    while not stop.is_set():
        close_old_connections()
        try:
            if timezone.now() >= next_look:
                _report(name)
                schedule.enqueue_due()
                next_look = timezone.now() + timedelta(seconds=20)
            if not run_one(name):
                stop.wait(LOOK_EVERY)
        except Error:
            _log.exception("Database not reachable; trying again.")
            connection.close()
            stop.wait(5)
    connection.close()


def run_one(name: str = "worker") -> bool:
    """Carry out the next job that is due; False when there is none."""
    job = _claim(name, timezone.now())
    if job is None:
        return False
    resting = threading.Event()
    heart = threading.Thread(target=_beat, args=(job, resting), daemon=True)
    heart.start()
    try:
        _carry_out(job)
    finally:
        resting.set()
        heart.join()
    return True


def run_all(limit: int = 1_000) -> int:
    """Carry out what is due now, for tests and commands; returns how many jobs ran."""
    return next((count for count in range(limit) if not run_one()), limit)


def alive(now: datetime | None = None) -> bool:
    """Whether some worker was seen lately."""
    return Worker.objects.filter(seen_at__gte=(now or timezone.now()) - ALIVE_WITHIN).exists()


def _report(name: str) -> None:
    Worker.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})
    Worker.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()


def _due(now: datetime) -> Q:
    return Q(status=Job.Status.READY, run_after__lte=now) | Q(status=Job.Status.RUNNING, lease_until__lt=now)


def _claim(name: str, now: datetime) -> Job | None:
    if not Job.objects.filter(_due(now)).exists():
        return None
    with transaction.atomic():
        jobs = Job.objects.select_for_update(skip_locked=True).filter(_due(now))
        job = jobs.order_by("-priority", "run_after", "pk").first()
        if job is None:
            return None
        job.status, job.worker, job.once = Job.Status.RUNNING, name, None
        job.attempts, job.started_at, job.lease_until = job.attempts + 1, now, now + LEASE
        job.save()
    return job


def _beat(job: Job, resting: threading.Event) -> None:
    """Renew the lease while the job runs, so that only a dead worker's job runs again."""
    while not resting.wait(LEASE.total_seconds() / 3):
        try:
            _held(job).update(lease_until=timezone.now() + LEASE)
        except Error:
            _log.warning("Could not renew the lease of %s; trying again.", job)
        finally:
            connection.close()


def _held(job: Job) -> Any:
    """The job's row as long as this attempt holds it: whoever lost the lease can no longer finish it."""
    return Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING, worker=job.worker, attempts=job.attempts)


def _carry_out(job: Job) -> None:
    try:
        task = task_of(job)
        if job.attempts > task.attempts:
            raise Exhausted("Each attempt ended together with its worker.")
        result = task.func(*job.arguments["args"], **job.arguments["kwargs"])
    except Exception:
        _log.exception("Job %s failed.", job)
        _put_back(job, traceback.format_exc())
    else:
        _held(job).update(status=Job.Status.DONE, finished_at=timezone.now(), result=result, error="")


def _put_back(job: Job, error: str) -> None:
    try:
        task = task_of(job)
        attempts, pause = task.attempts, task.pause
    except Exception:  # the task itself is gone: trying again cannot help
        attempts, pause = 0, 0
    if job.attempts >= attempts:
        _held(job).update(status=Job.Status.FAILED, finished_at=timezone.now(), error=error)
    else:
        later = timezone.now() + timedelta(seconds=pause * 2 ** (job.attempts - 1))
        _held(job).update(status=Job.Status.READY, run_after=later, error=error, lease_until=None, worker=F("worker"))
