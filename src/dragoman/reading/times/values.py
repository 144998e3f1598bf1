"""What a time expression becomes: its words, its value, how fine it is. Values only."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model import Span


class Grain(StrEnum):
    """How fine a time is."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    OPEN = "open"


class TimeKind(StrEnum):
    """What sort of time it is."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    OPEN = "open"
    """Named without binding: "at an early date"."""
    SET = "set"
    """What comes back: "every Monday", "annually"."""
    REFERENCE = "reference"
    """The past, present or future at large: "now", "in recent years"."""


class Reference(StrEnum):
    """Which way a time without a date points, in the words of TimeML."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True)
class Time:
    """One time expression.

    `value` is ISO 8601 or EDTF: "2010-06-09", "2009-02~" (early in the month), "2010-06-09T22:00", "T22:00",
    "2022-40" (first half of 2022), "2021-W45", "199X", "2025-05-06/2025-05-07"; "XXXX-06-09" where no year can be told;
    a set's is TimeML's. A duration is "PT20M" up to hours, "P3D" beyond; None where the words give no number. A part of
    a day and a weekend have the value of their day or week; `part` is the part's code in TimeML, "MO" to "NI".
    `weekday_stated` and `weekday_true` are set where the words and the calendar disagree. `zone` is an offset
    ("+09:00") where the words fix it, else the words. `relative` tells that the value hangs on the account's day.
    `reference` tells which way a time without a value points.
    """

    span: Span
    kind: TimeKind
    value: str | None = None
    grain: Grain = Grain.DAY
    approximate: bool = False
    more_than: bool = False
    weekday_stated: str | None = None
    weekday_true: str | None = None
    zone: str | None = None
    relative: bool = False
    part: str | None = None
    reference: Reference | None = None
