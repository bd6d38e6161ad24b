"""The list of a module: rows, views, filters, columns, counts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from revier.kernel.lists import columns, filters, query
from revier.kernel.lists.question import Question, Term
from revier.kernel.lists.question import read as read_question
from revier.kernel.schema.layout import View
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

from .. import addresses
from ..pages import HttpRequest, HttpResponse, asked_by_htmx, page, redirect
from .find import allowed


def show(request: HttpRequest, module: Module) -> HttpResponse:
    """A list, or the next rows of it."""
    user = allowed(request, module)
    question = read_question(module, dict(request.GET.lists()))
    try:
        found = query.page(question, user)
    except filters.BadFilter as error:
        return _without_filters(request, module, question, str(error))
    known: dict[str, Any] = {
        "module": module,
        "question": question,
        "found": found,
        "sortable": _sortable(question, found, user),
    }
    if question.after and asked_by_htmx(request):
        return page(request, "records/list.html", block="rows", **known)
    return page(
        request,
        "records/list.html",
        **known,
        count=query.count(question, user),
        chips=[(term, describe(term, module, user)) for term in question.terms],
        views=_views(module),
        may_create=policy.may(user, module, "create"),
        may_restore=policy.may(user, module, "delete"),
        chosen=columns.choices(module, user),
        problem="",
    )


def _without_filters(request: HttpRequest, module: Module, question: Question, problem: str) -> HttpResponse:
    user = allowed(request, module)
    plain = Question(module, view=question.view)
    found = query.page(plain, user)
    return page(
        request,
        "records/list.html",
        status=400,
        module=module,
        question=plain,
        found=found,
        sortable=_sortable(plain, found, user),
        count=query.count(plain, user),
        chips=[],
        views=_views(module),
        may_create=policy.may(user, module, "create"),
        may_restore=policy.may(user, module, "delete"),
        chosen=columns.choices(module, user),
        problem=problem,
    )


def _views(module: Module) -> list[View]:
    return list(module.views)


def _sortable(question: Question, found: query.Page, user: Any) -> set[str]:
    return {name for name in found.columns if columns.is_sortable(name, question.module, user)}


def counts(request: HttpRequest, module: Module) -> HttpResponse:
    """The live counts of the views of a module, fetched once the list itself is there."""
    user = allowed(request, module)
    found = [(view, query.count(Question(module, view=view), user)) for view in module.views]
    current = read_question(module, dict(request.GET.lists())).view
    return page(request, "records/list_parts.html", block="tabs", module=module, tabs=found, current=current)


def choose_columns(request: HttpRequest, module: Module) -> HttpResponse:
    """Keep the columns a person ticked."""
    user = allowed(request, module)
    if request.method == "POST":
        columns.choose(module, user, request.POST.getlist("columns"))
    return redirect(request, addresses.module(module, request.POST.get("zurueck", "")[:2_000]))


def build_filter(request: HttpRequest, module: Module) -> HttpResponse:
    """The form for one more filter: first the field, then what its kind can be asked; then back to the list."""
    user = allowed(request, module)
    question = read_question(module, dict(request.GET.lists()))
    names = [name for name in columns.choices(module, user) if module.field(name).operators]
    name = request.GET.get("feld", "")
    field = module.field(name) if name in names else None
    operator = request.GET.get("art", "")
    if field is not None and operator in field.operators and (values := request.GET.getlist("wert") or [""]):
        added = Term(name, operator, tuple(values))
        if _makes_sense(added, module, user):
            kept = tuple(term for term in question.terms if term.name != added.name)
            return redirect(request, addresses.module(module, question.address(terms=(*kept, added))))
    return page(
        request,
        "records/filter.html",
        block="form",
        module=module,
        question=question,
        fields=[(each, module.field(each)) for each in names],
        field=field,
        name=name,
        operator=operator,
        operators=[(each, operator_label(each)) for each in field.operators] if field is not None else [],
        takes_value=operator in filters.TAKES_VALUE,
        choices=_choices(field),
        tried="wert" in request.GET,
    )


def _choices(field: Any) -> list[tuple[str, str]]:
    return field.options if field is not None and field.kind == "choice" else []


def _makes_sense(term: Term, module: Module, user: Any) -> bool:
    try:
        list(query.matching(Question(module, terms=(term,)), user)[:1])
    except filters.BadFilter:
        return False
    return True


def describe(term: Term, module: Module, user: Any) -> str:
    """A filter in words: "Typ: Potenzieller Kunde", "Letzter Anruf: leer"."""
    _module, field = filters.field_of(term.field, module, user)
    label = operator_label(term.operator)
    if term.operator not in filters.TAKES_VALUE:
        return f"{field.label}: {label}"
    try:
        values = ", ".join(_value(field, value, user) for value in term.values)
    except (ValidationError, ValueError):
        values = ", ".join(term.values)
    return f"{field.label}: {values}" if term.operator in {"is", "any"} else f"{field.label} {label} {values}"


def _value(field: Any, text: str, user: Any) -> str:
    if field.kind == "link":
        found = query.titles([text], user)
        return found.get(text, _("not visible"))
    return str(field.written(field.asked(text))) if field.kind not in {"person", "centre", "moment"} else text


def operator_label(operator: str) -> str:
    """What an operator is called."""
    return {
        "is": _("is"),
        "starts": _("begins with"),
        "contains": _("contains"),
        "any": _("is one of"),
        "none": _("is none of"),
        "least": _("at least"),
        "most": _("at most"),
        "on": _("on"),
        "before": _("before"),
        "after": _("after"),
        "today": _("today"),
        "yesterday": _("yesterday"),
        "tomorrow": _("tomorrow"),
        "last_7": _("last 7 days"),
        "next_7": _("next 7 days"),
        "last_30": _("last 30 days"),
        "next_30": _("next 30 days"),
        "past": _("in the past"),
        "future": _("in the future"),
        "empty": _("empty"),
        "filled": _("not empty"),
        "yes": _("yes"),
        "no": _("no"),
        "me": _("me"),
        "mine": _("my centres"),
    }[operator]
