"""The cast and the clock, for every test of the house."""

pytest_plugins = ["revier.kit.testing.cast"]
