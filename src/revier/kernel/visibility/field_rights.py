"""Person × field → read, write, or neither. Asked by every face before a value is shown, taken or filtered by."""

from revier.accounts.models import User
from revier.kernel.schema.module import Module


def hidden(user: User, module: Module) -> frozenset[str]:
    """The fields of a module this person may not read, and therefore not filter, sort or find by either."""
    return _columns(module, module.hidden_from.get(user.role, ()))


def locked(user: User, module: Module) -> frozenset[str]:
    """The fields this person may read at the most, not write."""
    return hidden(user, module) | _columns(module, module.locked_for.get(user.role, ()))


def _columns(module: Module, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for name in names for part in module.columns_of(name))
