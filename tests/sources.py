"""The files of the house, for tests that read them instead of running them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "revier"
FACE = ROOT / "frontend" / "src"
_GENERATED = {"migrations", "dist", "__pycache__", "node_modules", "output"}


def files(folder: Path, *endings: str) -> list[Path]:
    """The files with these endings somewhere below a folder, without what is generated."""
    found = (path for ending in endings for path in folder.rglob(f"*{ending}"))
    return sorted(path for path in found if path.is_file() and not _GENERATED & set(path.relative_to(ROOT).parts))


def product() -> list[Path]:
    """The Python of the product, without its tests."""
    return [path for path in files(HOUSE, ".py") if "tests" not in path.parts]


def written_tests() -> list[Path]:
    """The Python of all tests, and of what they are written with."""
    own = [path for path in files(HOUSE, ".py") if "tests" in path.parts]
    return [*own, *files(HOUSE / "kit" / "testing", ".py"), *files(ROOT / "tests", ".py")]


def templates() -> list[Path]:
    """Every template: Jinja2 of ours, and the restyled ones of allauth."""
    return files(HOUSE, ".html")


def modules() -> list[Path]:
    """The folders of the business modules."""
    return sorted(path.parent for path in (HOUSE / "modules").glob("*/module.py"))


def short(path: Path) -> str:
    """The path as it stands in the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(path.read_text(), str(path))


def imports(path: Path) -> Iterator[str]:
    """The full names a file imports: "revier.kit.Record"; relative ones are made absolute."""
    package = path.relative_to(ROOT / "src").with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def committed() -> list[Path]:
    """What git knows, and what it would add; nothing when this is no checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]
