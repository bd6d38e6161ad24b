"""Finds the modules once all models are there."""

from django.apps import AppConfig

from revier.kernel.schema.discovery import discover


class Records(AppConfig):
    name = "revier.kernel.records"

    def ready(self) -> None:
        discover()
