"""What a role may do with a record, and which of its fields it may read and write. A refusal is tested twice."""

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from revier.accounts.roles import Reach
from revier.kernel.history import trail
from revier.kernel.lists import columns
from revier.kernel.records import write as records
from revier.kernel.records.write import NotAllowed
from revier.kernel.schema.fields import Writer
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.rules import Refused
from revier.kernel.visibility import field_rights

from .cast import form
from .make import BAIT, SECRET, SECRET_PHONE, make, marked, ordinary
from .refused import refused
from .screen import sheet, text_of, typed
from .stage import Stage


def another(field: Kind, value: Any) -> Any:
    """A value of this kind that differs from the given one."""
    if field.kind == "choice":
        return next(code for code, _label in field.options if code != value)  # type: ignore[attr-defined]
    if field.kind == "moment":
        return timezone.now()
    return {
        "flag": not value,
        "number": 1 if value is None or not isinstance(value, int) else value + 1,
        "money": 12345,
        "day": date(2026, 1, 15),
        "yearly": {"2026": [100, 1]},
    }.get(field.kind, "4711")


class Rights(Stage):
    """Nobody does more than the role allows, on whatever path."""

    def test_whoever_may_not_create_cannot(self, signed_in: Any, network: Any) -> None:
        filled = ordinary(self.module.model, network.anna, {})
        for person in network.without(self.known, "create"):
            browser = signed_in(person)
            with refused():
                sent = {"key": "0197f6a0-0000-7000-8000-000000000001", **typed(self.known, filled)}
                assert browser.post(f"{self.path}neu/", sent).status_code == 404, person
            with refused(NotAllowed):
                records.create(self.module.model(owner=person, **filled), within=form(by=person))

    def test_whoever_may_not_change_cannot(self, signed_in: Any, network: Any) -> None:
        record = make(self.module.model, owner=network.anna)
        for person in network.without(self.known, "change"):
            browser = signed_in(person)
            with refused():
                answer = browser.post(self.at(record, "bearbeiten"), {self.known.title: "Anders"})
                assert answer.status_code == 404, person
                for action in self.known.actions:
                    assert browser.post(self.at(record, f"aktion/{action.name}")).status_code == 404, person
            with refused(NotAllowed):
                records.change(record, within=form(by=person), **self.titled("Anders"))

    def test_whoever_may_not_delete_cannot(self, signed_in: Any, network: Any) -> None:
        record = make(self.module.model, owner=network.anna)
        for person in network.without(self.known, "delete"):
            browser = signed_in(person)
            with refused():
                assert browser.post(self.at(record, "loeschen")).status_code == 404, person
            with refused(NotAllowed):
                records.delete(record, within=form(by=person))

    def test_whoever_may_delete_does_and_brings_it_back(self, signed_in: Any, network: Any) -> None:
        for person in network.with_right(self.known, "delete"):
            record = marked(self.module.model, owner=network.anna)
            browser = signed_in(person)
            sheet(browser.get(self.at(record, "loeschen")), self.at(record)).send(browser)
            assert browser.get(self.at(record)).status_code == 404
            assert str(record.pk) not in text_of(browser.get(f"{self.path}?suche={BAIT}"))
            assert str(record.pk) not in text_of(browser.get(f"/suche/?suche={BAIT}"))
            assert str(record.pk) in text_of(browser.get(f"{self.path}?papierkorb=1"))

            sheet(browser.get(self.at(record, "wiederherstellen")), self.at(record)).send(browser)
            assert browser.get(self.at(record)).status_code == 200
            assert str(record.pk) in text_of(browser.get(f"/suche/?suche={BAIT}"))
            verbs = [step.verb for step in trail.of(record.pk)]
            assert verbs[:2] == ["RESTORED", "DELETED"]

    def test_what_was_deleted_is_brought_back_only_by_those_who_may(self, signed_in: Any, network: Any) -> None:
        record = marked(self.module.model, owner=network.anna)
        records.delete(record, within=form(by=None))
        for person in (*network.without(self.known, "delete"), network.clara):
            browser = signed_in(person)
            with refused():
                assert browser.post(self.at(record, "wiederherstellen")).status_code == 404, person
            trash = text_of(browser.get(f"{self.path}?papierkorb=1"))
            assert person in network.north or SECRET not in trash

    def test_a_hidden_field_is_on_no_page_and_no_question(self, signed_in: Any, network: Any) -> None:
        for person in network.people:
            hidden = field_rights.hidden(person, self.known)
            if not hidden or self.known.grant(person.role).reach("view") == Reach.NONE:
                continue
            record = make(self.module.model, owner=network.anna, by_msto=True, **self._secrets(hidden))
            browser = signed_in(person)
            for address in (self.at(record), self.at(record, "vorschau"), self.path, f"/suche/?suche={BAIT}"):
                assert SECRET not in text_of(browser.get(address)), address
            assert str(record.pk) not in text_of(browser.get(f"{self.path}?suche={BAIT}"))
            offered = text_of(browser.get(f"{self.path}filter/"))
            for name in hidden:
                assert name not in columns.choices(self.known, person)
                assert f'value="{name}"' not in offered
                for operator in self.known.field(name).operators:
                    assert browser.get(f"{self.path}?{name}.{operator}=1").status_code == 400, name
                usual = text_of(browser.get(self.path)).count("data-record")
                assert text_of(browser.get(f"{self.path}?ordnung=-{name}")).count("data-record") == usual

    def _secrets(self, hidden: frozenset[str]) -> dict[str, str]:
        return {name: f"{BAIT} {SECRET}" for name in hidden if self.known.field(name).kind in {"text", "long_text"}}

    def test_a_locked_field_is_in_no_form_and_refused_everywhere(self, signed_in: Any, network: Any) -> None:
        record = make(self.module.model, owner=network.anna)
        for person in network.with_right(self.known, "change"):
            browser = signed_in(person)
            entries = sheet(browser.get(self.at(record, "bearbeiten")), self.at(record))
            for name in field_rights.locked(person, self.known):
                assert name not in entries, (person, name)
                value = another(self.known.field(name), getattr(record, self.known.field(name).attname))
                with refused():
                    entries.send(browser, **typed(self.known, {name: value}))
                with refused(Refused):
                    records.change(record, within=form(by=person), **{name: value})

    def test_an_action_on_locked_fields_is_not_offered(self, signed_in: Any, network: Any) -> None:
        record = make(self.module.model, owner=network.anna)
        for person in network.with_right(self.known, "change"):
            locked, browser = field_rights.locked(person, self.known), signed_in(person)
            for action in self.known.actions:
                if locked & {*action.asks, *action.sets}:
                    with refused():
                        address = self.at(record, f"aktion/{action.name}")
                        assert browser.get(address).status_code == 404, (person, action.name)
                        assert browser.post(address).status_code == 404, (person, action.name)

    def test_what_rules_and_msto_write_nobody_else_does(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        browser = signed_in(anna)
        entries = sheet(browser.get(self.at(record, "bearbeiten")), self.at(record))
        for name, field in self.known.fields.items():
            if field.writer == Writer.PEOPLE:
                continue
            value = anna if field.kind == "person" else another(field, getattr(record, field.attname))
            if field.kind == "link":
                value = record
            assert name not in entries, name
            with refused():
                entries.send(browser, **typed(self.known, {name: value}))
            with refused(Refused):
                records.change(record, within=form(by=anna), **{name: value})

    def test_without_the_token_of_the_form_nothing_is_written(self, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(anna)
        posted = (
            f"{self.path}neu/",
            self.at(record, "bearbeiten"),
            self.at(record, "loeschen"),
            f"{self.path}spalten/",
        )
        with refused():
            for address in posted:
                assert browser.post(address, {self.known.title: SECRET_PHONE}).status_code == 403, address
