"""Days that a time of an account may mean: a day, a week, a month, a season, a year, or from one to another.

Linking has a narrower notion of its own (`collation.linking.entries`), for which a season or a year is too vague.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.sources.metadata import YEARS

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


def day_range(value: str | None) -> tuple[date, date] | None:
    """The first and last day of an ISO 8601 or EDTF value.

    None where it is open, no more exact than a decade, or of a year with which nothing can be reckoned.

    >>> day_range("2022-02~")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    ends = [found for part in (value or "").split("/") if (found := _stretch(part))]
    if not ends or not all(YEARS[0] <= day.year <= YEARS[1] for pair in ends for day in pair):
        return None
    return ends[0][0], max(ends[-1][1], ends[0][0])


def _stretch(value: str) -> tuple[date, date] | None:
    plain = value.rstrip("?~%").partition("T")[0]
    try:
        if match := _DAY.fullmatch(plain):
            day = date(*map(int, match.groups()))
            return day, day
        if match := _WEEK.fullmatch(plain):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
        if match := _PART.fullmatch(plain):
            year, part = map(int, match.groups())
            return _months(year, *_PARTS.get(part, (part, part)))
        if _YEAR.fullmatch(plain):
            return date(int(plain), 1, 1), date(int(plain), _MONTHS, 31)
    except ValueError:
        pass
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another, which may lie in the next year."""
    end_year, end = (year + 1, last - _MONTHS) if last > _MONTHS else (year, last)
    return date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1])
