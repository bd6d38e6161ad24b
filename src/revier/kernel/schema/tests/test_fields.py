"""Sentences about kinds of field: they read what a German types, and write what they read."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from revier.base import phone
from revier.kernel.schema import fields

FEW = settings(max_examples=100, derandomize=True, deadline=None)


def entry(kind):
    return kind("Feld", optional=True).entry()


class TestMoney:
    @FEW
    @given(st.integers(-(10**14), 10**14))
    def test_reads_what_it_writes(self, amount):
        kind = fields.Money("Betrag", optional=True)
        assert kind.entry().clean(kind.written(amount)) == amount

    @FEW
    @given(st.text(max_size=15))
    def test_reads_an_amount_or_says_so(self, typed):
        with suppress(forms.ValidationError):
            assert isinstance(entry(fields.Money).clean(typed), int | None)

    @pytest.mark.parametrize(("typed", "cents"), [("1.234,50 €", 123450), ("12", 1200), ("0,5", 50), ("−3,00", -300)])
    def test_reads_german(self, typed, cents):
        assert entry(fields.Money).clean(typed) == cents


class TestPhones:
    @FEW
    @given(st.from_regex(r"0(441|171|30|5431)[ /-]{0,2}[2-9][0-9]{2} ?[0-9]{3,4}", fullmatch=True))
    def test_are_stored_in_one_form_and_found_by_their_end(self, typed):
        stored = entry(fields.Phone).clean(typed)
        assert stored.startswith("+49")
        assert entry(fields.Phone).clean(phone.shown(stored)) == stored
        assert stored[-5:] in fields.Phone("T").tokens(stored)

    @FEW
    @given(st.text(max_size=25))
    def test_are_telephones_or_refused(self, typed):
        with suppress(forms.ValidationError):
            assert entry(fields.Phone).clean(typed)[:1] in {"", "+"}


class TestDays:
    @FEW
    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_read_what_they_write(self, day):
        kind = fields.Day("Tag", optional=True)
        for spelling in (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year:04}", day.isoformat()):
            assert kind.entry().clean(spelling) == day
        assert kind.from_history(kind.in_history(day)) == day

    @pytest.mark.parametrize("typed", ["31.02.2026", "0001-01-01", "1.1.1", "heute", "2026", "9999-12-31"])
    def test_refuse_what_is_none(self, typed):
        with pytest.raises(forms.ValidationError):
            entry(fields.Day).clean(typed)

    def test_refuse_what_nobody_means_on_every_path(self):
        with pytest.raises(ValidationError):
            fields.Day("Tag").clean(date(1, 1, 1), None)


class TestMoments:
    @FEW
    @given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)))
    def test_read_the_minute_of_the_network(self, moment):
        minute = moment.replace(second=0, microsecond=0, fold=0)
        local = timezone.make_aware(minute)
        if timezone.localtime(local).replace(tzinfo=None) != minute:
            return  # the hour that does not exist when the clocks change
        kind = fields.Moment("Beginn", optional=True)
        try:
            assert kind.entry().clean(f"{minute:%d.%m.%Y %H:%M}") == local
        except forms.ValidationError:
            assert minute.month == 10, "only the hour that comes twice is asked back for"
        assert kind.from_history(kind.in_history(local)) == local


class TestTexts:
    @FEW
    @given(st.text(max_size=80))
    def test_are_tidied_the_same_however_often(self, typed):
        kind = fields.Text("Text", optional=True)
        once = kind.clean(typed, None)
        assert kind.clean(once, None) == once
        assert "\n" not in once
        assert "\x00" not in once

    @FEW
    @given(st.lists(st.text(alphabet="aß ü", max_size=6), max_size=5))
    def test_of_many_lines_are_the_same_from_every_browser(self, lines):
        kind = fields.LongText("Text", optional=True)
        assert kind.entry().clean("\r\n".join(lines)) == kind.entry().clean("\n".join(lines))


class TestAddresses:
    @pytest.mark.parametrize("typed", ["jan@firma.de", "JAN@FIRMA.DE", " jan@firma.de "])
    def test_of_e_mail_are_stored_small(self, typed):
        assert entry(fields.Email).clean(typed) == "jan@firma.de"

    @pytest.mark.parametrize("typed", ["jan", "jan@", "@firma.de", "jan@firma", "a b@firma.de", "jan@firma..de"])
    def test_of_e_mail_that_are_none_are_refused(self, typed):
        with pytest.raises(forms.ValidationError):
            entry(fields.Email).clean(typed)

    @pytest.mark.parametrize(
        ("typed", "stored"), [("www.firma.de", "https://www.firma.de"), ("http://firma.de/a", "http://firma.de/a")]
    )
    def test_of_the_web_may_leave_out_the_beginning(self, typed, stored):
        assert entry(fields.Web).clean(typed) == stored

    @pytest.mark.parametrize(
        "typed", ["javascript:alert(1)//a.b", "ftp://firma.de", "firma", "https://a b.de", "data:text"]
    )
    def test_of_the_web_that_lead_into_a_trap_are_refused(self, typed):
        with pytest.raises(forms.ValidationError):
            entry(fields.Web).clean(typed)
