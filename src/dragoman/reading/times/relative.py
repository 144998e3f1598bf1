"""Rules for days that hang on the account's day or on the day last named: "Wednesday evening", "the same day"."""

import re
from datetime import date

from dragoman.lexicon.calendar import month_number, weekday_number
from dragoman.reading.times.calendar import nearest_month, shifted, weekday_from
from dragoman.reading.times.periods import make_period
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import (
    DAYPART,
    LONG_WEEKDAY,
    MONTH,
    SEASON,
    dayparts,
    numbers,
    one_of,
)

_DAY_WORD = re.compile(
    rf"(?P<word>{one_of(numbers('relative_days'), cased=True)}|{one_of(numbers('relative_days'))})\b"
    rf"(?:\s(?P<part>{DAYPART})\b)?"
)
_WEEKDAY = re.compile(
    rf"(?P<weekday>{LONG_WEEKDAY})\b(?:\s(?P<part>{DAYPART})\b)?(?:\sof\s(?P<which>this|last|next|the\s(?:previous|following))\sweek\b)?"
)
_POINTER = re.compile(
    rf"(?P<which>last|this(?:\spast|\scoming)?|next|past|coming|upcoming|previous|preceding|following|same|that"
    rf"|Last|This|Next|That)\s(?:(?P<part>{DAYPART})"
    rf"|(?P<unit>day|weekend|week|month|year|quarter|decade|century|{SEASON})"
    rf"|(?P<weekday>{LONG_WEEKDAY})(?:\s(?P<part2>{DAYPART}))?|(?P<month>{MONTH}))\b(?!-)"
)
_WHILE_AGO = re.compile(r"(?:while|moments|moment)\sago\b")
_DAY_NEXT_BUT_ONE = re.compile(r"day\s(?:(?P<after>after\stomorrow)|(?P<before>before\syesterday))\b")
_LEAD = re.compile(r"\b(?:earlier|later|early|late)\s(?:on\s)?$", re.IGNORECASE)
_LEAD_POINTER = re.compile(
    r"\b(?:(?:earlier|later|early|late)\s(?:in\s)?(?:the\s)?|the\s(?:end|beginning|start|middle)\sof\s|the\s)$",
    re.IGNORECASE,
)
_LEAD_WHILE = re.compile(r"\b(?:an?\s)?(?:little\s|short\s)?$", re.IGNORECASE)
_LEAD_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_NIGHT = "NI"


def _make_day_word(found: Found, setting: Setting) -> Time:
    word = found.group("word")
    value = None if setting.day is None else shifted(setting.day, numbers("relative_days")[word])
    part = _part(found, "part") or (_NIGHT if word == "tonight" else None)
    last = setting.last_day
    time = _day_time(found, setting, value, part=part)
    if setting.in_quotation(found.span.start):
        setting.last_day = last
    return time


def _part(found: Found, group: str) -> str | None:
    """The code of the part of the day that the group names."""
    return dayparts().get(found.group(group))


def _day_time(
    found: Found, setting: Setting, day: date | None, *, part: str | None = None, vague: bool = False
) -> Time:
    if day is not None:
        setting.last_day = day
    grain = Grain.DAYPART if part or vague else Grain.DAY
    return Time(
        found.span, TimeKind.DATE, str(day) if day else None, grain, approximate=vague, relative=True, part=part
    )


def _make_weekday(found: Found, setting: Setting) -> Time:
    day = _weekday(found, setting, future=None, strict=False)
    if found.match["which"]:
        day = _weekday_of_week(found, setting)
    return _day_time(found, setting, day, part=_part(found, "part"))


def _weekday_of_week(found: Found, setting: Setting) -> date | None:
    """The day meant by "Monday of last week": weeks begin on Mondays (ISO 8601)."""
    which = found.group("which").removeprefix("the ")
    about = setting.day if which in {"this", "last", "next"} else setting.last_day or setting.day
    if about is None:
        return None
    monday = shifted(about, 1 - about.isoweekday())
    return shifted(monday, 7 * numbers("steps").get(which, 0) + weekday_number(found.match["weekday"]) - 1)


def _weekday(found: Found, setting: Setting, *, future: bool | None, strict: bool) -> date | None:
    """The day that a weekday means; the words around tell the direction where `future` is None."""
    if setting.day is None:
        return None
    if future is None:
        future = setting.is_future(*found.span)
    return weekday_from(setting.day, weekday_number(found.match["weekday"]), future=future, strict=strict)


def _make_pointer(found: Found, setting: Setting) -> Time | None:
    which = " ".join(found.group("which").split())
    which = which.removeprefix("this ") if " " in which else which
    if found.match["part"]:
        return _part_of_day(found, setting, which)
    if found.group("unit") == "day":
        return _pointed_day(found, setting, which)
    if found.match["unit"]:
        return make_period(found, setting, which, found.group("unit"))
    if which == "that":
        return None
    if found.match["month"]:
        return _month(found, setting, which)
    step = numbers("steps").get(which)
    day = _weekday(found, setting, future=None if step is None else step > 0, strict=step is not None)
    return _day_time(found, setting, day, part=_part(found, "part2"))


def _part_of_day(found: Found, setting: Setting, which: str) -> Time:
    day = setting.day if which in {"last", "this", "next"} else setting.last_day or setting.day
    step = 0 if which == "past" else numbers("steps").get(which, 0)
    return _day_time(found, setting, shifted(day, step) if day else None, part=_part(found, "part"))


def _month(found: Found, setting: Setting, which: str) -> Time:
    month = month_number(found.match["month"])
    value = None
    if setting.day is not None:
        step = numbers("steps").get(which, 0)
        value = f"{setting.day.year}-{month:02d}" if step == 0 else nearest_month(month, setting.day, future=step > 0)
    return Time(found.span, TimeKind.DATE, value, Grain.MONTH, relative=True)


def _pointed_day(found: Found, setting: Setting, which: str) -> Time | None:
    """Days like "the same day", "the next day": counted from the day that was named last."""
    if which in {"last", "past", "coming", "upcoming"}:
        return None
    day = setting.day if which == "this" else setting.last_day or setting.day
    return _day_time(found, setting, shifted(day, numbers("steps").get(which, 0)) if day else None)


def _make_while_ago(found: Found, setting: Setting) -> Time:
    return _day_time(found, setting, setting.day, vague=True)


def _make_day_next_but_one(found: Found, setting: Setting) -> Time:
    step = 2 if found.match["after"] else -2
    return _day_time(found, setting, shifted(setting.day, step) if setting.day else None)


AT_DAY_WORD = (Rule(_DAY_WORD, _make_day_word, _LEAD),)
AT_WEEKDAY = (Rule(_WEEKDAY, _make_weekday, _LEAD),)
AT_POINTER = (Rule(_POINTER, _make_pointer, _LEAD_POINTER),)
AT_WHILE = (Rule(_WHILE_AGO, _make_while_ago, _LEAD_WHILE),)
AT_DAY = (Rule(_DAY_NEXT_BUT_ONE, _make_day_next_but_one, _LEAD_THE),)
