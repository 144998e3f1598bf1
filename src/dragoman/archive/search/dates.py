"""Dates as a search gives them: a day, a month, a year, or a stretch of them, and the marks that answer it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.archive.indexing.marks import LONGEST_STAY
from dragoman.archive.indexing.ranks import ranks_between
from dragoman.archive.search.faults import fault
from dragoman.archive.search.syntax import Value
from dragoman.lexicon.calendar import iso_date

ALLOWED = (
    'a day, month or year (2021-05-03, "3 May 2021", 2021-05, 2021), or two of them (2009..2012, 2021-05.., ..2012)'
)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DECEMBER = 12
_STAY = timedelta(days=LONGEST_STAY)


class Stretch(NamedTuple):
    """Days from first to last, both included; None where it is open."""

    first: date | None
    last: date | None


def stretch(relation: str, value: Value) -> Stretch:
    """The days that a value means, as it stands after its relation. Raises QueryError for what is no date."""
    before, dots, after = value.text.partition("..")
    plain = relation.removeprefix(":")
    if dots:
        if plain not in {"", "="}:
            raise fault(value.place, f"{value.text} has two ends already; leave {relation} out, or give one date")
        ends = Stretch(_period(before, value)[0] if before else None, _period(after, value)[1] if after else None)
        if ends.first and ends.last and ends.first > ends.last:
            raise fault(value.place, f"{value.text} ends before it begins")
        return ends
    first, last = _period(value.text, value)
    match plain:
        case ">=":
            return Stretch(first, None)
        case "<=":
            return Stretch(None, last)
        case ">":
            return Stretch(_beside(last, 1, value), None)
        case "<":
            return Stretch(None, _beside(first, -1, value))
        case _:
            return Stretch(first, last)


def ranks_of(days: Stretch) -> tuple[int, int]:
    """The lowest and highest rank of what can be of these days, though it began before them."""
    first = days.first and (days.first - _STAY if days.first > date.min + _STAY else date.min)
    return ranks_between(first, days.last)


def marks_of(days: Stretch, years: Iterable[int]) -> Iterator[str]:
    """The marks of which every row has one that is of these days; `years` are those of which there are rows."""
    known = sorted(years)
    if not known:
        return
    first = max(days.first or date.min, date(known[0], 1, 1))
    last = min(days.last or date.max, date(known[-1], _DECEMBER, 31))
    for year in known:
        start, end = max(first, date(year, 1, 1)), min(last, date(year, _DECEMBER, 31))
        if start > end:
            continue
        if (start, end) == (date(year, 1, 1), date(year, _DECEMBER, 31)):
            yield f"_y_{year:04}"
        else:
            yield from _within_year(start, end)


def _within_year(start: date, end: date) -> Iterator[str]:
    """The marks of months that are whole, and of days of those that are not."""
    while start <= end:
        last = _last_of_month(start)
        if start.day == 1 and last <= end:
            yield f"_m_{start:%Y%m}"
        else:
            last = min(last, end)
            yield from (f"_d_{start + timedelta(days=number):%Y%m%d}" for number in range((last - start).days + 1))
        if last == date.max:
            return
        start = last + timedelta(days=1)


def _period(text: str, value: Value) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    found = _DATE.fullmatch(iso_date(text.strip()))
    if not found:
        raise fault(value.place, f"{value.text} is no date; give {ALLOWED}")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise fault(value.place, f"there is no {text} in the calendar; give {ALLOWED}") from None
    if day:
        return first, first
    return first, _last_of_month(first if month else first.replace(month=_DECEMBER))


def _last_of_month(day: date) -> date:
    if day.month == _DECEMBER:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def _beside(day: date, step: int, value: Value) -> date:
    """The day before or after one."""
    try:
        return day + timedelta(days=step)
    except OverflowError:
        raise fault(value.place, f"there are no days beyond {value.text}") from None
