"""Sentences about text, numbers, days and money."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revier.base import keys, money, phone, text, time


class TestKeys:
    def test_grow_with_every_call(self):
        made = [keys.new_key() for _ in range(10_000)]
        assert made == sorted(made)
        assert len(set(made)) == len(made)

    def test_are_uuids_of_version_seven(self):
        assert keys.new_key().version == 7
        assert keys.key_from(1, 2, 3).version == 7


class TestText:
    @pytest.mark.parametrize("spelling", ["Müller", "Mueller", "MULLER", "Muller"])
    def test_finds_a_name_in_any_spelling(self, spelling):
        assert text.words(spelling) == ["muller"]

    def test_sharp_s_is_ss(self):
        assert text.words("Weiß & Söhne") == ["weiss", "sohne"]

    def test_sorts_umlauts_with_their_letter(self):
        names = ["Zander", "Özdemir", "Otto", "Ähren"]
        assert sorted(names, key=text.sort_key) == ["Ähren", "Otto", "Özdemir", "Zander"]

    @pytest.mark.parametrize(
        ("first", "last", "name"),
        [
            ("Peter", "Schmidt", "peter.schmidt"),
            ("Jörg", "von Weiß", "joerg.vonweiss"),
            ("Ayşe", "Çelik", "ayse.celik"),
        ],
    )
    def test_sign_in_name_is_first_dot_last(self, first, last, name):
        assert text.sign_in_name(first, last) == name

    @given(st.text())
    def test_tidy_text_stays_tidy(self, anything):
        assert text.tidy(text.tidy(anything)) == text.tidy(anything)


class TestPhone:
    @pytest.mark.parametrize("spelling", ["0171 / 39 20 001", "+49 171 3920001", "0049-171-3920001", "(0171) 3920001"])
    def test_is_stored_in_one_form(self, spelling):
        assert phone.stored(spelling) == "+491713920001"

    @pytest.mark.parametrize("spelling", ["0171 39", "+49 171 39", "0049171/39", "171 39"])
    def test_is_looked_for_without_country_and_zero(self, spelling):
        assert phone.typed_digits(spelling) == "17139"

    def test_is_found_by_its_last_five_digits(self):
        assert "20001" in phone.tokens("+491713920001")

    @pytest.mark.parametrize("nonsense", ["abc", "1", "+49 1"])
    def test_refuses_what_cannot_ring(self, nonsense):
        with pytest.raises(phone.NotAPhoneNumber):
            phone.stored(nonsense)

    def test_words_are_no_number(self):
        assert phone.typed_digits("Halle 12345") == ""


class TestDays:
    def test_first_of_may_moves_to_monday(self):
        assert time.working_day(date(2026, 5, 1), "NI") == date(2026, 5, 4)

    def test_corpus_christi_is_a_holiday_in_bavaria_only(self):
        assert not time.is_working_day(date(2026, 6, 4), "BY")
        assert time.is_working_day(date(2026, 6, 4), "NI")

    @given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(["", *time.LANDS]))
    def test_a_working_day_is_never_more_than_a_week_away(self, day, land):
        assert 0 <= (time.working_day(day, land) - day).days <= 7

    def test_half_a_year_before_the_end_of_august(self):
        assert time.months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
        assert time.months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)


class TestMoney:
    @pytest.mark.parametrize(
        ("typed", "amount"), [("1.234,5 €", 123450), ("0,07", 7), ("1000", 100000), ("−3,50", -350), ("-3,50", -350)]
    )
    def test_reads_german_amounts(self, typed, amount):
        assert money.cents(typed) == amount

    @pytest.mark.parametrize("typed", ["1,234.50", "12,345", "1.23", "drei", ""])
    def test_refuses_what_is_not_german(self, typed):
        with pytest.raises(money.NotAnAmount):
            money.cents(typed)

    @given(st.integers(-(10**14), 10**14))
    def test_reads_what_it_writes(self, amount):
        assert money.cents(money.written(amount)) == amount
