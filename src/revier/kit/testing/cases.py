"""The tests every module inherits."""

from typing import ClassVar

from revier.kernel.schema.module import Module


class ModuleTests:
    """Inherit and name the module; what is special about it gets tests of its own."""

    module: ClassVar[type[Module]]
