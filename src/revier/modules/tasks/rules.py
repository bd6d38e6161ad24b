"""What must hold for a task, and what follows from it."""

from revier.kit import Change, derive

from .models import Status


@derive("status")
def completion_is_signed(change: Change) -> None:
    task = change.new
    if change.becomes("status", Status.COMPLETED):
        task.completed_at, task.completed_by = change.at, change.by
    elif task.status != Status.COMPLETED:
        task.completed_at = task.completed_by = None
