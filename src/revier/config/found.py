"""Which modules and integrations there are: every folder is one, so adding a folder is enough."""

from pathlib import Path

_HOUSE = Path(__file__).parent.parent


def apps(floor: str) -> list[str]:
    """The packages on a floor ("modules", "integrations"), by name: ["revier.modules.calls", …]."""
    folders = sorted(child.parent.name for child in (_HOUSE / floor).glob("*/__init__.py"))
    return [f"revier.{floor}.{name}" for name in folders]
