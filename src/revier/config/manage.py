"""Any Django command: ./revier manage migrate, modules, demo, messages …"""

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def main(arguments: Sequence[str]) -> None:
    """Carry out a Django command."""
    execute_from_command_line(["./revier manage", *arguments])
