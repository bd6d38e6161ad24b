"""Sentences about calls."""

from revier.kit.testing import ModuleTests

from ..module import Calls


class TestCalls(ModuleTests):
    module = Calls
