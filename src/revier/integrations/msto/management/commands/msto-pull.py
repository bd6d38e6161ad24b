"""./revier manage msto-pull: asks the order system now, and says how it goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from revier.integrations.msto import client, faults, figures, progress, pull
from revier.integrations.msto.progress import Kind


class Command(BaseCommand):
    help = "Fetches customers, contacts and figures from the order system."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--full", action="store_true", help="alles von vorn lesen und vergleichen")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            asked = client.configured()
            if asked is None:
                raise CommandError("Es ist kein MSTO eingerichtet (REVIER_MSTO_URL).")
            with progress.noting(Kind.CHANGES):
                tally = pull.pull(asked, full=options["full"], say=self.stdout.write)
            self.stdout.write(f"Stammdaten: {tally}")
            with progress.noting(Kind.FIGURES):
                tally = figures.fetch(asked, again=options["full"], say=self.stdout.write)
            self.stdout.write(f"Zahlen: {tally}")
        except faults.Fault as error:
            raise CommandError(str(error)) from None
