"""Lists: sorted every way, paged without a gap, filtered by everything, and counted truly."""

import re
from datetime import datetime
from itertools import count
from typing import Any

from revier.base import text
from revier.kernel.lists import columns, query
from revier.kernel.lists.question import Question, Term, read
from revier.kernel.schema import registry
from revier.kernel.schema.fields.basic import Kind

from .make import several
from .screen import SENT_BY_HTMX, text_of
from .stage import Stage

# Of these a test can say the order without knowing the rules of the database's language.
ORDERED = {"number", "money", "day", "moment"}
PAIRS = (("empty", "filled"), ("yes", "no"), ("any", "none"))
NARROWER = (("is", "starts"), ("starts", "contains"), ("on", "filled"), ("today", "last_7"), ("last_7", "last_30"))


def shown(page: str) -> list[str]:
    """The keys of the rows of a list, in order."""
    return re.findall(r'data-record="([0-9a-f-]{36})"', page)


class Listing(Stage):
    """A list answers every question, completely."""

    def test_it_is_sorted_by_every_column_both_ways_and_paged_without_a_gap(self, anna: Any) -> None:
        several(self.module.model, owner=anna)
        everything = set(query.matching(Question(self.known), anna).values_list("pk", flat=True))
        assert len(everything) > 6
        for name in columns.choices(self.known, anna):
            if columns.is_sortable(name, self.known, anna):
                for order in (name, f"-{name}"):
                    rows = self._paged(Question(self.known, sort=order), anna)
                    keys = [row.pk for row in rows]
                    assert len(keys) == len(set(keys)), f"{order}: doubles"
                    assert set(keys) == everything, f"{order}: gaps"
                    self._assert_in_order(rows, name, order.startswith("-"))

    def _paged(self, question: Question, person: Any) -> list[Any]:
        rows, after = [], ""
        for _page in count():
            page = query.page(read(self.known, {"ordnung": [question.sort], "nach": [after]}), person, size=2)
            rows += [seen.record for seen in page.rows]
            after = page.next
            if not after:
                return rows
            assert len(rows) < 200, "pages without an end"
        return rows

    def _assert_in_order(self, rows: list[Any], name: str, descending: bool) -> None:
        field = self.known.field(name)
        values = [_sorted_by(field, row, name) for row in rows]
        filled = [value for value in values if value is not None]
        assert values == filled + [None] * (len(values) - len(filled)), f"{name}: what is empty comes last"
        if field.kind in ORDERED or field.sorted or field.kind == "link":
            assert filled == sorted(filled, reverse=descending), name

    def test_its_page_shows_more_until_the_end(self, signed_in: Any, anna: Any, monkeypatch: Any) -> None:
        several(self.module.model, owner=anna)
        small = query.page
        monkeypatch.setattr(query, "page", lambda question, user: small(question, user, size=3))
        browser, address = signed_in(anna), self.path
        found: list[str] = []
        while address:
            page = text_of(browser.get(address, **(SENT_BY_HTMX if found else {})))
            found += shown(page)
            more = re.search(r'class="more" hx-get="([^"]+)"', page)
            address = more.group(1).replace("&amp;", "&") if more else ""

        everything = {str(key) for key in query.matching(Question(self.known), anna).values_list("pk", flat=True)}
        assert len(found) == len(set(found))
        assert set(found) == everything

    def test_every_column_can_be_shown(self, signed_in: Any, anna: Any) -> None:
        several(self.module.model, owner=anna, number=3)
        browser = signed_in(anna)
        wanted = columns.choices(self.known, anna)
        for start in range(0, len(wanted), columns.MOST - 1):
            chosen = wanted[start : start + columns.MOST - 1]
            browser.post(f"{self.path}spalten/", {"columns": chosen, "zurueck": "?"})
            page = text_of(browser.get(self.path))
            for name in chosen:
                assert self.known.field(name).label in page.split("</thead>")[0], name

    def test_every_operator_of_every_field_answers(self, signed_in: Any, anna: Any) -> None:
        record = several(self.module.model, owner=anna, number=1)[0]
        browser = signed_in(anna)
        for name in columns.choices(self.known, anna):
            field = self.known.field(name)
            asked = _asked(field, record, name)
            for operator in field.operators:
                question = Question(self.known, terms=(Term(name, operator, (asked,)),))
                assert query.count(question, anna).number == len(query.page(question, anna).rows), (name, operator)
            for operator in field.operators[:1]:
                assert browser.get(self.path, {f"{name}.{operator}": asked}).status_code == 200, (name, operator)

    def test_filters_find_exactly_what_they_say(self, anna: Any) -> None:
        records = several(self.module.model, owner=anna)
        everything = set(query.matching(Question(self.known), anna).values_list("pk", flat=True))
        for name in columns.choices(self.known, anna):
            field = self.known.field(name)
            for record in records[:3]:
                value = _asked(field, record, name)
                found = {each: self._found(name, each, value, anna) for each in field.operators}
                for one, other in PAIRS:
                    if one in found:
                        assert found[one] | found[other] == everything, (name, one, other)
                        assert not found[one] & found[other], (name, one, other)
                for narrow, wide in NARROWER:
                    if narrow in found and wide in found:
                        assert found[narrow] <= found[wide], (name, narrow, wide)
                self._assert_spans(name, found, everything)
                if getattr(record, field.attname) not in (None, ""):
                    for operator in {"is", "starts", "contains", "any", "least", "most", "on", "filled"} & found.keys():
                        assert record.pk in found[operator], (name, operator, value)

    def _assert_spans(self, name: str, found: dict[str, set[Any]], everything: set[Any]) -> None:
        if "before" in found:
            parts = [found[each] for each in ("before", "on", "after")]
            assert set.union(*parts, found.get("empty", set())) == everything, name
            assert sum(len(part) for part in parts) == len(set.union(*parts)), name
        if "least" in found:
            assert found["least"] & found["most"] == found["is"], name
            assert found["least"] | found["most"] | found["empty"] == everything, name

    def _found(self, name: str, operator: str, value: str, person: Any) -> set[Any]:
        question = Question(self.known, terms=(Term(name, operator, (value,)),))
        return set(query.matching(question, person).values_list("pk", flat=True))

    def test_every_ready_made_view_shows_as_many_rows_as_it_counts(self, signed_in: Any, anna: Any) -> None:
        several(self.module.model, owner=anna)
        browser = signed_in(anna)
        tabs = text_of(browser.get(f"{self.path}anzahl/", **SENT_BY_HTMX))
        for view in self.known.views:
            answer = browser.get(self.path, {"ansicht": view.key})
            page = text_of(answer)
            assert answer.status_code == 200, view.key
            assert str(view.label) in page
            told = re.search(r'id="anzahl">(\d+) ', page)
            assert told is not None
            assert int(told.group(1)) == len(shown(page)), view.key
            tab = tabs.split(f"?ansicht={view.key}", 1)[1].split("</a>", 1)[0]
            assert f'class="count">{told.group(1)}<' in tab, view.key

    def test_what_the_filter_dialog_builds_is_a_filter(self, signed_in: Any, anna: Any) -> None:
        record = several(self.module.model, owner=anna, number=1)[0]
        browser = signed_in(anna)
        name = next(n for n in columns.choices(self.known, anna) if "contains" in self.known.field(n).operators)
        value = _asked(self.known.field(name), record, name)
        answer = browser.get(f"{self.path}filter/", {"feld": name, "art": "contains", "wert": value})

        page = text_of(browser.get(answer.url))
        assert shown(page) == [str(record.pk)]
        assert self.known.field(name).label in page.split('class="chip removable">', 1)[1].split("<", 1)[0]

    def test_previous_and_next_step_through_the_list(self, signed_in: Any, anna: Any) -> None:
        several(self.module.model, owner=anna, number=4)
        browser = signed_in(anna)
        order = shown(text_of(browser.get(self.path)))
        page = text_of(browser.get(f"{self.path}{order[1]}/?liste=%3F"))

        assert f"{order[0]}/?liste" in page.split("data-key-before", 1)[1].split(">", 1)[0]
        assert f"{order[2]}/?liste" in page.split("data-key-next", 1)[1].split(">", 1)[0]


def _sorted_by(field: Kind, row: Any, name: str) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if field.kind == "link":
        target = registry.module_of(field.related_model)
        return getattr(getattr(row, name), target.sort_column(target.title))
    return text.sort_key(value) if field.sorted else value


def _asked(field: Kind, record: Any, name: str) -> str:
    """What a person would type to ask for the value a record has; something fitting where it has none."""
    value = getattr(record, field.attname)
    if value in (None, ""):
        fitting = {"choice": field.flatchoices[0][0] if field.choices else "", "link": str(record.pk), "number": "1"}
        value = fitting.get(field.kind, "1")
        return "2026-01-05" if field.kind in {"day", "moment"} else str(value)
    if isinstance(value, datetime) or field.kind in {"day", "money"}:
        return field.written(value).split(",")[0] if field.kind == "moment" else field.written(value)
    return str(value)
