"""Sentences about tasks."""

from revier.kit.testing import ModuleTests

from ..module import Tasks


class TestTasks(ModuleTests):
    module = Tasks
