"""./revier manage modules: what there is."""

from typing import Any

from django.core.management.base import BaseCommand

from revier.kernel.schema import registry


class Command(BaseCommand):
    help = "Lists the modules: name, address, fields, what each needs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for module in registry.modules():
            needs = f", braucht {', '.join(module.needs)}" if module.needs else ""
            self.stdout.write(f"{module.name}: {module.labels}, /{module.path}/, {len(module.fields)} Felder{needs}")
