"""What every view of a record begins with: the module of an address, the record of a key, the list one came from."""

import hashlib
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.core.cache import cache

from revier.accounts.models import User
from revier.kernel.lists import filters, query
from revier.kernel.lists.question import Question
from revier.kernel.lists.question import read as read_question
from revier.kernel.records import read
from revier.kernel.schema.module import Module
from revier.kernel.visibility import policy

from ..pages import Http404, HttpRequest

FROZEN_FOR = 2 * 60 * 60
FROZEN = 1_000


def allowed(request: HttpRequest, module: Module, action: str = "view") -> User:
    """The person, if the role may do this in the module at all; otherwise the page does not exist for him."""
    user: Any = request.user
    if not policy.may(user, module, action):
        raise Http404
    return user  # type: ignore[no-any-return]


def record(request: HttpRequest, module: Module, key: UUID, action: str = "view") -> Any:
    """The record, if the person may see it (or change it); otherwise the page does not exist for him."""
    try:
        return read.get(module, key, allowed(request, module), action=action)
    except read.NotThere:
        raise Http404 from None


def question(module: Module, address: str) -> Question:
    """The question of the list an address leads to; address: the part behind "?"."""
    return read_question(module, parse_qs(address.lstrip("?"), keep_blank_values=True))


def frozen_keys(module: Module, address: str, here: str, user: User) -> list[str]:
    """The keys of a list as they were when the first record was opened from it.

    Stepping through them visits every record of the list, also those that no longer fit it after an edit.
    """
    name = f"trail:{user.pk}:{module.name}:{hashlib.sha256(address.encode()).hexdigest()}"
    known: list[str] = cache.get(name) or []
    if here in known:
        return known
    try:
        known = [str(key) for key in query.all_keys(question(module, address), user, FROZEN)]
    except filters.BadFilter:
        return []
    cache.set(name, known, FROZEN_FOR)
    return known
