"""The tiles of a start page, made from the ready-made lists that say they stand there."""

from dataclasses import dataclass

from revier.accounts.models import User
from revier.kernel.lists import query
from revier.kernel.lists.question import Question
from revier.kernel.records.present import Seen
from revier.kernel.schema import registry
from revier.kernel.schema.layout import View
from revier.kernel.visibility import policy


@dataclass(frozen=True, slots=True)
class Tile:
    """A ready-made list on a start page: its question, how many rows it has, and the first of them."""

    question: Question
    view: View
    count: query.Count
    rows: list[Seen]
    columns: tuple[str, ...]


def of(page: str, user: User) -> list[Tile]:
    """The tiles of a start page ("today", "management") a person may see; those with rows first."""
    found = [
        (module, view)
        for module in registry.modules()
        for view in module.views
        if view.tile == page and policy.may(user, module, "view")
    ]
    tiles = [_tile(Question(module, view=view), view, user) for module, view in found]
    return sorted(tiles, key=lambda tile: -tile.view.rows)


def _tile(question: Question, view: View, user: User) -> Tile:
    count = query.count(question, user)
    if not view.rows or not count.number:
        return Tile(question, view, count, [], ())
    page = query.page(question, user, size=view.rows)
    return Tile(question, view, count, page.rows, page.columns)
