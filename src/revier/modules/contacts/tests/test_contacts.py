"""Sentences about contacts."""

from revier.kit.testing import ModuleTests

from ..module import Contacts


class TestContacts(ModuleTests):
    module = Contacts
