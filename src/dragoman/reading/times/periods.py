"""Rules for weeks, months, quarters, halves, seasons and years: "next month", "the first half of next year"."""

import re
from datetime import date

from dragoman.lexicon.calendar import month_number
from dragoman.reading.times.calendar import (
    add_months,
    month_text,
    nearest_month,
    quarter_near,
    season_year,
    shifted,
    week_in_month,
    week_of,
    weekday_from,
)
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import MONTH, SEASON, YEAR, numbers

_ORDINAL = r"(?P<number>(?i:first|second|third|fourth|final))"
_PART_OF_YEAR = re.compile(
    rf"{_ORDINAL}[\s-](?P<what>half|quarter)\s(?:of\s)?(?:(?:fiscal|financial)\s(?:year\s)?)?(?:(?P<which>this|next|last|the)\syear|(?P<year>{YEAR}))\b"
)
_PART_OF_MONTH = re.compile(
    rf"(?P<number>(?i:first|second|third|fourth|final|last))\s(?P<what>half|week)\s(?:of|in)\s"
    rf"(?:(?P<which>this|next|last)\smonth|(?P<month>{MONTH})(?:\s(?P<year>{YEAR}))?)\b"
)
_QUARTER = re.compile(rf"{_ORDINAL}[\s-]quarter\b")
_Q = re.compile(rf"Q(?P<number>[1-4])(?:\s(?:of\s)?(?P<year>{YEAR}))?\b")
_END_OF = re.compile(
    r"(?P<edge>end|beginning|start|middle|rest|remainder|course|turn)\sof\s(?P<which>the|this|next|last)\s(?P<unit>week|month|year|quarter)\b"
)
_IN_THE = re.compile(r"(?:earlier|later|Earlier|Later)\sin\sthe\s(?P<unit>day|week|month|year)\b")
_SEASON_OF = re.compile(rf"(?P<season>(?i:{SEASON}))\s(?:of\s)?(?P<year>{YEAR})\b")
_YEAR_END = re.compile(r"year(?:-|\s|['’]s\s)end\b")
_WEEKEND = re.compile(r"weekend\b")
_UNIT_BESIDE = re.compile(
    r"(?P<unit>day|week|month|year)\s(?P<which>before|previous|after|following)(?=\s*[.,;:)\n]|\sand\b|$)"
)
_LEAD_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_HALVES = 2
_HALF_CODES = {"half": 39, "quarter": 32}
_YEARS = {"year": "{0}", "decade": "{1:03d}X", "century": "{2:02d}XX"}
_NAMED_BEFORE = {"same", "that", "following", "previous", "preceding"}
"""Words that point back to the time last named, not to the account's day."""


def make_period(found: Found, setting: Setting, which: str, unit: str) -> Time | None:
    """The week, month, quarter, season, year or decade that `which` points to."""
    step = numbers("steps").get(which, 0)
    vague = found.lead not in {"", "the"}
    if unit == "decade" and step:
        return Time(found.span, TimeKind.DURATION, "P10Y", Grain.DECADE)
    back = which in _NAMED_BEFORE
    value = _named(setting, unit, step) if back else None
    day = (setting.last_day if back else None) or setting.day
    if value is None and day is not None:
        value = _period_value(day, step, unit)
    grain = Grain.SEASON if unit in numbers("seasons") else Grain(unit)
    return Time(found.span, TimeKind.DATE, value, grain, approximate=vague, relative=True)


def _named(setting: Setting, unit: str, step: int) -> str | None:
    """The month or year `step` from the one named last, None where none was."""
    named = setting.last_named
    if unit == "year" and named:
        return f"{int(named[:4]) + step:04d}"
    if unit == "month" and len(named) >= len("2010-06"):
        return month_text(int(named[:4]) * 12 + int(named[5:7]) - 1 + step)
    return None


