"""The default backend of django-tasks here: jobs in our own database, with leases, retries and a timetable."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json

from revier.base.keys import new_key

from .models import Job

_STATUS = {
    Job.Status.READY: TaskResultStatus.READY,
    Job.Status.RUNNING: TaskResultStatus.RUNNING,
    Job.Status.DONE: TaskResultStatus.SUCCESSFUL,
    Job.Status.FAILED: TaskResultStatus.FAILED,
}
timetable: dict[str, "PatientTask"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientTask(Task[Any, Any]):
    """A task that is tried again.

    attempts: how often at the most; pause: seconds before the second try, doubled for each further one; cron: when it
    runs by itself; at_once: a new installation does not wait for the first slot; once: while a job with this word is
    waiting, asking for another changes nothing.
    """

    attempts: int = 5
    pause: int = 10
    cron: str = ""
    at_once: bool = False
    once: str = ""

    def __post_init__(self) -> None:
        self.get_backend().validate_task(self)
        if self.cron:
            timetable[self.module_path] = self


class DatabaseBackend(BaseTaskBackend):
    """Stores a job in the transaction of its cause; worker.py carries it out."""

    task_class = PatientTask
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> TaskResult[Any]:
        values = {
            "task": task.module_path,
            "arguments": normalize_json({"args": list(args), "kwargs": dict(kwargs)}),
            "priority": task.priority,
            "run_after": task.run_after or timezone.now(),
        }
        if not task.once:
            return self._told(task, Job.objects.create(**values))
        # Do nothing on conflict: the job that is waiting will do the work of this one, too.
        job = Job(id=new_key(), once=task.once, **values)
        Job.objects.bulk_create([job], ignore_conflicts=True)
        return self._told(task, job)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        try:
            job = Job.objects.get(pk=result_id)
        except (Job.DoesNotExist, ValidationError):
            raise TaskResultDoesNotExist(result_id) from None
        return self._told(task_of(job), job)

    def _told(self, task: Any, job: Job) -> TaskResult[Any]:
        errors = [TaskError(exception_class_path="builtins.Exception", traceback=job.error)] if job.error else []
        told: TaskResult[Any] = TaskResult(
            task=task,
            id=str(job.pk),
            status=_STATUS[Job.Status(job.status)],
            enqueued_at=job.enqueued_at,
            started_at=job.started_at,
            finished_at=job.finished_at,
            last_attempted_at=job.started_at,
            args=job.arguments["args"],
            kwargs=job.arguments["kwargs"],
            backend=self.alias,
            errors=errors,
            worker_ids=[job.worker] * job.attempts,
        )
        object.__setattr__(told, "_return_value", job.result)
        return told


def task_of(job: Job) -> PatientTask:
    """The task a job calls."""
    from_module, _dot, name = job.task.rpartition(".")
    found = getattr(__import__(from_module, fromlist=[name]), name)
    if not isinstance(found, PatientTask):
        raise TypeError(f"{job.task} is no task.")
    return found
