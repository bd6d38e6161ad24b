"""Created, changed, never lost: through the forms a person uses, with what the history tells afterwards."""

from typing import Any

from revier.kernel.directory.models import Entry
from revier.kernel.history import trail
from revier.kernel.history.models import ChangeSet, Step
from revier.kernel.records import write as records
from revier.kernel.schema.fields.basic import Kind
from revier.kernel.schema.rules import Refused

from .cast import form
from .make import make, ordinary
from .refused import refused
from .screen import SENT_BY_HTMX, sheet, text_of, typed
from .stage import Stage

HARD_TO_KEEP = "erste Zeile\n\n  zweite Zeile mit „Anführung“ & <b>Klammern</b> "


class Writing(Stage):
    """What a person writes is written once, and stays."""

    def stored(self) -> Any:
        """All records of the module there are."""
        question: Any = self.module.model.objects  # type: ignore[attr-defined]
        return question.unrestricted("a test counts what was written")

    def again(self, record: Any) -> Any:
        """The record as it stands in the database now."""
        return self.stored().get(pk=record.pk)

    @property
    def second(self) -> str:
        """A field of free text besides the title."""
        names = [n for n in self.known.entered if n not in {"teams", self.known.title}]
        return next(n for n in names if self.known.field(n).kind in {"long_text", "text"} and self._is_plain(n))

    def seconded(self, text: str) -> dict[str, Any]:
        """The values that fill that field."""
        return {self.second: text}

    def _is_plain(self, name: str) -> bool:
        return name not in {"zip", "city", "title", "first_name"}

    def test_it_is_created_through_the_form(self, signed_in: Any, frank: Any, anna: Any) -> None:
        person = anna if self.known.grant(anna.role).reach("create") else frank
        browser = signed_in(person)
        entries = sheet(browser.get(f"{self.path}neu/"), f"{self.path}neu/")
        filled = ordinary(self.module.model, person, {self.known.title: "Händler Größe"})
        answer = entries.send(browser, **typed(self.known, filled))

        record = self.stored().get(pk=entries["key"])
        assert answer.url.startswith(self.path)
        assert getattr(record, self.known.title) == "Händler Größe"
        assert record.owner == person
        assert "Händler Größe" in text_of(browser.get(answer.url))

    def test_it_is_created_through_the_quick_dialog(self, signed_in: Any, anna: Any) -> None:
        browser = signed_in(anna)
        entries = sheet(browser.get(f"{self.path}neu/?schnell=1", **SENT_BY_HTMX), f"{self.path}neu/")
        given = {} if self.known.title not in self.known.quick else {self.known.title: "Ganz schnell"}
        filled = ordinary(self.module.model, anna, given)
        quick = {name: value for name, value in filled.items() if name in entries}
        quick |= {self.second: "Ganz schnell"} if not given and self.second in entries else {}
        answer = entries.send(browser, by_htmx=True, **typed(self.known, quick))

        record = self.stored().get(pk=entries["key"])
        assert answer.status_code in {200, 204}
        assert str(record)
        assert record.owner == anna

    def test_sent_twice_it_is_created_once(self, signed_in: Any, anna: Any) -> None:
        browser = signed_in(anna)
        entries = sheet(browser.get(f"{self.path}neu/"), f"{self.path}neu/")
        filled = typed(self.known, ordinary(self.module.model, anna, {}))
        entries.send(browser, **filled)
        with refused():
            assert entries.send(browser, **filled).url == self.at(self.stored().get(pk=entries["key"]))

    def test_an_empty_form_says_what_is_missing_and_writes_nothing(self, signed_in: Any, anna: Any) -> None:
        browser = signed_in(anna)
        entries = sheet(browser.get(f"{self.path}neu/"), f"{self.path}neu/")
        with refused():
            answer = entries.send(browser, owner="", **self.titled(""))

        assert answer.status_code == 422
        assert 'aria-invalid="true"' in text_of(answer)

    def test_a_record_without_what_it_needs_is_refused(self, anna: Any) -> None:
        with refused(Refused):
            records.create(self.module.model(), within=form(by=anna))

    def test_it_is_edited_and_the_history_tells(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna, **self.titled("Vorher"))
        browser = signed_in(anna)
        sheet(browser.get(self.at(record, "bearbeiten")), self.at(record)).send(browser, **self.titled("Nachher"))

        step = trail.of(record.pk).filter(field=self.known.title).get()
        assert (step.old, step.new, step.verb) == ("Vorher", "Nachher", Step.Verb.CHANGED)
        assert (step.change_set.by, step.change_set.kind, step.source) == (anna, ChangeSet.Kind.FORM, "form")
        assert step.version == 2
        again = self.again(record)
        assert (again.version, again.changed_by, again.created_by) == (2, anna, None)

    def test_every_write_has_a_change_set_and_a_directory_entry(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna)
        (step,) = trail.of(record.pk)

        assert step.verb == Step.Verb.CREATED
        assert step.change_set.kind == ChangeSet.Kind.FORM
        entry = Entry.objects.get(record=record.pk)
        assert (entry.title, entry.team_set_id, entry.module) == (str(record), record.team_set_id, self.known.name)

    def test_saving_without_a_change_changes_nothing(self, signed_in: Any, anna: Any) -> None:
        long: dict[str, Any] = {
            n: HARD_TO_KEEP for n in self.known.entered if n != "teams" and self._kind(n) == "long_text"
        }
        record = make(self.module.model, owner=anna, **long)
        browser = signed_in(anna)
        with refused():
            answer = sheet(browser.get(self.at(record, "bearbeiten")), self.at(record)).send(browser)
            assert answer.status_code in {204, 302}

        for name in long:
            assert getattr(self.again(record), name).strip() == HARD_TO_KEEP.strip()

    def _kind(self, name: str) -> str:
        return self.known.field(name).kind

    def test_a_stale_edit_of_the_same_field_asks_and_loses_nothing(self, signed_in: Any, anna: Any, bernd: Any) -> None:
        record = make(self.module.model, owner=anna, **self.titled("Vorher"))
        mine, theirs = signed_in(anna), signed_in(bernd)
        open_form = sheet(mine.get(self.at(record, "bearbeiten")), self.at(record))
        self._edit(theirs, record, {self.known.title: "Ihres"})
        with refused():
            answer = open_form.send(mine, **self.titled("Meines"), **self.seconded("Auch meines"))

        page = text_of(answer)
        assert answer.status_code == 409
        for told in ("Meines", "Ihres", "Vorher", bernd.full_name):
            assert told in page.split('<table class="conflict">', 1)[1].split("</table>", 1)[0]
        decided = sheet(answer, self.at(record))
        assert decided[self.known.title] == "Meines"
        assert decided[self.second] == "Auch meines"
        decided.send(mine)
        again = self.again(record)
        assert (getattr(again, self.known.title), getattr(again, self.second)) == ("Meines", "Auch meines")

    def test_who_decides_for_the_others_text_takes_it(self, signed_in: Any, anna: Any, bernd: Any) -> None:
        record = make(self.module.model, owner=anna, **self.titled("Vorher"))
        mine = signed_in(anna)
        open_form = sheet(mine.get(self.at(record, "bearbeiten")), self.at(record))
        self._edit(signed_in(bernd), record, {self.known.title: "Ihres"})
        answer = open_form.send(mine, **self.titled("Meines"))
        sheet(answer, self.at(record)).send(mine, **self.titled("Ihres"))

        assert getattr(self.again(record), self.known.title) == "Ihres"

    def test_two_people_who_edit_different_fields_both_keep_their_work(
        self, signed_in: Any, anna: Any, bernd: Any, doris: Any
    ) -> None:
        record = make(self.module.model, owner=anna)
        mine = signed_in(anna)
        open_form = sheet(mine.get(self.at(record, "bearbeiten")), self.at(record))
        theirs = sheet(signed_in(bernd).get(self.at(record, "bearbeiten")), self.at(record))
        teams = [*theirs.entries["teams"], str(doris.private_team.pk)]
        theirs.send(signed_in(bernd), owner=str(bernd.pk), teams=teams, **self.seconded("Von Bernd"))

        answer = open_form.send(mine, **self.titled("Von Anna"))

        assert answer.status_code == 302, "there was nothing to decide"
        again = self.again(record)
        assert (getattr(again, self.known.title), getattr(again, self.second)) == ("Von Anna", "Von Bernd")
        assert again.owner == bernd
        assert doris.private_team in again.team_set.teams.all()

    def _edit(self, browser: Any, record: Any, changes: dict[str, Any]) -> None:
        answer = sheet(browser.get(self.at(record, "bearbeiten")), self.at(record)).send(browser, **changes)
        assert answer.status_code in {200, 204, 302}

    def test_it_is_found_by_its_title_in_any_spelling(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna, **self.titled("Müßig-Grün Straßenbau"))
        other = make(self.module.model, owner=anna, **self.titled("Ganz anderes"))
        browser = signed_in(anna)
        for words in ("Müßig", "muessig", "MUSSIG", "strassenbau gru", "Straßenbau Müßig", "grün stra"):
            for address in (
                f"/suche/?suche={words}",
                f"{self.path}?suche={words}",
                f"{self.path}auswahl/?suche={words}",
            ):
                page = text_of(browser.get(address))
                assert str(record.pk) in page, address
                assert str(other.pk) not in page, address

    def test_it_is_no_longer_found_by_its_old_title(self, signed_in: Any, anna: Any) -> None:
        record = make(self.module.model, owner=anna, **self.titled("Altername"))
        browser = signed_in(anna)
        self._edit(browser, record, {self.known.title: "Neuername"})

        assert str(record.pk) not in text_of(browser.get("/suche/?suche=altername"))
        assert str(record.pk) in text_of(browser.get("/suche/?suche=neuername"))

    def test_what_is_told_on_a_page_is_escaped(self, signed_in: Any, anna: Any) -> None:
        evil = "<script>alert(1)</script>"
        texts = {n: evil for n, field in self.known.fields.items() if self._takes_anything(field)}
        record = make(self.module.model, owner=anna, by_msto=True, **texts)
        browser = signed_in(anna)
        for address in (*self.beneath(record)[:3], self.path, "/suche/?suche=script"):
            assert "<script>alert" not in text_of(browser.get(address)), address

    def _takes_anything(self, field: Kind) -> bool:
        return field.kind in {"text", "long_text"} and field.written_by_people and (field.max_length or 0) >= 40
