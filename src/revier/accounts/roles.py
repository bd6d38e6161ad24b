"""The roles of the network and the words for what a role may do."""

from dataclasses import dataclass
from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MST = "MST", _("Mobile service technician")
    RM = "RM", _("Relationship manager")
    CM = "CM", _("Centre manager")
    ADM = "ADM", _("Field sales")
    FN = "FN", _("Franchisee")
    BDM = "BDM", _("Key account manager")
    ADMIN = "ADMIN", _("Administrator")


# The technician's licence is for the tablet only (guide, page 7).
TABLET_ROLES = frozenset({Role.MST})


class Reach(IntEnum):
    """How far a right goes: no record, only one's own, or every record of one's teams."""

    NONE = 0
    OWN = 1
    TEAM = 2


ACTIONS = ("view", "create", "change", "delete", "export")


@dataclass(frozen=True, slots=True)
class Grant:
    """What one role may do with the records of one module."""

    reaches: tuple[tuple[str, Reach], ...] = ()

    def reach(self, action: str) -> Reach:
        """How far the right to do this goes."""
        return dict(self.reaches).get(action, Reach.NONE)


NOTHING = Grant()


def may(text: str) -> Grant:
    """A grant in words: may("view create change:own") views and creates in the team, changes only what is one's own."""
    reaches = []
    for word in text.split():
        action, _colon, own = word.partition(":")
        if action not in ACTIONS or own not in {"", "own"}:
            raise ValueError(f"{word!r} is no right; there are {', '.join(ACTIONS)}, each also with :own.")
        reaches.append((action, Reach.OWN if own else Reach.TEAM))
    return Grant(tuple(reaches))


EVERYTHING = may(" ".join(ACTIONS))
EVERYONE_BUT_TECHNICIANS = tuple(role for role in Role if role not in TABLET_ROLES and role != Role.ADMIN)
