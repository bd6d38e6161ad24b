"""Verbs: what an action asks, doing it, and the question that may follow a write."""

from typing import Any
from uuid import UUID

from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.records.present import present
from revier.kernel.schema.actions import Action
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Refused
from revier.kernel.visibility import field_rights

from .. import addresses
from ..forms import RecordForm
from ..pages import NOTHING_CHANGED, Http404, HttpRequest, HttpResponse, asked_by_htmx, page, redirect, way_back
from . import find


def act(request: HttpRequest, module: Module, key: UUID, name: str) -> HttpResponse:
    """Ask what a verb wants to know, then do it."""
    record = find.record(request, module, key, "change")
    user: Any = request.user
    action = module.action(name)
    if action is None or not open_to(user, action, module):
        raise Http404
    suggested = {name: suggest(record) for name, suggest in action.suggests.items()}
    data = request.POST if request.method == "POST" else None
    form = RecordForm(module, user, action.asks, record=record, initial=suggested, data=data)
    if request.method != "POST":
        return _dialog(request, module, record, action, form)
    if not form.is_valid():
        return _dialog(request, module, record, action, form, status=NOTHING_CHANGED)
    within = change_sets.begin(change_sets.Kind.FORM, by=user, why=str(action.label))
    try:
        changed = records.act(record, name, within=within, **form.values)
    except Refused as refused:
        form.object_to(refused.problems)
        return _dialog(request, module, record, action, form, status=NOTHING_CHANGED)
    told = f"{action.label}: {changed}"
    back = way_back(request, addresses.record(module, key))
    return prompt_after(request, module, changed, record) or redirect(request, back, told=told)


def open_to(user: Any, action: Action, module: Module) -> bool:
    """Whether the person may write every field this verb asks for or sets."""
    return not field_rights.locked(user, module) & {*action.asks, *action.sets}


def prompt_after(request: HttpRequest, module: Module, record: Any, before: Any) -> HttpResponse | None:
    """The dialog that opens by itself when a write made the record fit for it, or None."""
    user: Any = request.user
    for action in module.actions:
        if (
            action.prompts
            and open_to(user, action, module)
            and action.suits(record)
            and (before is None or not action.suits(before))
        ):
            form = RecordForm(module, user, action.asks, record=record)
            if asked_by_htmx(request):
                return _dialog(request, module, record, action, form)
            return redirect(request, f"{addresses.action(module, record.pk, action.name)}?danach=1")
    return None


def _dialog(
    request: HttpRequest, module: Module, record: Any, action: Action, form: RecordForm, status: int = 200
) -> HttpResponse:
    back = way_back(request, addresses.record(module, record.pk))
    seen = present(module, [record], form.user, module.timeline)[0]
    known = {"module": module, "record": record, "seen": seen, "action": action, "form": form, "back": back}
    block = "dialog" if asked_by_htmx(request) else ""
    return page(request, action.template, block=block, status=status, **known, offers=offers(module, record, action))


def offers(module: Module, record: Any, action: Action) -> list[Any]:
    """What a module offers in the dialog of an action, beside its fields."""
    return action.offers(record) if action.offers else []
