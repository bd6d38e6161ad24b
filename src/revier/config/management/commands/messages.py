"""./revier manage messages: collects the messages of the sources and says what is not translated yet."""

from typing import Any

from django.core.management.base import BaseCommand

from revier.config import catalogues


class Command(BaseCommand):
    help = "Collects the messages of the sources into the German catalogues."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for folder in catalogues.folders():
            catalogue = catalogues.update(folder)
            missing = [message.id for message in catalogue if message.id and not message.string]
            if len(catalogue):
                self.stdout.write(f"{folder.name}: {len(catalogue)} Texte, {len(missing)} ohne Deutsch")
            for message in missing:
                self.stdout.write(f"  {message}")
        catalogues.compile_all()
