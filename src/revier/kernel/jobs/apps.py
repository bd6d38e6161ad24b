"""Imports every app's jobs.py at the start, so that the timetable is complete in every process."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Jobs(AppConfig):
    name = "revier.kernel.jobs"

    def ready(self) -> None:
        autodiscover_modules("jobs")
