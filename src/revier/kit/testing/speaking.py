"""The module speaks German, leads from one record to the next, and says why it refuses."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from django.utils import translation

from revier.kernel.schema import registry
from revier.kernel.web import addresses

from .make import make
from .screen import sheet, text_of
from .stage import Stage

# Said alike in both languages.
ALIKE = {"Name", "Status", "Person", "Details", "Fax", "Text", "Start", "Level", "Administration", "MSTO ID"}


class Speaking(Stage):
    """Everything a person reads is German; everything that belongs together is linked."""

    def test_every_word_of_its_catalogue_is_german(self) -> None:
        file = Path(inspect.getfile(self.module)).parent / "locale/de/LC_MESSAGES/django.po"
        with file.open("rb") as stream:
            missing = [message.id for message in read_po(stream, locale="de") if message.id and not _said(message)]

        assert missing == []

    def test_every_label_is_german(self) -> None:
        english = []
        for label in self._labels():
            with translation.override("en"):
                message = str(label)
            with translation.override("de"):
                if str(label) == message and message not in ALIKE and "MSTO" not in message:
                    english.append(message)

        assert english == []

    def _labels(self) -> Iterator[Any]:
        known = self.known
        yield from (self.module.model._meta.verbose_name, self.module.model._meta.verbose_name_plural)
        for field in known.fields.values():
            yield from (field.verbose_name, *([field.help_text] if field.help_text else []))
            for _code, label in field.flatchoices:
                yield from [] if isinstance(label, str) else [label]
        labelled: list[Any] = [*known.views, *known.layout, *known.actions, *registry.panels_of(known)]
        for each in labelled:
            yield each.label
        yield from (view.empty for view in known.views if view.empty)

    def test_every_constraint_says_in_german_what_is_wrong(self) -> None:
        for constraint in self.module.model._meta.constraints:
            message = constraint.violation_error_message
            assert message != constraint.default_violation_error_message, constraint.name
            with translation.override("en"):
                english = str(message)
            assert str(message) != english, constraint.name

    def test_every_field_that_is_entered_has_a_label_in_the_form(self, signed_in: Any, admin: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        page = text_of(signed_in(admin).get(self.at(record, "bearbeiten")))
        for name in self.known.entered:
            if name != "teams":
                assert f'for="id_{name}">{self.known.field(name).label}' in page, name

    def test_a_panel_and_its_plus_lead_to_a_form_that_knows_the_record(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        browser = signed_in(anna)
        page = text_of(browser.get(self.at(record)))
        hanging = [(other, link) for other in registry.modules() for link in other.timeline]
        wanted = [(registry.module(panel.module), panel.through) for panel in registry.panels_of(self.known)]
        wanted += [pair for pair in hanging if pair[0].field(pair[1]).related_model is self.module.model]
        for other, link in wanted:
            address = addresses.new(other, **{link: str(record.pk)})
            assert f'href="{address}"' in page, address
            for form in (address, f"{address}&schnell=1"):
                entries = sheet(browser.get(form), addresses.new(other))
                if link in entries:
                    assert entries[link] == str(record.pk), form
                    assert entries[f"{link}_text"] == str(record), form

    def test_every_action_has_a_dialog_of_its_own(self, signed_in: Any, admin: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        for action in self.known.actions:
            page = text_of(signed_in(admin).get(self.at(record, f"aktion/{action.name}")))
            assert str(action.label) in page or action.template != "records/action.html"
            assert sheet(signed_in(admin).get(self.at(record, f"aktion/{action.name}")), self.at(record))


def _said(message: Any) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings)
