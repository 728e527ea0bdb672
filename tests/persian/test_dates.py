"""Jalali dates: read, refused, and carried to the Gregorian calendar and back."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.dates import JalaliDate, from_gregorian, moment, parse
from coder.persian.digits import to_persian

#: 1 Farvardin 1200 and the last day of 1500.
DAYS = st.dates(datetime.date(1821, 3, 21), datetime.date(2122, 3, 20))


@given(DAYS)
def test_a_day_goes_to_jalali_and_back(day: datetime.date) -> None:
    jalali = from_gregorian(day)
    assert 1200 <= jalali.year <= 1500
    assert jalali.to_gregorian() == day
    assert parse(str(jalali)) == jalali
    assert parse(to_persian(str(jalali))) == jalali


@given(DAYS)
def test_the_next_day_is_the_next_date(day: datetime.date) -> None:
    today, tomorrow = from_gregorian(day), from_gregorian(day + datetime.timedelta(1))
    assert today < tomorrow
    assert tomorrow.day == today.day + 1 or tomorrow.day == 1


@given(st.integers(1200, 1500), st.integers(1, 12), st.integers(1, 31))
def test_a_date_is_refused_or_is_a_day(year: int, month: int, day: int) -> None:
    try:
        found = parse(f"{year}/{month}/{day}")
    except ValueError:
        assert day == 31 or (day == 30 and month == 12)
        return
    assert from_gregorian(found.to_gregorian()) == found == JalaliDate(year, month, day)


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ("1401/01/01", datetime.date(2022, 3, 21)),
        ("1401/05/10", datetime.date(2022, 8, 1)),
        ("1399/12/30", datetime.date(2021, 3, 20)),
        ("1400/01/01", datetime.date(2021, 3, 21)),
        ("1403/12/30", datetime.date(2025, 3, 20)),
        ("1404/01/01", datetime.date(2025, 3, 21)),
        ("1357/11/22", datetime.date(1979, 2, 11)),
    ],
)
def test_known_days(jalali: str, gregorian: datetime.date) -> None:
    assert parse(jalali).to_gregorian() == gregorian
    assert str(from_gregorian(gregorian)) == jalali


@pytest.mark.parametrize(
    "text",
    ["1401/03/07", "1401/3/7", "1401-3-7", "1401.03.07", "۱۴۰۱/۰۳/۰۷", "١٤٠١/٠٣/٠٧", " ۱۴۰۱ / ۳ / ۷ ", "۱۴۰1-۳-7"],
)
def test_a_date_is_read_however_it_is_typed(text: str) -> None:
    assert parse(text) == JalaliDate(1401, 3, 7)
    assert str(parse(text)) == "1401/03/07"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1401/07/31", "day 1–30"),
        ("1401/12/30", "day 1–29"),
        ("1400/12/30", "day 1–29"),
        ("1402/12/30", "day 1–29"),
        ("1404/12/30", "day 1–29"),
        ("1401/06/32", "day 1–31"),
        ("1401/01/00", "day 1–31"),
        ("1401/13/01", "month 1–12"),
        ("1401/00/01", "month 1–12"),
        ("2022/08/01", "year 1200–1600"),
        ("1199/01/01", "year 1200–1600"),
        ("", "YYYY/MM/DD"),
        ("دیروز", "YYYY/MM/DD"),
        ("01/03/07", "YYYY/MM/DD"),
        ("1401/03", "YYYY/MM/DD"),
        ("1401/03/07/1", "YYYY/MM/DD"),
        ("1401/03/071", "YYYY/MM/DD"),
        ("1401 03 07", "YYYY/MM/DD"),
        ("۱۴۰۱/۰۳/۰۷ عصر", "YYYY/MM/DD"),
    ],
)
def test_what_is_no_day_is_refused(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(text)


@pytest.mark.parametrize("year", [1399, 1403, 1408])
def test_esfand_has_thirty_days_in_leap_years(year: int) -> None:
    assert parse(f"{year}/12/30").to_gregorian() + datetime.timedelta(1) == parse(f"{year + 1}/1/1").to_gregorian()


def test_dates_are_ordered() -> None:
    assert parse("1400/12/29") < parse("1401/1/1") < parse("1401/1/2") < parse("1401/2/1")


@given(DAYS)
def test_a_date_in_words_is_read_too(day: datetime.date) -> None:
    jalali = from_gregorian(day)
    assert parse(jalali.words()) == parse(to_persian(jalali.words())) == jalali


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("۷ خرداد ۱۴۰۱", JalaliDate(1401, 3, 7)),
        ("31 مرداد ماه 1401", JalaliDate(1401, 5, 31)),
        ("۱ ارديبهشت ۱۴۰۰", JalaliDate(1400, 2, 1)),
    ],
)
def test_months_have_names(text: str, date: JalaliDate) -> None:
    assert parse(text) == date


@pytest.mark.parametrize("text", ["۳۱ مهر ۱۴۰۱", "۷ ژوئن ۱۴۰۱", "خرداد ۱۴۰۱", "۷ خرداد", "۷ خرداد ۰۱"])
def test_what_is_no_date_in_words_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


def test_a_moment_is_told_in_jalali_where_the_reader_is() -> None:
    tehran = datetime.timezone(datetime.timedelta(hours=3, minutes=30))
    assert moment("2022-03-20T22:00:00Z", tehran) == "1401/01/01 01:30"
    assert moment("2022-03-20T22:00:00Z", datetime.UTC) == "1400/12/29 22:00"
    assert moment("2022-03-20T22:00:00Z", tehran, jalali=False) == "2022-03-21 01:30"
