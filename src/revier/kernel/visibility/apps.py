"""Visibility as a Django app; its tables stand in two files, because only one of them may be asked by others."""

from importlib import import_module

from django.apps import AppConfig


class Visibility(AppConfig):
    name = "revier.kernel.visibility"

    def import_models(self) -> None:
        super().import_models()
        import_module(f"{self.name}.reach")
