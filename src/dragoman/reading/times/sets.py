"""Rules for what comes back: "annually", "every two weeks", "twice a year", "on Mondays"."""

import re

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names, month_number, weekday_number
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import (
    LONG_WEEKDAY,
    NUMBER,
    dayparts,
    numbers,
    one_of,
    plain,
)

_ADVERBS = load_table("times_vague")["sets"]["adverbs"]
_DAYS = load_table("times_vague")["sets"]["days"]
_ADVERB = re.compile(rf"(?P<word>{one_of([*_ADVERBS, *_DAYS])})\b(?!-)")
_UNITS = "minute|hour|day|week|weekend|month|quarter|year|decade|century"
_EVERY = re.compile(
    rf"(?i:every|each)\s(?:(?P<other>other\s)|(?P<count>\d{{1,3}}|{NUMBER})\s)?(?:single\s)?"
    rf"(?:(?P<unit>{_UNITS})s?|(?P<weekday>{LONG_WEEKDAY})|(?P<part>{one_of(dayparts())})"
    rf"|(?P<month>{'|'.join(month_names())})|(?P<season>{one_of(numbers('seasons'))}))\b"
)
_TIMES_A = re.compile(rf"(?i:once|twice|thrice)\s(?:a|per|every|each)\s(?P<unit>{_UNITS})\b")
_WEEKDAYS = re.compile(rf"(?P<weekday>{LONG_WEEKDAY})s\b")
_LETTERS = {
    "day": "P{}D",
    "week": "P{}W",
    "weekend": "XXXX-WXX-WE",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}DE",
    "century": "P{}CE",
    "hour": "PT{}H",
    "minute": "PT{}M",
}
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def _make_adverb(found: Found, _: Setting) -> Time:
    word = found.group("word")
    return _set(found, _ADVERBS.get(word) or _DAYS[word])


def _set(found: Found, value: str) -> Time:
    return Time(found.span, TimeKind.SET, value, Grain.OPEN)


def _make_every(found: Found, _: Setting) -> Time | None:
    if found.match["unit"]:
        word = plain(found.group("count"))
        count = 2 if found.match["other"] else int(word) if word.isdecimal() else numbers("numbers").get(word, 1)
        return _set(found, _LETTERS[found.group("unit")].format(count))
    if found.match["weekday"]:
        return _set(found, f"XXXX-WXX-{weekday_number(found.match['weekday'])}")
    if found.match["part"]:
        return _set(found, f"XXXX-XX-XXT{dayparts()[found.group('part')]}")
    if found.match["month"]:
        return _set(found, f"XXXX-{month_number(found.match['month']):02d}")
    return _set(found, f"XXXX-{_SEASONS[numbers('seasons')[found.group('season')]]}")


def _make_times(found: Found, _: Setting) -> Time:
    return _set(found, _LETTERS[found.group("unit")].format(1))


def _make_weekdays(found: Found, _: Setting) -> Time:
    return _set(found, f"XXXX-WXX-{weekday_number(found.match['weekday'])}")


FIRST_WORDS = frozenset(
    {*_ADVERBS, *_DAYS, "every", "each", "once", "twice", "thrice"}
    | {f"{word}s" for word in numbers("weekdays") if word.endswith("day")}
)
AT_FIRST_WORD = (
    Rule(_ADVERB, _make_adverb),
    Rule(_EVERY, _make_every),
    Rule(_TIMES_A, _make_times),
    Rule(_WEEKDAYS, _make_weekdays),
)
