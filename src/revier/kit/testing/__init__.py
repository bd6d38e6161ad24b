"""What tests of modules are written with: a cast, records, forms, refusals, and the tests every module inherits."""

from .cases import ModuleTests
from .cast import form
from .make import make
from .refused import refused

__all__ = ["ModuleTests", "form", "make", "refused"]
