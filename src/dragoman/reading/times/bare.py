"""Rules for units, seasons and parts of the day without a number: "for years", "a day", "in the summer"."""

import re
from dataclasses import replace

from dragoman.model import Span
from dragoman.reading.times.calendar import nearest_season
from dragoman.reading.times.periods import make_period
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Reference, Time, TimeKind
from dragoman.reading.times.words import NUMBER, SEASON, dayparts, numbers

_GRAINS = {
    "second": Grain.SECOND,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
    "centurie": Grain.CENTURY,
}
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_MANY = re.compile(
    r"(?P<unit>minute|hour|day|week|month|year|decade|centurie)s(?:-long\b|\s(?P<away>ago|earlier|later)\b)?(?![-\w])"
)
_ONE = re.compile(r"(?P<unit>day|week|month|year|decade|century)\b(?![-–])")
_THE = re.compile(
    r"(?P<unit>day|week|month|quarter|year)\b(?![-–]|\s(?:of|that|when|after|before|in\swhich|he|she|it|they)\b)"
)
_SEASON = re.compile(rf"(?P<season>{SEASON})\b(?!-|\s(?:of|in|from)\b)")
_PART = re.compile(r"(?P<part>morning|afternoon|evening|night)\b(?!-)")
_LATE_IN = re.compile(r"(?:early|late)\sin\sthe\s(?P<unit>day|week|month|year)\b", re.IGNORECASE)
_OVERNIGHT = re.compile(r"overnight\b(?!-)")
_AGE = re.compile(rf"(?P<count>\d{{1,3}}|{NUMBER})-(?P<unit>day|week|month|year)-olds?\b")
_FRAME = (
    r"(?:for|in|within|over|after|of|through|throughout|takes?|took|lasted|spent|spend|by|before|during|since|until|at"
    r"|on)\s"
)
_QUANTITY = (
    r"(?:just|only|mere|many|some|numerous|countless|hundreds\sof|thousands\sof|(?:the\s)?(?:last|past|next|coming))\s"
)
_LEAD_MANY = re.compile(rf"\b(?:{_FRAME}(?:{_QUANTITY}|the\s)?|{_QUANTITY})$", re.IGNORECASE)
_LEAD_A = re.compile(r"\ban?\s(?:(?:entire|whole|full)\s)?$", re.IGNORECASE)
_LEAD_THE = re.compile(r"\bthe\s(?:(?:entire|whole|full)\s)?$", re.IGNORECASE)
_LEAD_SEASON = re.compile(rf"\b(?:{_FRAME}(?:(?:early|late)\s)?(?:the\s)?|the\s)$", re.IGNORECASE)
_LEAD_PART = re.compile(r"\b(?:in|during|until|by|before|of|through|on)\sthe\s$", re.IGNORECASE)
_SAME_WEEK = 7
_OUTSIDE = re.compile(_FRAME, re.IGNORECASE)


def _trimmed(found: Found) -> Span:
    """The span without the preposition or verb that the lead-in begins with."""
    outside = _OUTSIDE.match(found.match.string, found.span.start, found.match.start())
    return found.span._replace(start=outside.end()) if outside else found.span


def _make_many(found: Found, _: Setting) -> Time | None:
    """A length without a number, or with "ago" the past at large."""
    away = found.group("away")
    long = found.match.group().endswith("-long")
    if not (found.lead or away or long):
        return None
    grain = _GRAINS[found.group("unit")]
    if away:
        reference = Reference.FUTURE if away == "later" else Reference.PAST
        return Time(_trimmed(found), TimeKind.REFERENCE, None, Grain.OPEN, reference=reference)
    return Time(_trimmed(found), TimeKind.DURATION, None, grain, approximate=True)


def _make_one(found: Found, _: Setting) -> Time | None:
    if not found.lead:
        return None
    unit = found.group("unit")
    value = {"decade": "P10Y", "century": "P100Y"}.get(unit) or f"P1{_LETTERS[unit]}"
    return Time(found.span, TimeKind.DURATION, value, _GRAINS[unit])


def _make_the(found: Found, setting: Setting) -> Time | None:
    """The day, week, month, quarter or year in which the text stands; a day named shortly before it is "the day"."""
    near = setting.day and setting.last_day and abs((setting.last_day - setting.day).days) <= _SAME_WEEK
    if found.lead and found.group("unit") == "day" and near:
        return Time(found.span, TimeKind.DATE, str(setting.last_day), Grain.DAY, relative=True)
    return make_period(found._replace(lead="the"), setting, "this", found.group("unit")) if found.lead else None


def _make_season(found: Found, setting: Setting) -> Time | None:
    """A season without its year, where the words frame it as one: "fall" needs its article."""
    word = found.group("season")
    if not found.lead or (word == "fall" and not found.lead.endswith("the")):
        return None
    season = numbers("seasons")[word]
    value = nearest_season(setting.day, season, future=setting.is_future(*found.span)) if setting.day else None
    return Time(_trimmed(found), TimeKind.DATE, value, Grain.SEASON, relative=True)


def _make_part(found: Found, setting: Setting) -> Time | None:
    if not found.lead:
        return None
    return _part_of(setting, _trimmed(found), dayparts()[found.group("part")])


def _part_of(setting: Setting, span: Span, part: str) -> Time:
    day = setting.last_day or setting.day
    return Time(span, TimeKind.DATE, str(day) if day else None, Grain.DAYPART, relative=True, part=part)


def _make_late_in(found: Found, setting: Setting) -> Time | None:
    return _make_the(found._replace(lead="the"), setting)


def _make_overnight(found: Found, setting: Setting) -> Time:
    return replace(_part_of(setting, found.span, "NI"), approximate=True)


def _make_age(found: Found, _: Setting) -> Time:
    word = found.group("count")
    count = int(word) if word.isdecimal() else numbers("numbers")[word]
    unit = found.group("unit")
    return Time(found.span, TimeKind.DURATION, f"P{count}{_LETTERS[unit]}", _GRAINS[unit])


AT_MANY = (Rule(_MANY, _make_many, _LEAD_MANY),)
AT_ONE = (Rule(_ONE, _make_one, _LEAD_A), Rule(_THE, _make_the, _LEAD_THE))
AT_SEASON = (Rule(_SEASON, _make_season, _LEAD_SEASON),)
AT_PART = (Rule(_PART, _make_part, _LEAD_PART),)
AT_LATE = (Rule(_LATE_IN, _make_late_in),)
AT_OVERNIGHT = (Rule(_OVERNIGHT, _make_overnight),)
AT_AGE = (Rule(_AGE, _make_age),)
