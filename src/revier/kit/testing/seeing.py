"""Who sees a record, and who never hears of it."""

from typing import Any

from revier.accounts.roles import Reach, Role
from revier.kernel.schema import registry
from revier.kernel.web import addresses

from .make import BAIT, make, marked
from .refused import refused
from .screen import sheet, text_of, without_tokens
from .stage import Stage, betrays


class Seeing(Stage):
    """A record is seen by its teams, on every page, and by nobody else, on none."""

    def test_a_colleague_sees_it(self, signed_in: Any, anna: Any, bernd: Any) -> None:
        record = marked(self.module.model, owner=anna)
        browser = signed_in(bernd)

        assert str(record) in text_of(browser.get(self.at(record)))
        assert str(record) in text_of(browser.get(self.at(record, "vorschau")))
        assert str(record.pk) in text_of(browser.get(self.path))
        assert str(record.pk) in text_of(browser.get(f"{self.path}?suche={BAIT}"))
        assert str(record.pk) in text_of(browser.get(f"/suche/?suche={BAIT}"))

    def test_every_page_of_it_works(self, signed_in: Any, frank: Any) -> None:
        record = marked(self.module.model, owner=frank)
        browser = signed_in(frank)

        for address in (*self.beneath(record), *self.around()):
            if self.known.grant(Role.FN).reach("create") or not address.endswith("/neu/"):
                assert browser.get(address).status_code == 200, address

    def test_for_another_centre_it_does_not_exist(self, signed_in: Any, anna: Any, clara: Any) -> None:
        record = marked(self.module.model, owner=anna)
        browser = signed_in(clara)

        for address in self.beneath(record):
            answer = browser.get(address)
            assert answer.status_code == 404, address
            assert not betrays(answer, record), address

    def test_no_page_of_another_centre_tells_of_it(self, signed_in: Any, anna: Any, clara: Any) -> None:
        record = marked(self.module.model, owner=anna)
        browser = signed_in(clara)

        for address in self.around():
            assert not betrays(browser.get(address), record), address

    def test_another_centre_cannot_touch_it(self, signed_in: Any, anna: Any, clara: Any) -> None:
        record = marked(self.module.model, owner=anna)
        browser = signed_in(clara)

        with refused():
            for address in self.beneath(record)[2:]:
                assert browser.post(address, {"version": "1"}).status_code == 404, address

    def test_counts_of_another_centre_do_not_know_it(self, signed_in: Any, anna: Any, clara: Any) -> None:
        browser = signed_in(clara)
        addresses = ("/", "/verwaltung/", f"{self.path}anzahl/", self.path, f"{self.path}?suche=nichts")
        without = [without_tokens(text_of(browser.get(address))) for address in addresses]
        marked(self.module.model, owner=anna)

        assert [without_tokens(text_of(browser.get(address))) for address in addresses] == without

    def test_it_is_no_choice_for_another_centre(self, signed_in: Any, anna: Any, clara: Any) -> None:
        record = marked(self.module.model, owner=anna)
        browser = signed_in(clara)

        for other, link in self._links_here():
            address = addresses.new(other, **{link: str(record.pk)})
            assert not betrays(browser.get(address), record), address
            entries = sheet(browser.get(addresses.new(other)), addresses.new(other))
            with refused():
                entered: dict[str, Any] = {link: str(record.pk), f"{link}_text": ""}
                answer = entries.send(browser, **entered)
                assert not betrays(answer, record) or str(record.pk) in text_of(answer), address

    def _links_here(self) -> list[tuple[Any, str]]:
        return [
            (other, name)
            for other in registry.modules()
            for name, field in other.fields.items()
            if field.kind == "link" and field.related_model is self.module.model and field.written_by_people
        ]

    def test_a_person_may_be_let_in_by_the_private_team(self, signed_in: Any, anna: Any, doris: Any) -> None:
        teams = make(self.module.model, owner=anna).team_set.teams.all()
        record = make(self.module.model, owner=anna, teams=[*teams, doris.private_team])

        assert signed_in(doris).get(self.at(record)).status_code == 200

    def test_the_administrator_sees_everything(self, signed_in: Any, anna: Any, admin: Any) -> None:
        record = marked(self.module.model, owner=anna)

        assert str(record.pk) in text_of(signed_in(admin).get(self.path))
        assert signed_in(admin).get(self.at(record)).status_code == 200

    def test_a_role_without_the_right_has_no_such_page(self, signed_in: Any, anna: Any, emil: Any) -> None:
        record = marked(self.module.model, owner=anna)
        if self.known.grant(Role.MST).reach("view") != Reach.NONE:
            return
        browser = signed_in(emil)

        for address in (*self.beneath(record), self.path, f"{self.path}anzahl/", f"{self.path}auswahl/?suche={BAIT}"):
            assert browser.get(address).status_code == 404, address
        for address in ("/", "/kalender/?wer=alle", f"/suche/?suche={BAIT}"):
            assert str(record.pk) not in text_of(browser.get(address)), address

    def test_a_right_to_what_is_ones_own_reaches_no_further(self, signed_in: Any, anna: Any, emil: Any) -> None:
        if self.known.grant(Role.MST).reach("view") != Reach.OWN:
            return
        hers, his = marked(self.module.model, owner=anna), make(self.module.model, owner=emil)
        browser = signed_in(emil)

        assert browser.get(self.at(his)).status_code == 200
        assert str(his.pk) in text_of(browser.get(self.path))
        for address in self.beneath(hers):
            assert browser.get(address).status_code == 404, address
        for address in (self.path, f"{self.path}?suche={BAIT}", f"/suche/?suche={BAIT}", "/kalender/?wer=alle&tage=99"):
            assert str(hers.pk) not in text_of(browser.get(address)), address

    def test_the_menu_counts_what_the_list_shows(self, signed_in: Any, anna: Any, emil: Any) -> None:
        marked(self.module.model, owner=anna)
        for person in (anna, emil):
            if self.known.grant(person.role).reach("view") == Reach.NONE:
                continue
            page = text_of(signed_in(person).get(self.path))
            entry = page.split(f'href="{self.path}"', 1)[1].split("</a>", 1)[0]
            told = entry.split('class="count">', 1)[1].split("<", 1)[0] if 'class="count">' in entry else None
            assert told in {None, str(page.count("data-record="))}, person
