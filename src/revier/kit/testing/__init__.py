"""What tests of modules are written with: a cast, records, forms, refusals, and the tests every module inherits."""

from .afterwards import steps_of, work_off
from .cases import ModuleTests
from .cast import form
from .clock import clock
from .make import make
from .refused import refused
from .screen import SENT_BY_HTMX, sheet, text_of

__all__ = [
    "SENT_BY_HTMX",
    "ModuleTests",
    "clock",
    "form",
    "make",
    "refused",
    "sheet",
    "steps_of",
    "text_of",
    "work_off",
]
