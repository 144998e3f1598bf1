"""The dateline of a news agency at the head of a line: the place, the day and whose report it is.

"TOKYO, June 10, 2010 (Pacific Wire) -", "TOKYO (Pacific Wire), June 10 –", "Tokyo, 10 June 2010 (PACWIRE):". Such a
line is told by its form, so that an agency that no lexicon knows is named too; what stands in the brackets must not be
a place, a time, a remark or somebody's part in a talk.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import date_pattern, weekday_names, written_date
from dragoman.lexicon.parties import party_named

REACH = 120
"""Code points at the head of a line in which its dateline is sought."""

_NAME = r"[^\W\d_][\w.'’&-]*"
_PLACE = re.compile(rf"[^\W\d_][\w.'’-]*(?:(?:,\s?|[ /-]){_NAME}){{0,5}}?(?=\s?[(/,\d])")
_AGENCY = re.compile(r"[(\[/](?P<name>[^\W\d_][\w .&'’-]{1,40})[)\]/]")
_BETWEEN = re.compile(r"[\s,.]{1,4}")
_MARK = re.compile(r"\s*(?P<mark>[-–—]{1,2}|:)\s")
_MORE_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*")
_MOST_PARTS = 12
_SIGNS = 2
"""How many of a day, a place that is known and a dash tell a dateline from a speaker's name and the like."""


@dataclass(frozen=True)
class Dateline:
    """What the dateline of an agency says; `day` is None where it gives no year."""

    place: str
    agency: str
    day: date | None = None


def agency_dateline(line: str) -> Dateline | None:
    """The dateline at the head of a line, None where there is none or it names no agency.

    >>> agency_dateline("TOKYO, June 10, 2010 (Pacific Wire) - The minister said").agency
    'Pacific Wire'
    """
    head = line[:REACH]
    place = _PLACE.match(head)
    if place is None or not place.group()[0].isupper():
        return None
    found = _Parts(_without_day(place))
    at = len(found.place)
    for _ in range(_MOST_PARTS):
        if mark := _MARK.match(head, at):
            return found.dateline(mark["mark"])
        end = found.take(head, at)
        if end is None:
            return None
        at = end
    return None


def _without_day(place: re.Match[str]) -> str:
    """The words of a place up to where a day begins ("TOKYO" of "TOKYO, June")."""
    words = place.group()
    day = _day().search(place.string)
    return words if day is None or day.start() >= len(words) else words[: day.start()].rstrip(" ,.")


@dataclass
class _Parts:
    """What was read of a dateline so far. Lives for one line."""

    place: str
    agencies: list[str] = field(default_factory=list)
    days: list[re.Match[str]] = field(default_factory=list)

    def take(self, head: str, at: int) -> int | None:
        """Where the next part ends: a day, a weekday, the agency, or what stands between them."""
        if day := _day().match(head, at):
            self.days.append(day)
            return day.end()
        if agency := _AGENCY.match(head, at):
            self.agencies.append(" ".join(agency["name"].split()))
            return agency.end()
        more = None if self.agencies or self.days else _MORE_PLACE
        between = _weekday().match(head, at) or _BETWEEN.match(head, at) or (more and more.match(head, at))
        return between.end() if between else None

    def dateline(self, mark: str) -> Dateline | None:
        """The dateline that the parts make, if its form is an agency's."""
        if len(self.agencies) != 1 or len(self.days) > 1:
            return None
        known_place = self.place.split(",")[0].casefold() in _places()
        signs = (bool(self.days), known_place, mark != ":")
        if sum(signs) < _SIGNS or not _may_publish(self.agencies[0]):
            return None
        return Dateline(self.place, self.agencies[0], self._date())

    def _date(self) -> date | None:
        written = written_date(self.days[0]) if self.days else None
        if written is None or written.year is None or self.days[0]["range"]:
            return None
        try:
            return date(written.year, written.month, written.day)
        except ValueError:
            return None


def _may_publish(name: str) -> bool:
    """Whether a name in brackets can be an agency's: no place, party, weekday, month or remark."""
    table = load_table("publication")
    words = name.casefold().replace(".", "").split()
    return name[0].isupper() and not (
        name.casefold() in _places()
        or party_named(name)
        or _weekday().match(name)
        or _day().search(name)
        or any(word in table["not_agencies"] for word in words)
    )


@cache
def _places() -> frozenset[str]:
    """The places of datelines."""
    return frozenset(place.casefold() for place in load_table("layout")["dateline"]["places"])


@cache
def _day() -> re.Pattern[str]:
    """A day as it is written in any case ("JUNE 10")."""
    return re.compile(date_pattern(), re.IGNORECASE)


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday, short or in full."""
    names = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in weekday_names())
    return re.compile(rf"(?:{names})\b\.?", re.IGNORECASE)
