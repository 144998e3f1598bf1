"""Finds the time expressions of a text and resolves them against a day.

The words are looked at once, from left to right; a word that may begin an expression has its rules tried there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.model import Span
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.triggers import FIGURE, Rules, account_rules
from dragoman.reading.times.values import Grain, Time, TimeKind

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(
    r"[\s,()\-–]*(?:(?:on|of|at|from|the|commencing|beginning|starting|early|late|morning|afternoon|evening|night)[\s,(]+)*"
)
_WIDEST_GAP = 32
_CALENDAR = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")


def find_times(text: str, spans: Sequence[Span], day: date | None) -> tuple[Time, ...]:
    """The time expressions within `spans` of `text`, in order and without overlap.

    `day` is the account's own day, against which "today", "Wednesday" and dates without a year are resolved.

    >>> [time.value for time in find_times("They met on 3 May 2012.", [Span(0, 23)], None)]
    ['2012-05-03']
    """
    return search(text, spans, day, account_rules())


def search(text: str, spans: Sequence[Span], day: date | None, rules: Rules) -> tuple[Time, ...]:
    """The times that `rules` find, as `find_times` gives them."""
    setting = Setting(text, day)
    times = [time for span in spans for time in _within(setting, span, rules)]
    return tuple(_joined(text, times))


def _within(setting: Setting, bounds: Span, rules: Rules) -> Iterator[Time]:
    reached = bounds.start
    for word in _WORD.finditer(setting.text, *bounds):
        start = word.start()
        if start < reached:
            continue
        token = word.group()
        tried = rules[FIGURE] if token[0].isdecimal() else rules.get(token.lower())
        if not tried:
            continue
        for rule in tried:
            time = rule.apply(setting, start, Span(reached, bounds.end))
            if time is not None:
                reached = time.span.end
                if time.kind is TimeKind.DATE and _CALENDAR.fullmatch(time.value or ""):
                    setting.last_named = time.value or ""
                yield time
                break


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
