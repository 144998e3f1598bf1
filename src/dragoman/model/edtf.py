"""Days that a time may mean: one value of ISO 8601 or EDTF as the days from its first to its last."""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_PART = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_MONTHS = 12
_PARTS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}
"""The first and the last month of EDTF's seasons, quarters and halves of a year; 14 is the next February."""


class Grain(IntEnum):
    """How fine a time is, the finest first."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    PART = 4
    """A season, a quarter, half a year."""
    YEAR = 5


class Stretch(NamedTuple):
    """The first and the last day that a time may mean, and how fine it is."""

    first: date
    last: date
    grain: Grain


@lru_cache(4096)
def stretch(value: str) -> Stretch | None:
    """The days of a time, without its marks of doubt and its time of day; None for what has no days, or a decade's.

    >>> stretch("2022-02~")
    Stretch(first=datetime.date(2022, 2, 1), last=datetime.date(2022, 2, 28), grain=<Grain.MONTH: 3>)
    """
    plain = value.rstrip("?~%").partition("T")[0]
    try:
        if match := _DAY.fullmatch(plain):
            day = date(*map(int, match.groups()))
            return Stretch(day, day, Grain.DAY)
        if match := _WEEK.fullmatch(plain):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Stretch(monday, monday + timedelta(days=6), Grain.WEEK)
        if match := _PART.fullmatch(plain):
            year, part = map(int, match.groups())
            grain = Grain.PART if part in _PARTS else Grain.MONTH
            return Stretch(*_months(year, *_PARTS.get(part, (part, part))), grain)
        if _YEAR.fullmatch(plain):
            return Stretch(date(int(plain), 1, 1), date(int(plain), _MONTHS, 31), Grain.YEAR)
    except (ValueError, OverflowError):
        pass
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another, which may lie in the next year."""
    end_year, end = (year + 1, last - _MONTHS) if last > _MONTHS else (year, last)
    return date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1])
