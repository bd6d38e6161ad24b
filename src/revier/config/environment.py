"""What can be set from outside: every variable with its type, its default and one line. Shown by docs/settings.md."""

import os
from dataclasses import dataclass
from pathlib import Path


class BadSetting(Exception):
    """A variable has a value nobody can work with; the message says which and what would do."""


@dataclass(frozen=True)
class Variable:
    """One variable: its name without REVIER_, its default as text, what it is for, and the bounds of a number."""

    name: str
    default: str
    purpose: str
    least: int = 0
    most: int = 1_000

    @property
    def text(self) -> str:
        return os.environ.get(f"REVIER_{self.name}", self.default).strip()

    @property
    def whole_number(self) -> int:
        if not self.text.isdecimal() or not self.least <= int(self.text) <= self.most:
            bounds = f"von {self.least} bis {self.most}"
            raise BadSetting(f"REVIER_{self.name} muss eine ganze Zahl {bounds} sein, nicht „{self.text}“.")
        return int(self.text)

    @property
    def yes(self) -> bool:
        if self.text not in {"0", "1"}:
            raise BadSetting(f"REVIER_{self.name} muss 0 oder 1 sein, nicht „{self.text}“.")
        return self.text == "1"

    @property
    def path(self) -> Path:
        return Path(self.text).expanduser().resolve()


DATA = Variable("DATA", "./data", "Folder for the database, files, mails and the secret key")
HOST = Variable("HOST", "127.0.0.1", "Address the server listens on")
PORT = Variable("PORT", "8000", "Port the server listens on", least=1, most=65_535)
ADDRESS = Variable("ADDRESS", "", "Public address, such as https://crm.example.org; switches on secure cookies")
DATABASE_URL = Variable("DATABASE_URL", "", "postgres://… for PostgreSQL; empty means SQLite in the data folder")
SECRET_KEY = Variable("SECRET_KEY", "", "Signs sessions; empty means one is made and kept in the data folder")
SMTP_URL = Variable("SMTP_URL", "", "smtp://user:password@host:port or smtps://…; empty means mails become files")
MAIL_FROM = Variable("MAIL_FROM", "Revier <revier@localhost>", "Sender of mails")
WORKERS = Variable("WORKERS", "2", "Web processes", least=1, most=64)
WORKER_INSIDE = Variable(
    "WORKER_INSIDE", "1", "1 runs background jobs inside the server, 0 leaves them to ./revier worker"
)
PROXIES = Variable("PROXIES", "0", "Trusted proxies in front, whose X-Forwarded-For is believed")
TRAINING = Variable("TRAINING", "0", "1 marks every page with „Schulung“")
MSTO_URL = Variable("MSTO_URL", "", "Address of the order system, such as http://127.0.0.1:8810/v1; empty means none")
MSTO_TOKEN = Variable("MSTO_TOKEN", "", "Bearer token for the order system")
DEBUG = Variable("DEBUG", "0", "1 shows tracebacks; never outside a developer's machine")

VARIABLES = tuple(value for value in list(globals().values()) if isinstance(value, Variable))
