"""The settings under test: the real ones, with passwords that cost nothing and a database that is thrown away."""

from revier.config.settings import *  # noqa: F403
from revier.config.settings import DATA, DATABASES

PASSWORD_HASHERS = ["tests.settings.QuickHasher", "django.contrib.auth.hashers.Argon2PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads and processes meet as they do in earnest; not synchronised: a power cut loses nothing.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;"


from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402


class QuickHasher(Argon2PasswordHasher):
    """Argon2 with the least it can do: tests sign in hundreds of times."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
