"""Finds the module.py of every installed app."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from .module import Module
from .registry import register


def discover() -> None:
    """Import every app's module.py and register the modules declared there."""
    found = []
    for config in apps.get_app_configs():
        name = f"{config.name}.module"
        if config.name.startswith("revier.modules.") and find_spec(name):
            found += [
                value
                for value in vars(import_module(name)).values()
                if isinstance(value, type) and issubclass(value, Module) and value.__module__ == name
            ]
    register(found)
