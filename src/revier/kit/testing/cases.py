"""The tests every module inherits: seen, hidden, listed, filtered, created, changed, deleted, found, and in German."""

import pytest

from .listing import Listing
from .rights import Rights
from .seeing import Seeing
from .speaking import Speaking
from .writing import Writing


@pytest.mark.django_db
class ModuleTests(Seeing, Rights, Listing, Writing, Speaking):
    """Inherit and name the module; what is special about it gets tests of its own."""
