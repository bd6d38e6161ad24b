"""Verbs: what an action asks, doing it, and the question that may follow a write."""

from typing import Any
from uuid import UUID

from revier.kernel.history import change_sets
from revier.kernel.records import write as records
from revier.kernel.schema.actions import Action
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Refused

from .. import addresses
from ..forms import RecordForm
from ..pages import NOTHING_CHANGED, Http404, HttpRequest, HttpResponse, asked_by_htmx, page, redirect
from . import find


def act(request: HttpRequest, module: Module, key: UUID, name: str) -> HttpResponse:
    """Ask what a verb wants to know, then do it."""
    record = find.record(request, module, key, "change")
    action = module.action(name)
    if action is None:
        raise Http404
    user: Any = request.user
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
    return prompt_after(request, module, changed, record) or redirect(request, _back(request, module, key), told=told)


def prompt_after(request: HttpRequest, module: Module, record: Any, before: Any) -> HttpResponse | None:
    """The dialog that opens by itself when a write made the record fit for it, or None."""
    for action in module.actions:
        if action.prompts and action.suits(record) and (before is None or not action.suits(before)):
            form = RecordForm(module, request.user, action.asks, record=record)
            if asked_by_htmx(request):
                return _dialog(request, module, record, action, form)
            return redirect(request, f"{addresses.action(module, record.pk, action.name)}?danach=1")
    return None


def _dialog(
    request: HttpRequest, module: Module, record: Any, action: Action, form: RecordForm, status: int = 200
) -> HttpResponse:
    back = _back(request, module, record.pk)
    known = {"module": module, "record": record, "action": action, "form": form, "back": back}
    block = "dialog" if asked_by_htmx(request) else ""
    return page(request, action.template, block=block, status=status, **known, offers=offers(module, record, action))


def offers(module: Module, record: Any, action: Action) -> list[Any]:
    """What a module offers in the dialog of an action, beside its fields."""
    return action.offers(record) if action.offers else []


def _back(request: HttpRequest, module: Module, key: UUID) -> str:
    back = request.POST.get("zurueck") or request.GET.get("zurueck", "")
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else addresses.record(module, key)
