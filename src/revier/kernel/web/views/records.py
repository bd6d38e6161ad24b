"""The page of a record, its preview, and moving it to the recycle bin and back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from revier.kernel.history import change_sets
from revier.kernel.lists import filters, query
from revier.kernel.lists.question import Question, Term, terms_of
from revier.kernel.records import read
from revier.kernel.records import write as records
from revier.kernel.records.present import Seen, present
from revier.kernel.schema import registry
from revier.kernel.schema.actions import Action
from revier.kernel.schema.layout import Panel, Section
from revier.kernel.schema.module import Module
from revier.kernel.timeline import collect
from revier.kernel.visibility import policy, team_sets

from .. import addresses
from ..pages import Http404, HttpRequest, HttpResponse, page, redirect
from . import find
from .actions import open_to

PREVIEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A panel beside a record: its rows, the list with all of them, and the form for one more."""

    panel: Panel
    module: Module
    rows: list[Seen]
    all: str
    new: str


def show(request: HttpRequest, module: Module, key: UUID) -> HttpResponse:
    """The page of a record."""
    record = find.record(request, module, key)
    user: Any = request.user
    names = [
        part
        for section in module.layout
        for name in section.names
        if name != "teams"
        for part in module.columns_of(name)
    ]
    seen = present(module, [record], user, [*names, "created_at", "created_by", "changed_at", "changed_by"])[0]
    return page(
        request,
        "records/record.html",
        **_basics(request, module, record, seen),
        sections=_sections(module, seen),
        teams=team_sets.teams_of(record.team_set_id),
        panels=[_beside(panel, module, record, user) for panel in registry.panels_of(module)],
        **_story(module, record, seen, user, collect.LIMIT),
        **_way(request, module, record),
    )


@dataclass(frozen=True, slots=True)
class Story:
    """What happened around a record, and what lies ahead."""

    record: Any
    past: list[collect.Happening]
    ahead: list[collect.Happening]


def _story(module: Module, record: Any, seen: Seen, user: Any, limit: int) -> dict[str, Any]:
    """The story of a record; of what nothing hangs on (a call, a task), the story of the customer it belongs to."""
    around = collect.around(record, user)
    if not around:
        record = _customer(module, seen, user) or record
        around = collect.around(record, user)
    past, ahead = collect.story(record, user, limit=limit)
    return {"story": Story(record, past, ahead), "hangs": [_hanging(each, link, record, user) for each, link in around]}


def _customer(module: Module, seen: Seen, user: Any) -> Any:
    for name in module.timeline:
        cell = seen.get(name)
        if cell is not None and cell.to is not None:
            return read.get(cell.to, cell.value, user)
    return None


def preview(request: HttpRequest, module: Module, key: UUID) -> HttpResponse:
    """The narrow form of the page, beside a list."""
    record = find.record(request, module, key)
    user: Any = request.user
    names = [part for name in module.facts for part in module.columns_of(name)]
    seen = present(module, [record], user, names)[0]
    facts = [each for each in _rows(module.facts, module, seen) if each[1]]
    return page(
        request,
        "records/preview.html",
        block="panel",
        **_basics(request, module, record, seen),
        facts=facts,
        **_story(module, record, seen, user, PREVIEW_ROWS),
        within=request.GET.get("liste", ""),
    )


def _basics(request: HttpRequest, module: Module, record: Any, seen: Seen) -> dict[str, Any]:
    user: Any = request.user
    may_change = _may(user, module, record, "change")
    return {
        "module": module,
        "record": record,
        "seen": seen,
        "may_change": may_change,
        "may_delete": _may(user, module, record, "delete"),
        "actions": [action for action in module.actions if may_change and _offered(action, module, record, user)],
    }


def _offered(action: Action, module: Module, record: Any, user: Any) -> bool:
    return action.suits(record) and open_to(user, action, module)


def _may(user: Any, module: Module, record: Any, action: str) -> bool:
    if not policy.may(user, module, action):
        return False
    seen = module.model.objects.visible_to(user, action).filter(pk=record.pk)  # type: ignore[attr-defined]
    return (
        bool(seen.exists()) if module.grant(user.role).reach(action) != module.grant(user.role).reach("view") else True
    )


