"""How somebody is reached: telephone, e-mail, web."""

from typing import Any
from urllib.parse import urlsplit

import email_validator
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.base import phone

from .text import Text


class PhoneEntry(forms.CharField):
    def to_python(self, value: Any) -> Any:
        try:
            return phone.stored(super().to_python(value) or "")
        except phone.NotAPhoneNumber:
            raise forms.ValidationError(_("This is no telephone number. Example: 0441 9250 17.")) from None

    def prepare_value(self, value: Any) -> Any:
        return phone.shown(value) if value and str(value).startswith("+") else value


class EmailEntry(forms.CharField):
    def to_python(self, value: Any) -> Any:
        address = (super().to_python(value) or "").strip()
        if not address:
            return ""
        try:
            known = email_validator.validate_email(address, check_deliverability=False, test_environment=True)
        except email_validator.EmailNotValidError:
            raise forms.ValidationError(_("This is no e-mail address. Example: name@firma.de.")) from None
        return known.normalized.lower()


class WebEntry(forms.CharField):
    def to_python(self, value: Any) -> Any:
        address = (super().to_python(value) or "").strip()
        if not address:
            return ""
        address = address if "://" in address else f"https://{address}"
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or "") or " " in address:
            raise forms.ValidationError(_("This is no web address. Example: www.firma.de."))
        return address


class _Reach(Text):
    entry_class: type[forms.CharField] = forms.CharField
    operators = ("is", "starts", "contains", "empty", "filled")

    def entry(self) -> forms.Field:
        return self.entry_class(max_length=self.max_length, **self.entry_options())

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        if value:
            value = self.entry_class().to_python(value)
        return super().clean(value, model_instance)


class Phone(_Reach):
    """A telephone number, stored as E.164, shown grouped, a tap rings it."""

    kind = "phone"
    entry_class = PhoneEntry

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        super().__init__(label, *args, **{"max_length": 40, **rest})

    def asked(self, text: str) -> str:
        try:
            return phone.stored(text)
        except phone.NotAPhoneNumber:
            return text

    def written(self, value: Any) -> str:
        return phone.shown(value) if value else ""

    def tokens(self, value: Any) -> list[str]:
        return phone.tokens(value) if value else []


class Email(_Reach):
    """An e-mail address."""

    kind = "email"
    entry_class = EmailEntry

    def __init__(self, label: Any = None, *args: Any, **rest: Any):
        super().__init__(label, *args, **{"max_length": 254, **rest})

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return prepared.lower() if isinstance(prepared, str) else prepared


class Web(_Reach):
    """A web address."""

    kind = "web"
    entry_class = WebEntry
