"""Which columns a list shows, and by which it can be sorted."""

from typing import Any

from revier.accounts.models import User
from revier.kernel.schema import registry
from revier.kernel.schema.module import Module
from revier.kernel.visibility import field_rights

from .filters import BadFilter, field_of
from .models import Layout
from .paging import Order
from .question import Question

UNSORTABLE = {"long_text", "yearly", "person", "centre"}
MOST = 14


def shown(question: Question, user: User) -> tuple[str, ...]:
    """The columns of a list for one person: those of the view, or chosen by the person, or the module's own."""
    module = question.module
    if question.view and question.view.columns:
        names = question.view.columns
    else:
        chosen = Layout.objects.filter(user=user, module=module.name).values_list("columns", flat=True).first()
        names = tuple(chosen or module.columns)
    return readable(names, module, user)


def readable(names: tuple[str, ...], module: Module, user: User) -> tuple[str, ...]:
    """Those of these columns that exist and that the person may read."""
    return tuple(name for name in names if _is_readable(name, module, user))


def _is_readable(name: str, module: Module, user: User) -> bool:
    try:
        field_of(name, module, user)
    except BadFilter:
        return False
    return True


def choose(module: Module, user: User, names: list[str]) -> None:
    """Remember the columns a person chose; none means the module's own again. The title always comes first."""
    known = [name for name in dict.fromkeys(names) if name in choices(module, user)]
    if not known:
        Layout.objects.filter(user=user, module=module.name).delete()
        return
    title = module.columns[0]
    columns = [title, *(name for name in known if name != title)][:MOST]
    Layout.objects.update_or_create(user=user, module=module.name, defaults={"columns": columns})


def choices(module: Module, user: User) -> list[str]:
    """Every column a person may choose for a list."""
    hidden = field_rights.hidden(user, module)
    return [
        name
        for name, field in module.fields.items()
        if name not in hidden and field.kind not in {"long_text", "yearly"}
    ]


def is_sortable(name: str, module: Module, user: User) -> bool:
    """Whether a list can be sorted by this column."""
    if "." in name:
        return False
    _module, field = field_of(name, module, user)
    return field.kind not in UNSORTABLE


def order_of(question: Question, user: User) -> Order:
    """The order of a list; a field nobody can sort by gives the module's own order."""
    module = question.module
    name = question.order.lstrip("-")
    if name not in readable((name,), module, user) or not is_sortable(name, module, user):
        return _order(module, module.sort)
    return _order(module, question.order)


def _order(module: Module, sort: str) -> Order:
    name, descending = sort.lstrip("-"), sort.startswith("-")
    field = module.field(name)
    if field.kind == "link":
        target = registry.module_of(field.related_model)
        title = target.sort_column(target.title)
        return Order(f"{name}__{title}", descending, _column(target, title), field.null)
    column = module.sort_column(name)
    return Order(column, descending, _column(module, column), _column(module, column).null)


def _column(module: Module, name: str) -> Any:
    return module.model._meta.get_field(name)
