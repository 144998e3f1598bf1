"""Rules for times that hang on the account's day: "Wednesday evening", "yesterday", "later this year", "next month"."""

import re
from datetime import date

from dragoman.reading.times.calendar import add_months, nearest_month, shifted, week_of, weekday_from
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import (
    DAYPART,
    LONG_WEEKDAY,
    MONTH,
    YEAR,
    month_number,
    numbers,
    one_of,
    weekday_number,
)

_SEASON = one_of(numbers("seasons"))
_DAY_WORD = re.compile(
    rf"(?P<word>{one_of(numbers('relative_days'), cased=True)}|{one_of(numbers('relative_days'))})\b"
    rf"(?:\s(?P<part>{DAYPART})\b)?"
)
_WEEKDAY = re.compile(rf"(?P<weekday>{LONG_WEEKDAY})\b(?:\s(?P<part>{DAYPART})\b)?")
_POINTER = re.compile(
    rf"(?P<which>last|this|next|past|coming|upcoming|previous|following|same|that|Last|This|Next|That)\s(?:(?P<part>{DAYPART})"
    rf"|(?P<unit>day|weekend|week|month|year|quarter|decade|{_SEASON})|(?P<weekday>{LONG_WEEKDAY})(?:\s(?P<part2>{DAYPART}))?|(?P<month>{MONTH}))\b"
)
_PART_OF_YEAR = re.compile(
    rf"(?P<number>first|second|third|fourth|final)\s(?P<what>half|quarter)\sof\s(?:(?P<which>this|next|last|the)\syear|(?P<year>{YEAR}))\b"
)
_END_OF = re.compile(
    r"(?P<edge>end|beginning|start|middle|rest|remainder|course)\sof\s(?P<which>the|this|next|last)\s(?P<unit>week|month|year)\b"
)
_IN_THE = re.compile(r"(?:earlier|later|Earlier|Later)\sin\sthe\s(?P<unit>day|week|month|year)\b")
_SEASON_OF = re.compile(rf"(?P<season>{_SEASON})\s(?:of\s)?(?P<year>{YEAR})\b")
_WHILE_AGO = re.compile(r"(?:while|moments|moment)\sago\b")
_WEEKEND = re.compile(r"weekend\b")
_DAY_NEXT_BUT_ONE = re.compile(r"day\s(?:(?P<after>after\stomorrow)|(?P<before>before\syesterday))\b")
_LEAD = re.compile(r"\b(?:earlier|later|early|late)\s(?:on\s)?$", re.IGNORECASE)
_LEAD_POINTER = re.compile(
    r"\b(?:(?:earlier|later|early|late)\s(?:in\s)?(?:the\s)?|the\s(?:end|beginning|start|middle)\sof\s|on\sthe\s|the\s)$",
    re.IGNORECASE,
)
_LEAD_WHILE = re.compile(r"\b(?:an?\s)?(?:little\s|short\s)?$", re.IGNORECASE)
_LEAD_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}
_HALVES = 2
_HALF_CODES = {"half": 39, "quarter": 32}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def _make_day_word(found: Found, setting: Setting) -> Time:
    word = found.group("word")
    value = None if setting.day is None else shifted(setting.day, numbers("relative_days")[word])
    part = bool(found.match["part"]) or word == "tonight"
    return _day_time(found, setting, value, part=part)


def _day_time(found: Found, setting: Setting, day: date | None, *, part: bool = False, vague: bool = False) -> Time:
    if day is not None:
        setting.last_day = day
    grain = Grain.DAYPART if part else Grain.DAY
    return Time(found.span, TimeKind.DATE, str(day) if day else None, grain, approximate=vague, relative=True)


def _make_weekday(found: Found, setting: Setting) -> Time:
    day = _weekday(found, setting, future=None, strict=False)
    return _day_time(found, setting, day, part=bool(found.match["part"]))


def _weekday(found: Found, setting: Setting, *, future: bool | None, strict: bool) -> date | None:
    """The day that a weekday means; the words around tell the direction where `future` is None."""
    if setting.day is None:
        return None
    if future is None:
        future = setting.is_future(*found.span)
    return weekday_from(setting.day, weekday_number(found.match["weekday"]), future=future, strict=strict)


def _make_pointer(found: Found, setting: Setting) -> Time | None:
    which = found.group("which")
    if found.match["part"]:
        return _part_of_day(found, setting, which)
    if found.match["weekday"]:
        step = _STEPS.get(which)
        day = _weekday(found, setting, future=None if step is None else step > 0, strict=step is not None)
        return _day_time(found, setting, day, part=bool(found.match["part2"]))
    if found.match["month"]:
        return _month(found, setting, which)
    if found.group("unit") == "day":
        return _pointed_day(found, setting, which)
    return None if which in {"same", "that"} else _period(found, setting, _STEPS.get(which, 0), found.group("unit"))