def _period_value(day: date, step: int, unit: str) -> str:
    if unit == "day":
        return str(shifted(day, step))
    if unit in {"week", "weekend"}:
        return week_of(day, step)
    if unit == "month":
        return add_months(day, step)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + step
        return f"{quarters // 4:04d}-{33 + quarters % 4}"
    if unit in _YEARS:
        return _YEARS[unit].format(f"{day.year + step:04d}", day.year // 10, day.year // 100 + step)
    season = numbers("seasons")[unit]
    return f"{season_year(day, season, step):04d}-{season}"


def _make_part_of_year(found: Found, setting: Setting) -> Time | None:
    year = found.match["year"]
    number = numbers("ordinals")[found.group("number")]
    half = found.group("what") == "half"
    if half and number > _HALVES:
        return None
    if not year and setting.day is not None:
        year = str(setting.day.year + numbers("steps").get(found.group("which"), 0))
    value = f"{year}-{_HALF_CODES[found.group('what')] + number}" if year else None
    return Time(
        found.span, TimeKind.DATE, value, Grain.HALF_YEAR if half else Grain.QUARTER, relative=not found.match["year"]
    )


def _make_part_of_month(found: Found, setting: Setting) -> Time | None:
    """A week of a month by its number, or a half of one, whose value is the month's, not quite certain."""
    number = numbers("ordinals")[found.group("number")]
    half = found.group("what") == "half"
    if half and not 0 < number <= _HALVES:
        return None
    month = _its_month(found, setting)
    if month is None:
        return None
    value = month + "~" if half else week_in_month(int(month[:4]), int(month[5:]), number)
    grain = Grain.MONTH if half else Grain.WEEK
    return Time(found.span, TimeKind.DATE, value, grain, approximate=half, relative=not found.match["year"])


def _its_month(found: Found, setting: Setting) -> str | None:
    if found.match["year"]:
        return f"{found.match['year']}-{month_number(found.match['month']):02d}"
    if setting.day is None:
        return None
    if found.match["month"]:
        future = setting.is_future(*found.span) or None
        return nearest_month(month_number(found.match["month"]), setting.day, future=future)
    return add_months(setting.day, numbers("steps").get(found.group("which"), 0))


def _make_quarter(found: Found, setting: Setting) -> Time | None:
    """A quarter without its year: the one whose middle is nearest, or the next where the words look ahead."""
    if not found.lead and "-" not in found.match.group():
        return None
    return _quarter(found, setting, numbers("ordinals")[found.group("number")], None)


def _quarter(found: Found, setting: Setting, number: int, year: str | None) -> Time:
    if year is None and setting.day is not None:
        future = setting.is_future(*found.span) or setting.direction(*found.span)
        year = f"{quarter_near(setting.day, number, future=future):04d}"
    value = f"{year}-{32 + number}" if year else None
    return Time(found.span, TimeKind.DATE, value, Grain.QUARTER, relative=True)


def _make_q(found: Found, setting: Setting) -> Time:
    return _quarter(found, setting, int(found.match["number"]), found.match["year"])


def _make_end_of(found: Found, setting: Setting) -> Time | None:
    return make_period(found._replace(lead="end"), setting, found.group("which"), found.group("unit"))


def _make_year_end(found: Found, setting: Setting) -> Time | None:
    return make_period(found._replace(lead="end"), setting, "this", "year")


def _make_in_the(found: Found, setting: Setting) -> Time | None:
    if found.group("unit") == "day":
        day = setting.day
        return Time(
            found.span, TimeKind.DATE, str(day) if day else None, Grain.DAYPART, approximate=True, relative=True
        )
    return make_period(found._replace(lead="in"), setting, "this", found.group("unit"))


def _make_season(found: Found, _: Setting) -> Time:
    value = f"{found.match['year']}-{numbers('seasons')[found.group('season')]}"
    return Time(found.span, TimeKind.DATE, value, Grain.SEASON)


def _make_weekend(found: Found, setting: Setting) -> Time | None:
    """The weekend, as in "at the weekend": the one gone by, or the next where the words look ahead."""
    if not found.lead or setting.day is None:
        return None
    saturday = weekday_from(setting.day, 6, future=setting.is_future(*found.span), strict=False)
    return Time(found.span, TimeKind.DATE, week_of(saturday, 0), Grain.WEEKEND, relative=True)


def _make_beside(found: Found, setting: Setting) -> Time | None:
    """The time beside the one last named, as in "the day before", "the year previous"."""
    if not found.lead:
        return None
    which = "previous" if found.group("which") in {"before", "previous"} else "following"
    return make_period(found, setting, which, found.group("unit"))


AT_ORDINAL = (
    Rule(_PART_OF_YEAR, _make_part_of_year, _LEAD_THE),
    Rule(_PART_OF_MONTH, _make_part_of_month, _LEAD_THE),
    Rule(_QUARTER, _make_quarter, _LEAD_THE),
)
AT_Q = (Rule(_Q, _make_q),)
AT_LAST = (AT_ORDINAL[1],)
AT_EDGE = (Rule(_END_OF, _make_end_of, _LEAD_THE),)
AT_EARLIER = (Rule(_IN_THE, _make_in_the),)
AT_SEASON = (Rule(_SEASON_OF, _make_season, _LEAD_THE),)
AT_WEEKEND = (Rule(_WEEKEND, _make_weekend, _LEAD_THE),)
AT_YEAR = (Rule(_YEAR_END, _make_year_end),)
AT_UNIT = (Rule(_UNIT_BESIDE, _make_beside, _LEAD_THE),)
