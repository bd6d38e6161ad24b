"""The cast and the clock, for every test of the house."""

import pytest

pytest.register_assert_rewrite("revier.kit.testing")
pytest_plugins = ["revier.kit.testing.cast"]