def _part_of_day(found: Found, setting: Setting, which: str) -> Time:
    day = setting.day if which in {"last", "this", "next"} else setting.last_day or setting.day
    step = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(which, 0)
    return _day_time(found, setting, shifted(day, step) if day else None, part=True)


def _month(found: Found, setting: Setting, which: str) -> Time:
    month = month_number(found.match["month"])
    value = None
    if setting.day is not None:
        step = _STEPS.get(which, 0)
        value = f"{setting.day.year}-{month:02d}" if step == 0 else nearest_month(month, setting.day, future=step > 0)
    return Time(found.span, TimeKind.DATE, value, Grain.MONTH, relative=True)


def _pointed_day(found: Found, setting: Setting, which: str) -> Time | None:
    """Days like "the same day", "the next day": counted from the day that was named last."""
    if which in {"last", "past", "coming", "upcoming"}:
        return None
    day = setting.day if which == "this" else setting.last_day or setting.day
    return _day_time(found, setting, shifted(day, _STEPS.get(which, 0)) if day else None)


def _period(found: Found, setting: Setting, step: int, unit: str) -> Time:
    vague = found.lead not in {"", "the", "on the"}
    if unit == "decade":
        return (
            Time(found.span, TimeKind.DURATION, "P10Y", Grain.YEAR)
            if step < 0
            else Time(found.span, TimeKind.DATE, None, Grain.YEAR)
        )
    grain = Grain.SEASON if unit in numbers("seasons") else Grain.WEEK if unit == "weekend" else Grain(unit)
    value = None if setting.day is None else _period_value(setting.day, step, unit)
    return Time(found.span, TimeKind.DATE, value, grain, approximate=vague, relative=True)


def _period_value(day: date, step: int, unit: str) -> str:
    if unit in {"week", "weekend"}:
        return week_of(day, step)
    if unit == "month":
        return add_months(day, step)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + step
        return f"{quarters // 4:04d}-{33 + quarters % 4}"
    if unit == "year":
        return f"{day.year + step:04d}"
    return f"{day.year + step:04d}-{numbers('seasons')[unit]}"


def _make_part_of_year(found: Found, setting: Setting) -> Time | None:
    year = found.match["year"]
    number = _ORDINALS[found.group("number")]
    half = found.group("what") == "half"
    if half and number > _HALVES:
        return None
    if not year and setting.day is not None:
        year = str(setting.day.year + _STEPS.get(found.group("which"), 0))
    value = f"{year}-{_HALF_CODES[found.group('what')] + number}" if year else None
    return Time(
        found.span, TimeKind.DATE, value, Grain.HALF_YEAR if half else Grain.QUARTER, relative=not found.match["year"]
    )


def _make_end_of(found: Found, setting: Setting) -> Time:
    return _period(found._replace(lead="end"), setting, _STEPS.get(found.group("which"), 0), found.group("unit"))


def _make_in_the(found: Found, setting: Setting) -> Time:
    if found.group("unit") == "day":
        return _day_time(found, setting, setting.day, part=True, vague=True)
    return _period(found._replace(lead="in"), setting, 0, found.group("unit"))


def _make_season(found: Found, _: Setting) -> Time:
    value = f"{found.match['year']}-{numbers('seasons')[found.group('season')]}"
    return Time(found.span, TimeKind.DATE, value, Grain.SEASON)


def _make_while_ago(found: Found, setting: Setting) -> Time:
    return _day_time(found, setting, setting.day, part=True, vague=True)


def _make_day_next_but_one(found: Found, setting: Setting) -> Time:
    step = 2 if found.match["after"] else -2
    return _day_time(found, setting, shifted(setting.day, step) if setting.day else None)


def _make_weekend(found: Found, setting: Setting) -> Time | None:
    """The weekend, as in "at the weekend": the one gone by, or the next where the words look ahead."""
    if not found.lead or setting.day is None:
        return None
    saturday = weekday_from(setting.day, 6, future=setting.is_future(*found.span), strict=False)
    return Time(found.span, TimeKind.DATE, week_of(saturday, 0), Grain.WEEK, relative=True)


AT_DAY_WORD = (Rule(_DAY_WORD, _make_day_word, _LEAD),)
AT_WEEKDAY = (Rule(_WEEKDAY, _make_weekday, _LEAD),)
AT_POINTER = (Rule(_POINTER, _make_pointer, _LEAD_POINTER),)
AT_ORDINAL = (Rule(_PART_OF_YEAR, _make_part_of_year, _LEAD_THE),)
AT_EDGE = (Rule(_END_OF, _make_end_of, _LEAD_THE),)
AT_EARLIER = (Rule(_IN_THE, _make_in_the),)
AT_SEASON = (Rule(_SEASON_OF, _make_season, _LEAD_THE),)
AT_WHILE = (Rule(_WHILE_AGO, _make_while_ago, _LEAD_WHILE),)
AT_WEEKEND = (Rule(_WEEKEND, _make_weekend, _LEAD_THE),)
AT_DAY = (Rule(_DAY_NEXT_BUT_ONE, _make_day_next_but_one, _LEAD_THE),)
