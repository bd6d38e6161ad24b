"""What allauth asks us."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up here: people are entered by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("User name or password are not correct. Nobody has been signed in."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Sign-in names are the same in capitals and small letters."""
        cleaned: str = super().clean_username(username, shallow=shallow)
        return cleaned.lower()

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No greeting at every sign-in: it would stand in the way of the toast that matters."""
