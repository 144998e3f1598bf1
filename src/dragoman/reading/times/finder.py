"""Finds the time expressions of a text and resolves them against a day.

The words are looked at once, from left to right; a word that may begin an expression has its rules tried there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dragoman.model import Span
from dragoman.reading.times import clocks, dates, durations, openended, relative
from dragoman.reading.times.rules import Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import numbers

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(
    r"[\s,()\-–]*(?:(?:on|of|at|from|the|commencing|beginning|starting|early|late|morning|afternoon|evening|night)[\s,(]+)*"
)
_WIDEST_GAP = 32


def find_times(text: str, spans: Sequence[Span], day: date | None) -> tuple[Time, ...]:
    """The time expressions within `spans` of `text`, in order and without overlap.

    `day` is the account's own day, against which "today", "Wednesday" and dates without a year are resolved.

    >>> [time.value for time in find_times("They met on 3 May 2012.", [Span(0, 23)], None)]
    ['2012-05-03']
    """
    setting = Setting(text, day)
    times = [time for span in spans for time in _within(setting, span)]
    return tuple(_joined(text, times))


def _within(setting: Setting, bounds: Span) -> Iterator[Time]:
    rules = _rules()
    reached = bounds.start
    for word in _WORD.finditer(setting.text, *bounds):
        start = word.start()
        if start < reached:
            continue
        token = word.group()
        tried = rules["0"] if token[0].isdecimal() else rules.get(token.lower())
        if not tried:
            continue
        for rule in tried:
            time = rule.apply(setting, start, Span(reached, bounds.end))
            if time is not None:
                reached = time.span.end
                yield time
                break


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at each word that may begin an expression; "0" stands for all figures."""
    rules: dict[str, tuple[Rule, ...]] = {}

    def add(words: Sequence[str], tried: tuple[Rule, ...]) -> None:
        for word in words:
            rules[word] = (*rules.get(word, ()), *tried)

    add(["0"], (*dates.AT_FIGURE[:-1], *clocks.AT_FIGURE, *durations.AT_NUMBER, dates.AT_FIGURE[-1]))
    add(list(numbers("months")), dates.AT_MONTH)
    add(list(numbers("weekdays")), (*dates.AT_WEEKDAY, *relative.AT_WEEKDAY))
    add(list(numbers("relative_days")), relative.AT_DAY_WORD)
    add(sorted(openended.FIRST_WORDS), openended.AT_FIRST_WORD)
    add(sorted({*(word.split("-")[0] for word in numbers("numbers")), "several", "few", "couple"}), durations.AT_NUMBER)
    add(["half"], durations.AT_HALF)
    add(["hour", "day", "week", "month", "year"], durations.AT_UNIT)
    add(
        ["last", "this", "next", "past", "coming", "upcoming", "previous", "following", "same", "that"],
        relative.AT_POINTER,
    )
    add(["first", "second", "third", "fourth", "final"], relative.AT_ORDINAL)
    add(["end", "beginning", "start", "middle", "rest", "remainder", "course"], relative.AT_EDGE)
    add(["earlier", "later"], relative.AT_EARLIER)
    add(list(numbers("seasons")), relative.AT_SEASON)
    add(["while", "moments", "moment"], relative.AT_WHILE)
    add(["day"], relative.AT_DAY)
    add(["weekend"], relative.AT_WEEKEND)
    add(["noon", "midday", "midnight"], clocks.AT_NOON)
    return rules


def _joined(text: str, times: list[Time]) -> Iterator[Time]:
    """Give each time of day the date that stands beside it."""
    for index, time in enumerate(times):
        if time.kind is TimeKind.TIME and time.value:
            beside = [times[other] for other in (index - 1, index + 1) if 0 <= other < len(times)]
            day = next((other for other in beside if _is_day(other) and _touch(text, time.span, other.span)), None)
            if day is not None:
                yield replace(time, value=f"{day.value}{time.value}", relative=day.relative)
                continue
        yield time


def _is_day(time: Time) -> bool:
    return time.kind is TimeKind.DATE and time.grain in {Grain.DAY, Grain.DAYPART} and "/" not in (time.value or "/")


def _touch(text: str, first: Span, second: Span) -> bool:
    start, end = min(first.end, second.end), max(first.start, second.start)
    return 0 <= end - start <= _WIDEST_GAP and _BETWEEN.fullmatch(text, start, end) is not None