def _sections(module: Module, seen: Seen) -> list[tuple[Section, list[Any], int]]:
    """The sections in which the person may see something: filled rows, and how many fields are empty."""
    found = []
    for section in module.layout:
        rows = _rows(section.names, module, seen)
        filled = [row for row in rows if row[1]]
        if rows:
            found.append((section, filled, len(rows) - len(filled)))
    return found


def _rows(names: tuple[str, ...], module: Module, seen: Seen) -> list[tuple[str, list[Any]]]:
    """(label, cells that are not empty) of each name; an address is one row of several cells."""
    rows = []
    for name in names:
        cells = [seen.cells[part] for part in module.columns_of(name) if part in seen.cells]
        if not cells:
            continue
        label = str(module.addresses[name].label) if name in module.addresses else cells[0].field.label
        filled = [cell for cell in cells if not cell.empty and not (cell.field.kind == "flag" and not cell.value)]
        rows.append((label, [] if _says_nothing(filled) else filled))
    return rows


def _says_nothing(cells: list[Any]) -> bool:
    """An address of which only the country is known is empty."""
    return (len(cells) == 1 and cells[0].name.endswith("country")) or (len(cells) == 1 and cells[0].value == {})


def _beside(panel: Panel, module: Module, record: Any, user: Any) -> Beside:
    other = registry.module(panel.module)
    where = (*terms_of(panel.where), Term(panel.through, "is", (str(record.pk),)))
    question = Question(other, terms=where, sort=panel.sort)
    may_see, may_create = policy.may(user, other, "view"), policy.may(user, other, "create")
    try:
        keys = query.all_keys(question, user, panel.rows) if may_see else []
    except filters.BadFilter:
        keys = []
    new = addresses.new(other, **{panel.through: str(record.pk)}) if may_create else ""
    return Beside(
        panel, other, query.in_order(other, keys, user, panel.shows), addresses.module(other, question.address()), new
    )


def _hanging(module: Module, link: str, record: Any, user: Any) -> tuple[Module, str, str]:
    """A module whose records hang on this one: its full list, and the form for one more if the person may."""
    question = Question(module, terms=(Term(link, "is", (str(record.pk),)),))
    new = addresses.new(module, **{link: str(record.pk)}) if policy.may(user, module, "create") else ""
    return module, addresses.module(module, question.address()), new


def _way(request: HttpRequest, module: Module, record: Any) -> dict[str, Any]:
    """The way back to the list, and the records before and behind in it."""
    user: Any = request.user
    within = request.GET.get("liste", "")[:2_000]
    if not within:
        return {"within": "", "before": "", "behind": "", "place": 0, "of": 0}
    keys = find.frozen_keys(module, within, str(record.pk), user)
    before, behind, place = query.neighbours(keys, str(record.pk))
    return {
        "within": within,
        "before": addresses.record(module, before, within) if before else "",
        "behind": addresses.record(module, behind, within) if behind else "",
        "place": place,
        "of": len(keys),
    }


def delete(request: HttpRequest, module: Module, key: UUID) -> HttpResponse:
    """Move a record to the recycle bin, after asking once."""
    record = find.record(request, module, key, "delete")
    if request.method != "POST":
        return page(request, "records/delete.html", block="dialog", module=module, record=record)
    records.delete(record, within=change_sets.begin(change_sets.Kind.FORM, by=request.user))
    told = _("%(title)s is in the recycle bin.") % {"title": record}
    return redirect(request, addresses.module(module), told=told, undo=addresses.part(module, key, "wiederherstellen"))


def restore(request: HttpRequest, module: Module, key: UUID) -> HttpResponse:
    """Bring a record back from the recycle bin."""
    user = find.allowed(request, module, "delete")
    try:
        record = read.get_deleted(module, key, user)
    except read.NotThere:
        raise Http404 from None
    if request.method != "POST":
        return page(request, "records/restore.html", block="dialog", module=module, record=record)
    records.restore(record, within=change_sets.begin(change_sets.Kind.FORM, by=user))
    return redirect(request, addresses.record(module, key), told=_("%(title)s is back.") % {"title": record})
