"""A note: what is worth remembering about a company or a contact."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from revier.kit import Record, fields, ways_in


class Note(Record):
    subject = fields.Text(_("Subject"), sorted=True)
    text = fields.LongText(_("Text"), optional=True)
    company = fields.Link(_("Company"), "companies.Company", optional=True)
    contact = fields.Link(_("Contact"), "contacts.Contact", optional=True)
    internal_only = fields.Flag(_("For internal use only"))

    class Meta:
        verbose_name, verbose_name_plural = _("Note"), _("Notes")
        indexes = [
            *ways_in("no", "-created_at", "-changed_at"),
            models.Index(fields=["company", "-created_at"], name="no_company"),
            models.Index(fields=["contact", "-created_at"], name="no_contact"),
            models.Index(fields=["owner", "-created_at"], name="no_owner"),
        ]

    def __str__(self) -> str:
        return self.subject
