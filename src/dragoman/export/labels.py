"""The plain words in which records are shown: labels of the closed vocabularies, dates and lengths of time."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.lexicon.calendar import month_names, weekday_names

MINUTES_IN_AN_HOUR = 60
_CERTAIN = re.compile(r"\d{4}-(?:\d{2}(?:-\d{2})?|W\d{2})")
_CLOCK = re.compile(r"(?P<time>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:\d{2})?")
_MONTH = len("2021-03")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("dragoman.export") / "labels.toml").read_text(encoding="utf-8"))


def label(table: str, key: str) -> str:
    """The plain words for `key` of `table`; a key without any is given back with spaces for underscores."""
    return _tables()[table].get(key, key.replace("_", " "))


def capitalised(words: str) -> str:
    """`words` with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def does(act: str, speakers: list[str]) -> str:
    """The verb of an act, in the number of those who do it.

    >>> does("agree", ["Sunniva Lund"]), does("agree", ["Chilean officials"])
    ('agrees', 'agree')
    """
    several = len(speakers) > 1 or any(name.split()[-1:] and name.split()[-1] in _groups() for name in speakers)
    return label("act_of_several" if several else "act", act)


@cache
def _groups() -> frozenset[str]:
    return frozenset(_tables()["group"]["words"].split())


def plain_date(value: str) -> str:
    """An ISO date, or date and time, in words, with its weekday, or a week or month; anything less certain as it is.

    >>> plain_date("2010-06-09")
    'Wednesday 9 June 2010'
    >>> plain_date("2021-W46")
    'the week of 15 November 2021'
    >>> plain_date("2021-03")
    'March 2021'
    >>> plain_date("2021-03-04T22:03:59+00:00")
    'Thursday 4 March 2021, 22:03 UTC'
    >>> plain_date("2021-06-10/2021-06-14")
    'Thursday 10 June 2021 to Monday 14 June 2021'
    """
    first, interval, last = value.partition("/")
    if interval and _CERTAIN.fullmatch(first) and _CERTAIN.fullmatch(last):
        return f"{plain_date(first)} to {plain_date(last)}"
    head, _, clock = value.partition("T")
    if not _CERTAIN.fullmatch(head):
        return value
    try:
        day = date.fromisoformat(f"{head}-01" if len(head) == _MONTH else head)
    except ValueError:
        return value
    if len(head) == _MONTH:
        return f"{month_names()[day.month - 1]} {day.year}"
    if "W" in head:
        return f"the week of {day.day} {month_names()[day.month - 1]} {day.year}"
    plain = f"{weekday_names()[day.weekday()]} {day.day} {month_names()[day.month - 1]} {day.year}"
    return f"{plain}, {_plain_clock(clock)}" if clock else plain


def _plain_clock(clock: str) -> str:
    """A time of day without its seconds, and where it counts from: "22:03 UTC"."""
    found = _CLOCK.fullmatch(clock)
    if not found:
        return clock
    zone = found["zone"] or ""
    return f"{found['time']}{' UTC' if zone else ''}{zone if zone not in ('', 'Z', '+00:00') else ''}"


def plain_minutes(minutes: int) -> str:
    """A length of time in words.

    >>> plain_minutes(95)
    '1 hour 35 minutes'
    """
    hours, rest = divmod(minutes, MINUTES_IN_AN_HOUR)
    parts = [_counted(hours, "hour")] if hours else []
    parts += [_counted(rest, "minute")] if rest or not hours else []
    return " ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(words: list[str]) -> str:
    """A list in prose.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
