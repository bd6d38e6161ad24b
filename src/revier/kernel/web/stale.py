"""When a form was open while somebody else saved: what is mine, what is theirs, and where a person has to decide."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from revier.kernel.history import trail
from revier.kernel.history.models import Step
from revier.kernel.visibility import team_sets

from .forms import TEAMS, RecordForm


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else wrote meanwhile: mine, now, before, and who it was."""

    name: str
    label: str
    mine: str
    now: str
    before: str
    step: Step


def merge(form: RecordForm, record: Any, seen: int, settled: int) -> tuple[dict[str, Any], list[Conflict]]:
    """What this person changed, and where somebody else changed the same.

    seen: the version the form was opened with; what this person left as it was then is not written, so the others' work
    stays. settled: the version up to which the person has been shown the conflicts and has decided.
    """
    others = trail.changed_since(record.pk, seen) if seen < record.version else {}
    mine: dict[str, Any] = {}
    conflicts = []
    for name, value in form.values.items():
        steps = others.get("team_set" if name == TEAMS else name)
        if _same(value, _when_opened(form, name, steps)):
            continue
        mine[name] = value
        if steps and steps[1].version > settled and not _same(value, form.initial.get(name)):
            conflicts.append(_conflict(form, name, value, steps))
    return mine, conflicts


def _when_opened(form: RecordForm, name: str, steps: tuple[Step, Step] | None) -> Any:
    if steps is None:
        return form.initial.get(name)
    if name == TEAMS:
        return team_sets.teams_of(int(steps[0].old or 0))
    return form.module.field(name).from_history(steps[0].old)


def _conflict(form: RecordForm, name: str, value: Any, steps: tuple[Step, Step]) -> Conflict:
    now = form.initial.get(name)
    if name == TEAMS:
        mine, theirs = (", ".join(str(team) for team in teams or []) for teams in (value, now))
        return Conflict(name, _("Teams"), mine, theirs, "", steps[1])
    field = form.module.field(name)
    if field.is_relation:
        return Conflict(name, field.label, str(value or ""), str(now or ""), "", steps[1])
    before = field.from_history(steps[0].old)
    return Conflict(name, field.label, field.written(value), field.written(now), field.written(before), steps[1])


def _same(one: Any, other: Any) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    """A value in a form in which two can be compared, whether they come from a form, a record or the history."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0)  # forms know minutes only
    if isinstance(value, UUID | int) or hasattr(value, "pk"):
        return str(getattr(value, "pk", value))  # the history knows links by their keys
    if isinstance(value, list) or hasattr(value, "model"):
        return sorted(each.pk for each in value)
    return value
