"""Makes a change complete and sound before it is stored: rules derive, teams follow, everything is checked."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from revier.accounts.models import User
from revier.kernel.history.models import ChangeSet
from revier.kernel.schema import registry
from revier.kernel.schema.change import Change, stored
from revier.kernel.schema.fields import Writer
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Problem, Refused
from revier.kernel.visibility import field_rights, policy
from revier.kernel.visibility.models import TeamSet

from . import teams
from .present import titles_of

_SYNC = ChangeSet.Kind.SYNC
_MANAGED = {"changed_at", "changed_by", "created_at", "created_by", "version", "deleted_at", "id"}


def derive(change: Change, heritage: TeamSet | None = None) -> None:
    """Fill what follows from what was given: rules in their order, then person, moment and teams."""
    module = registry.module_of(change.new)
    _tidy(change, module)
    _refuse_foreign_hands(change, module)
    past = _past(change, module) if change.with_past else {}
    if change.creates:
        _sign_first(change)
    for rule in module.rules_of("derive"):
        if rule.wakes(change):
            _apply(rule, change, module)
    if not missing(change):  # check() objects; without them nobody can say whose record it is
        teams.derive(change, heritage)
    _sign(change, module)
    for name, value in past.items():
        setattr(change.new, name, value)


def foresee(record: Any, by: User) -> dict[str, Any]:
    """The links that rules would fill in a record nobody has saved yet, so that its form can open with them."""
    module = registry.module_of(record)
    change = Change(new=record, by=by, at=timezone.now())
    for rule in module.rules_of("derive"):
        rule(change)
    names = [name for name, field in module.fields.items() if field.kind in {"link", "centre"}]
    found = {name: getattr(record, name) for name in names if stored(record, name) is not None}
    seen = titles_of((value.pk for name, value in found.items() if module.field(name).kind == "link"), by)
    return {name: value for name, value in found.items() if module.field(name).kind != "link" or value.pk in seen}


def _tidy(change: Change, module: Module) -> None:
    """Bring what was given into its stored form first: "0171 / 39 20 001" is no change of +491713920001."""
    for field in module.fields.values():
        value = getattr(change.new, field.attname)
        if isinstance(value, str) and value:
            # What cannot be tidied is objected to in check(), where all objections are said at once.
            with suppress(ValidationError):
                setattr(change.new, field.attname, field.clean(value, change.new))


def _apply(rule: Any, change: Change, module: Module) -> None:
    before = {name: stored(change.new, name) for name in module.fields}
    rule(change)
    for name, value in before.items():
        if stored(change.new, name) != value:
            change.sources[name] = f"rule:{rule.name}"


def _refuse_foreign_hands(change: Change, module: Module) -> None:
    """A field that the order system or a rule writes, or that the role may not, is refused on every path."""
    if change.door == ChangeSet.Kind.RULE:
        return
    given = [(name, field) for name, field in module.fields.items() if _given(change, name, field)]
    hands = {Writer.PEOPLE, Writer.MSTO} if change.door == _SYNC else {Writer.PEOPLE}
    hands |= {Writer.RULES} if change.with_past else set()
    wrong = [
        Problem(name, _("“%(field)s” is filled automatically and cannot be changed.") % {"field": field.label})
        for name, field in given
        if field.writer not in hands and not (change.creates and name in _MANAGED)
    ]
    locked = field_rights.locked(change.by, module) if change.by is not None else ()
    wrong += [
        Problem(name, _("Your role may not change “%(field)s”.") % {"field": field.label})
        for name, field in given
        if name in locked and field.written_by_people
    ]
    if wrong:
        raise Refused(wrong)


def _past(change: Change, module: Module) -> dict[str, Any]:
    """What a record brings along from elsewhere: who wrote it when, and what rules made of it there."""
    return {
        field.attname: stored(change.new, name)
        for name, field in module.fields.items()
        if field.writer == Writer.RULES and _given(change, name, field)
    }


def _given(change: Change, name: str, field: Any) -> bool:
    if change.old is None:
        return bool(stored(change.new, name) != field.get_default())
    return bool(stored(change.new, name) != stored(change.old, name))


def _sign_first(change: Change) -> None:
    new = change.new
    new.created_at, new.created_by = change.at, change.by
    if new.owner_id is None and change.by is not None:
        new.owner = change.by


def _sign(change: Change, module: Module) -> None:
    """Count the version. Who and when are noted only when a field changed that people write: a nightly figure or a
    counted call is no edit."""
    new, old = change.new, change.old
    new.version = 1 if old is None else old.version + 1
    if old is None or _edited(change, module):
        new.changed_at, new.changed_by = change.at, change.by


def _edited(change: Change, module: Module) -> bool:
    return any(name not in module.fields or module.field(name).written_by_people for name in differences(change))


def check(change: Change) -> None:
    """Every objection at once: the fields' own, then those of the rules. Raises Refused."""
    module = registry.module_of(change.new)
    problems = [*_field_problems(change, module), *_owner_problem(change, module)]
    for rule in module.rules_of("check"):
        if rule.wakes(change):
            problems += rule(change)
    if problems:
        raise Refused(problems)


def _field_problems(change: Change, module: Module) -> list[Problem]:
    if change.old is not None and not _edited(change, module):
        return []  # what rules compute is theirs to get right, and the database's constraints still hold
    try:
        # The database itself keeps links true; asking for each of them once more would cost a query per link.
        change.new.full_clean(exclude=links(change.new) | {"id"})
    except ValidationError as error:
        return missing(change) + [
            Problem("" if name == "__all__" else name, text)
            for name, texts in error.message_dict.items()
            for text in texts
        ]
    return missing(change)


def missing(change: Change) -> list[Problem]:
    """Links that must be there and are not."""
    return [
        Problem(name, _("Please choose."))
        for name, field in registry.module_of(change.new).fields.items()
        if field.is_relation and not field.optional and stored(change.new, name) is None
    ]


def links(record: Any) -> set[str]:
    """The names of the columns that point to other tables."""
    return {field.name for field in record._meta.concrete_fields if field.is_relation}


def _owner_problem(change: Change, module: Module) -> list[Problem]:
    new = change.new
    if change.by is None or change.door == ChangeSet.Kind.RULE or not change.touches("owner", "team_set"):
        return []
    if (
        new.owner_id is None
        or new.owner_id == change.by.pk
        or new.team_set_id is None
        or _would_see(new.owner, new, module)
    ):
        return []
    text = _("%(person)s does not belong to the teams of this record and could not see it.") % {"person": new.owner}
    return [Problem("owner", text)]


def _would_see(person: User, record: Any, module: Module) -> bool:
    if not policy.may(person, module, "view"):
        return False
    return person.is_admin or policy.reaches(person, record.team_set_id)


def differences(change: Change) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, with the column's value before and after. Managed ones do not count."""
    module = registry.module_of(change.new)
    names = [*(name for name in module.fields if name not in _MANAGED), "team_set"]
    if change.old is None:
        return {name: (None, stored(change.new, name)) for name in names}
    pairs = {name: (stored(change.old, name), stored(change.new, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
