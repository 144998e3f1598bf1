"""Names of months and weekdays, and dates as they are written out: the one parser for all that reads dates.

What hangs on an account's own day ("last Friday", a date without its year) is resolved in `reading.times`.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_table

_LONGEST_MONTH = 31


class WrittenDate(NamedTuple):
    """A date as far as its words give it."""

    year: int | None
    month: int
    day: int


@cache
def month_names() -> tuple[str, ...]:
    """The twelve months in full, with a capital: "January" first."""
    return _full("months", 12)


@cache
def weekday_names() -> tuple[str, ...]:
    """The seven weekdays in full, with a capital: "Monday" first."""
    return _full("weekdays", 7)


def _full(section: str, count: int) -> tuple[str, ...]:
    table: dict[str, int] = load_table("times")[section]
    longest = {number: max((word for word in table if table[word] == number), key=len) for number in table.values()}
    return tuple(longest[number].capitalize() for number in range(1, count + 1))


def shown_date(value: str) -> str:
    """An ISO date in words, "9 June 2010"; anything else as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def month_number(word: str) -> int:
    """1 to 12 for a month's name, short or in full, in any case; KeyError for another word.

    >>> month_number("Sept.")
    9
    """
    return int(load_table("times")["months"][word.rstrip(".").lower()])


def weekday_number(word: str) -> int:
    """1 (Monday) to 7 for a weekday's name, short or in full, in any case; KeyError for another word."""
    return int(load_table("times")["weekdays"][word.rstrip(".").lower()])


@cache
def month_pattern() -> str:
    """A pattern for a month's name, short or in full, with its capital unless the whole ignores case."""
    words = sorted(load_table("times")["months"], key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(word.capitalize() for word in words)})"


@cache
def date_pattern() -> str:
    """A pattern for a date written out or in figures, year first; `written_date` reads its match.

    Its groups are year, month and day, each also with 2 and 3 behind it, so it can stand once in another pattern;
    `range` is set where a second day follows the first.
    """
    month = month_pattern()
    ordinal = "(?:st|nd|rd|th)?"
    return (
        rf"(?:\b(?P<month>{month})\b\.?\s+(?P<day>\d{{1,2}}){ordinal}\b(?P<range>[-–]\d{{1,2}}\b)?(?:,?\s+(?P<year>\d{{4}})\b)?"
        rf"|\b(?P<day2>\d{{1,2}}){ordinal}\s+(?:of\s+)?(?P<month2>{month})\b\.?(?:,?\s+(?P<year2>\d{{4}})\b)?"
        r"|\b(?P<year3>\d{4})(?P<stroke>[-/.])(?P<month3>\d{1,2})(?P=stroke)(?P<day3>\d{1,2})(?!\d))"
    )


def written_date(match: re.Match[str]) -> WrittenDate | None:
    """The date that a match of `date_pattern` gives, None where it matched otherwise or is no date of a calendar."""
    parts = match.groupdict()
    year, month, day = (parts[name] or parts[f"{name}2"] or parts[f"{name}3"] for name in ("year", "month", "day"))
    if not (month and day):
        return None
    number = int(month) if month.isdecimal() else month_number(month)
    possible = 1 <= number <= len(month_names()) and 1 <= int(day) <= _LONGEST_MONTH
    return WrittenDate(int(year) if year else None, number, int(day)) if possible else None


def iso_date(words: str) -> str:
    """A day or month as a person types it, in ISO 8601; words that write out no date of the calendar as they are.

    A day of the week before it is passed over. Figures alone are left: 6/7/2010 is another day in other countries.

    >>> iso_date("Wednesday, 9 June 2010"), iso_date("Sept. 2011"), iso_date("2010-06")
    ('2010-06-09', '2011-09', '2010-06')
    """
    typed = _weekday_before().sub("", " ".join(words.split()), 1)
    if (match := _month_of_year().fullmatch(typed)) is not None:
        return f"{match['year']}-{month_number(match['month']):02}"
    match = re.fullmatch(date_pattern(), typed, re.IGNORECASE)
    found = written_date(match) if match and not match["range"] else None
    try:
        return date(found.year, found.month, found.day).isoformat() if found and found.year else words
    except ValueError:
        return words


@cache
def _weekday_before() -> re.Pattern[str]:
    days = "|".join(sorted(load_table("times")["weekdays"], key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{days})\b[.,]* ", re.IGNORECASE)


@cache
def _month_of_year() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{month_pattern()})\.?,? (?P<year>\d{{4}})", re.IGNORECASE)
