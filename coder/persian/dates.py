"""Jalali dates, in Persian or Latin digits."""

import datetime
import re
from dataclasses import dataclass

from coder.persian.digits import to_latin
from coder.persian.fold import key

MONTHS = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)

_WORDED = re.compile(r"\s*(\d{1,2})\s+(\D+?)(?:\s+ماه)?\s+(\d{4})\s*")
_DATE = re.compile(r"\s*(\d{4})\s*[/\-.]\s*(\d{1,2})\s*[/\-.]\s*(\d{1,2})\s*")


@dataclass(frozen=True, slots=True, order=True)
class JalaliDate:
    """A day of the Jalali calendar; printed as ``1401/03/07``."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04}/{self.month:02}/{self.day:02}"

    def words(self) -> str:
        """Give the date as it is said: ``7 خرداد 1401``."""
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"

    def to_gregorian(self) -> datetime.date:
        """Give the same day in the Gregorian calendar."""
        from persiantools.jdatetime import JalaliDate as Calendar

        day: datetime.date = Calendar(self.year, self.month, self.day).to_gregorian()
        return day


def parse(text: str) -> JalaliDate:
    """Read a date such as ``۱۴۰۱/۰۳/۰۷``, ``1401-3-7`` or ``۷ خرداد ۱۴۰۱``.

    Raises ValueError when it isn't a date or there is no such day (31 Mehr, 30 Esfand of a common year).
    """
    found = _DATE.fullmatch(to_latin(text))
    year, month, day = (int(part) for part in found.groups()) if found else _worded(to_latin(text))
    if not 1 <= month <= 12:
        raise ValueError("month 1–12")
    length = _days(year, month)
    if not 1 <= day <= length:
        raise ValueError(f"day 1–{length}")
    return JalaliDate(year, month, day)


def from_gregorian(day: datetime.date) -> JalaliDate:
    """Give the Jalali date of a Gregorian day."""
    from persiantools.jdatetime import JalaliDate as Calendar

    found = Calendar(day)
    return JalaliDate(found.year, found.month, found.day)


def moment(at: str, zone: datetime.tzinfo | None = None, jalali: bool = True) -> str:
    """Give a moment of the journal (ISO 8601) as date and time of day, in ``zone`` or the machine's own."""
    local = datetime.datetime.fromisoformat(at).astimezone(zone)
    return f"{from_gregorian(local.date()) if jalali else local.date()} {local:%H:%M}"


def _worded(text: str) -> tuple[int, int, int]:
    found = _WORDED.fullmatch(text)
    months = [key(month) for month in MONTHS]
    if found is None or key(found[2]) not in months:
        raise ValueError("YYYY/MM/DD")
    return int(found[3]), months.index(key(found[2])) + 1, int(found[1])


def _days(year: int, month: int) -> int:
    from persiantools.jdatetime import JalaliDate as Calendar

    if not 1200 <= year <= 1600:
        raise ValueError("year 1200–1600")
    return int(Calendar.days_in_month(month, year))
