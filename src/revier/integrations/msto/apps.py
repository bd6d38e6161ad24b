"""Registers what the order system tells about itself once all models are there."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Msto(AppConfig):
    name = "revier.integrations.msto"

    def ready(self) -> None:
        autodiscover_modules("integration")
