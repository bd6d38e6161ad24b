"""Three values for each field: ours, theirs, and the base both sides last agreed on. Pure.

No clock decides: whoever differs from the base has changed the field, and who has changed it alone wins. When both did,
ours stays and theirs is remembered as pending.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Agreement:
    """take: what shall be written here; base: what is agreed on afterwards; pending: theirs, where both changed."""

    take: dict[str, str] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)


def agree(
    base: Mapping[str, str],
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    empty: Mapping[str, str],
    strange: Container[str] = (),
) -> Agreement:
    """What follows for each of our fields.

    theirs: only what the order system says; nothing said never empties a field here. base: {} when the record meets its
    counterpart for the first time: then the order system is right, because it writes the bills. strange: fields it has
    a value for that is not understood; they count as agreed, or ours would one day overwrite theirs.
    """
    found = Agreement(base=dict(base))
    for name, mine in ours.items():
        if name not in theirs:
            found.base.setdefault(name, mine if name in strange else empty.get(name, ""))
        elif name not in base or base[name] == mine or theirs[name] == mine:
            found.base[name] = theirs[name]
            if theirs[name] != mine:
                found.take[name] = theirs[name]
        elif theirs[name] != base[name]:
            found.pending[name] = theirs[name]
    return found
