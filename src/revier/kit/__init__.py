"""The one page a module reads: every name a module may use, and nothing else of the house."""

from revier.accounts.models import Centre, Team
from revier.accounts.roles import EVERYONE_BUT_TECHNICIANS, EVERYTHING, Role, may
from revier.accounts.teams import TeamName
from revier.kernel.history import change_sets
from revier.kernel.outbox.deliver import listen
from revier.kernel.records import load, read
from revier.kernel.records import write as records
from revier.kernel.records.models import Record, ways_in
from revier.kernel.schema import fields
from revier.kernel.schema.actions import Action
from revier.kernel.schema.change import Change
from revier.kernel.schema.fields import Writer
from revier.kernel.schema.layout import Panel, Section, View
from revier.kernel.schema.module import Module
from revier.kernel.schema.rules import Amendment, Draft, Problem, Refused, check, derive, follow

__all__ = [
    "EVERYONE_BUT_TECHNICIANS",
    "EVERYTHING",
    "Action",
    "Amendment",
    "Centre",
    "Change",
    "Draft",
    "Module",
    "Panel",
    "Problem",
    "Record",
    "Refused",
    "Role",
    "Section",
    "Team",
    "TeamName",
    "View",
    "Writer",
    "change_sets",
    "check",
    "derive",
    "fields",
    "follow",
    "listen",
    "load",
    "may",
    "read",
    "records",
    "ways_in",
]
