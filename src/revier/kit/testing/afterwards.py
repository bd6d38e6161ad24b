"""What comes after a write: the jobs that follow it, and what the history tells."""

from typing import Any

from revier.kernel.history import trail
from revier.kernel.history.models import Step
from revier.kernel.jobs import worker


def work_off() -> int:
    """Carry out every job that is due; returns how many."""
    return worker.run_all()


def steps_of(record: Any, field: str = "") -> list[Step]:
    """What the history tells of a record, or of one of its fields, the newest first."""
    steps = trail.of(record.pk)
    return list(steps.filter(field=field) if field else steps)
