"""manage demo: fills an empty database with the invented network, small or very large."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from revier.accounts.models import User
from revier.demo.extent import COMPANIES, Extent
from revier.demo.network import MOST_THROUGH_THE_GATE, create, sign_ins
from revier.modules.companies.models import Company
from revier.world import MOST_CENTRES


class Command(BaseCommand):
    help = "Füllt eine leere Datenbank mit dem Vorführnetz."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--companies", type=int, default=COMPANIES, help="wie viele Firmen (1 bis 1.000.000)")
        parser.add_argument("--centres", type=int, default=MOST_CENTRES, help="wie viele Center (1 bis 80)")
        parser.add_argument("--password", default="", help="gemeinsames Passwort; ohne Angabe wird eines erfunden")

    def handle(self, *_args: Any, **options: Any) -> None:
        companies, centres = options["companies"], options["centres"]
        if not 1 <= companies <= 1_000_000 or not 1 <= centres <= MOST_CENTRES:
            raise CommandError(f"Möglich sind 1 bis 1.000.000 Firmen und 1 bis {MOST_CENTRES} Center.")
        if Company.objects.unrestricted("the demo network goes into an empty database only").exists():
            raise CommandError(
                "In dieser Datenbank gibt es schon Firmen. Das Vorführnetz braucht eine leere Datenbank."
            )
        if User.objects.exists():
            raise CommandError(
                "In dieser Datenbank gibt es schon Personen. Das Vorführnetz braucht eine leere Datenbank."
            )
        password = options["password"] or secrets.token_urlsafe(9)
        extent = Extent(companies, centres, many=companies > MOST_THROUGH_THE_GATE)
        create(password, say=self.stdout.write, extent=extent)
        self.stdout.write(sign_ins(password))
