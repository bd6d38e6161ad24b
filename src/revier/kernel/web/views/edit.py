"""Creating and editing: a full page, or a dialog with the few fields that are needed now."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from revier.base.keys import new_key
from revier.kernel.history import change_sets
from revier.kernel.records import settle
from revier.kernel.records import write as records
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Refused

from .. import addresses, stale
from ..forms import RecordForm, prefilled
from ..pages import NOTHING_CHANGED, Http404, HttpRequest, HttpResponse, asked_by_htmx, page, redirect, way_back
from . import find
from .actions import prompt_after


def create(request: HttpRequest, module: Module) -> HttpResponse:
    """A new record."""
    user = find.allowed(request, module, "create")
    quick = "schnell" in request.GET or "schnell" in request.POST
    names = _names(module, quick)
    key = _own_key(request)
    if request.method != "POST":
        given = {"owner": user, **prefilled(module, user, request.GET.dict())}
        form = RecordForm(module, user, names, initial={**settle.foresee(module.model(**given), user), **given})
        return _form(request, module, form, key=key, quick=quick)
    if _is_stored(module, key):
        return redirect(request, addresses.record(module, key))
    form = RecordForm(module, user, names, initial={"owner": user}, data=request.POST)
    if not form.is_valid():
        return _form(request, module, form, key=key, quick=quick, status=NOTHING_CHANGED)
    try:
        record = records.create(module.model(id=key, **_entered(form, user)), within=_within(user))
    except Refused as refused:
        form.object_to(refused.problems)
        return _form(request, module, form, key=key, quick=quick, status=NOTHING_CHANGED)
    except IntegrityError:
        if not _is_stored(module, key):
            raise
        return redirect(request, addresses.record(module, key))
    told = _("%(title)s is saved.") % {"title": record}
    back = way_back(request, addresses.record(module, key))
    return prompt_after(request, module, record, None) or redirect(request, back, told=told)


def change(request: HttpRequest, module: Module, key: UUID) -> HttpResponse:
    """Edit a record. What somebody else wrote meanwhile stays; where both wrote the same field, a person decides."""
    record = find.record(request, module, key, "change")
    user: Any = request.user
    names = _names(module, quick=False)
    if request.method != "POST":
        return _form(request, module, RecordForm(module, user, names, record=record), record=record)
    form = RecordForm(module, user, names, record=record, data=request.POST)
    if not form.is_valid():
        return _form(request, module, form, record=record, status=NOTHING_CHANGED)
    mine, conflicts = stale.merge(
        form, record, _number(request, "version", record.version), _number(request, "geklaert", 0)
    )
    if conflicts:
        return _form(request, module, form, record=record, conflicts=conflicts, settled=record.version, status=409)
    try:
        changed = records.change(record, within=_within(user), expecting=record.version, **mine)
    except Refused as refused:
        form.object_to(refused.problems)
        return _form(request, module, form, record=record, status=NOTHING_CHANGED)
    except records.Stale:
        return change(request, module, key)
    told = _("%(title)s is saved.") % {"title": changed} if mine else _("Nothing was changed.")
    back = way_back(request, addresses.record(module, key))
    return prompt_after(request, module, changed, record) or redirect(request, back, told=told)


def _is_stored(module: Module, key: UUID) -> bool:
    """Whether the form was sent before, or by a second click at the same moment."""
    records: Any = module.model.objects  # type: ignore[attr-defined]
    return bool(records.unrestricted("a form sent twice creates one record").filter(pk=key).exists())


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else otherwise


def _names(module: Module, quick: bool) -> tuple[str, ...]:
    return tuple(part for name in module.quick for part in module.columns_of(name)) if quick else module.entered


def _own_key(request: HttpRequest) -> UUID:
    """The key of the new record, made with the form: sent twice, it still is one record."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        if request.method == "POST":
            raise Http404 from None
        return new_key()


def _entered(form: RecordForm, user: Any) -> dict[str, Any]:
    """The values of a new record; optional links and persons that were left empty are not mentioned."""
    values = {name: value for name, value in form.values.items() if value is not None}
    return {"owner": user, **values}


def _within(user: Any) -> Any:
    return change_sets.begin(change_sets.Kind.FORM, by=user)


def _form(request: HttpRequest, module: Module, form: RecordForm, *, status: int = 200, **known: Any) -> HttpResponse:
    known = {"record": None, "key": "", "quick": False, "conflicts": [], "settled": "", **known}
    block = "dialog" if asked_by_htmx(request) else ""
    return page(
        request,
        "records/edit.html",
        block=block,
        status=status,
        module=module,
        form=form,
        back=way_back(request),
        **known,
    )
