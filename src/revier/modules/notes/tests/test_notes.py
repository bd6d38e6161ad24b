"""Sentences about notes."""

from revier.kit.testing import ModuleTests

from ..module import Notes


class TestNotes(ModuleTests):
    module = Notes
