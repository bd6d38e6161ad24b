"""Sentences about companies."""

from revier.kit.testing import ModuleTests

from ..module import Companies


class TestCompanies(ModuleTests):
    module = Companies
