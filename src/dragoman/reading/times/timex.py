"""Times as TIMEX3 of TimeML, in which corpora of news are annotated: other extents and values than a record's.

Source: TimeML Annotation Guidelines 1.2.1 (2006), and the practice of TempEval-3 (UzZaman et al. 2013).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.times.everything import find_all_times
from dragoman.reading.times.values import Grain, Reference, Time, TimeKind
from dragoman.reading.times.words import one_of, plain

_OUTSIDE = re.compile(rf"{one_of(load_table('times_vague')['references']['outside'])}\s+", re.IGNORECASE)
_LENGTH = re.compile(r"P(?P<clock>T)?(?P<count>[\d.]+)(?P<letter>[A-Z])")
_SUB_YEAR = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")
_SUB_YEARS = {
    "21": "SP",
    "22": "SU",
    "23": "FA",
    "24": "WI",
    "33": "Q1",
    "34": "Q2",
    "35": "Q3",
    "36": "Q4",
    "40": "H1",
    "41": "H2",
}
_DAY_LENGTH = len("2010-06-09")
_MINUTES = 60
_YEARS = {Grain.DECADE: (10, "DE"), Grain.CENTURY: (100, "CE")}
_UNKNOWN = {
    Grain.SECOND: "PTXS",
    Grain.MINUTE: "PTXM",
    Grain.HOUR: "PTXH",
    Grain.DAY: "PXD",
    Grain.WEEK: "PXW",
    Grain.MONTH: "PXM",
    Grain.QUARTER: "PXQ",
    Grain.YEAR: "PXY",
    Grain.DECADE: "PXDE",
    Grain.CENTURY: "PXCE",
}
_TYPES = {TimeKind.DURATION: "DURATION", TimeKind.SET: "SET", TimeKind.TIME: "TIME"}


class Timex(NamedTuple):
    """A TIMEX3: where it stands, its type (DATE, TIME, DURATION, SET) and its value."""

    span: Span
    type: str
    value: str


def find_timexes(text: str, spans: Sequence[Span], day: date | None) -> tuple[Timex, ...]:
    """All expressions of time in `spans` of `text` as TIMEX3, in order; `day` is the document's creation time.

    >>> find_timexes("They met in May 2012.", [Span(0, 21)], None)
    (Timex(span=Span(start=12, end=20), type='DATE', value='2012-05'),)
    """
    times = [time for time in find_all_times(text, spans, day) if not _names_no_time(text, time)]
    return tuple(_timex(text, time) for time in _merged(text, list(_anchored(times, day))))


def timex_value(time: Time) -> str:
    """The value of a time as TIMEX3 has it: "P2Y" for "P2Y", "2012-Q3" for EDTF's "2012-35", "199" for "199X".

    Times that bind to nothing are FUTURE_REF, what cannot be told is XXXX-XX-XX.

    >>> timex_value(Time(Span(0, 9), TimeKind.DURATION, "PT120M", Grain.HOUR))
    'PT2H'
    """
    if time.kind is TimeKind.DURATION:
        return _length(time)
    if time.reference is not None and time.value is None:
        return time.reference.value
    if time.kind is TimeKind.OPEN:
        return Reference.FUTURE.value
    if time.kind is TimeKind.TIME:
        return f"{time.value}{'Z' if time.zone == '+00:00' else ''}"
    return time.value if time.kind is TimeKind.SET and time.value else _date(time)


def _names_no_time(text: str, time: Time) -> bool:
    return time.kind is TimeKind.OPEN and plain(time.span.of(text)) in _without_time()


@cache
def _without_time() -> frozenset[str]:
    return frozenset(load_table("times_vague")["open"]["without_time"])


def _anchored(times: Sequence[Time], day: date | None) -> Iterator[Time]:
    """Give each time of day without a date the day named last before it, else the document's."""
    last = str(day) if day else None
    for time in times:
        value = time.value or ""
        if time.kind is TimeKind.TIME and value.startswith("T") and last:
            yield replace(time, value=last + value, relative=True)
            continue
        if time.kind is TimeKind.DATE and time.grain in {Grain.DAY, Grain.DAYPART} and len(value) == _DAY_LENGTH:
            last = value
        yield time


def _merged(text: str, times: list[Time]) -> Iterator[Time]:
    """Join a time of day and the date that stands right beside it: "12:00 UTC Monday"."""
    skipped = False
    for time, following in pairwise([*times, None]):
        if time is None or skipped:
            skipped = False
            continue
        if following is not None and _is_one(text, time, following):
            skipped = True
            clock = time if time.kind is TimeKind.TIME else following
            yield replace(clock, span=Span(time.span.start, following.span.end))
        else:
            yield time


def _is_one(text: str, time: Time, following: Time) -> bool:
    kinds = {time.kind, following.kind}
    return kinds == {TimeKind.TIME, TimeKind.DATE} and text[time.span.end : following.span.start] == " "


def _timex(text: str, time: Time) -> Timex:
    span = time.span
    outside = _OUTSIDE.match(text, *span) if time.kind is TimeKind.OPEN else None
    if outside:
        span = span._replace(start=outside.end())
    kind = "TIME" if time.part else _TYPES.get(time.kind, "DATE")
    return Timex(span, kind, timex_value(time))


def _length(time: Time) -> str:
    """A duration in the unit of its words."""
    match = _LENGTH.fullmatch(time.value or "")
    if match is None:
        return _UNKNOWN.get(time.grain, "PX")
    count = float(match["count"])
    if time.grain is Grain.HOUR and match["clock"]:
        hours, minutes = divmod(round(count), _MINUTES)
        return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes or not hours else "")
    if time.grain is Grain.QUARTER:
        return f"P{count / 3:g}Q"
    if time.grain in _YEARS:
        scale, letter = _YEARS[time.grain]
        return f"P{count / scale:g}{letter}"
    return time.value or ""


def _date(time: Time) -> str:
    value = (
        (time.value or "XXXX-XX-XX")
        .split("/")[0]
        .rstrip("~?%")
        .removesuffix("XX" if time.grain is Grain.CENTURY else "")
    )
    if time.grain is Grain.DECADE:
        return value.removesuffix("X")
    match = _SUB_YEAR.fullmatch(value)
    if match:
        return f"{match[1]}-{_SUB_YEARS[match[2]]}"
    if time.part:
        return f"{value}T{time.part}"
    return value + "-WE" if time.grain is Grain.WEEKEND else value
