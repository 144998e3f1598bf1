"""Rules for lengths of time ("about 20 minutes") and for what lies so far away ("three days ago")."""

import re
from datetime import date

from dragoman.lexicon.calendar import weekday_number
from dragoman.model import Span
from dragoman.reading.times.calendar import add_months, shifted, week_of, weekday_from
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Reference, Time, TimeKind
from dragoman.reading.times.words import LONG_WEEKDAY, NUMBER, numbers, one_of, phrases

_UNIT = r"(?P<unit>second|minute|min|hour|hr|day|week|month|quarter|year|decade|centur(?:y|ie))(?P<many>s)?\b"
_AWAY = (
    r"(?:\s(?P<away>ago|earlier|before(?=\s*[.,;:)\n]|$)|later|from\snow|hence|previously)"
    rf"(?:(?:(?<=week\sago)|(?<=weeks\sago))\s(?:on\s)?(?P<weekday>{LONG_WEEKDAY})\b)?)?"
)
_SORT = (
    r"(?:full|whole|consecutive|straight|successive|more|further|additional|long|short|calendar|trading|working"
    r"|business)"
)
_PART = r"(?:a[\s-](?:half|quarter)|three[\s-]quarters)"
_LENGTH = re.compile(
    rf"(?P<count>\d{{1,3}}(?:,\d{{3}})?(?:\.\d)?|{NUMBER}|several|few|couple\sof)(?P<half>[\s-]and[\s-]{_PART})?[\s-](?:{_SORT}\s){{0,2}}{_UNIT}"
    rf"(?P<half2>\sand\s{_PART}\b)?(?:,?\s(?:and\s)?(?P<count2>\d{{1,2}}|{NUMBER})\s(?P<unit2>min(?:ute)?)s?\b)?"
    rf"(?:[\s-]long\b|\sor\sso\b)?{_AWAY}(?![-\s]olds?\b|\sof\san?\s(?:hour|day|year))"
)
_HALF = re.compile(
    r"(?:(?i:half)(?:\s|-)|(?P<most>(?i:three)[\s-]quarters\sof\s))(?:an?[\s-])?(?P<unit>hour|day|year|decade|century)(?:-long)?\b"
    r"(?:\s(?P<away>ago|earlier|later))?"
)
_PARTS = {"quarters": 0.75, "half": 0.5, "quarter": 0.25}
_HALVES = {"day": (12, "hour"), "year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_HOUR_LONG = re.compile(
    r"(?P<unit>hour|day|week|month|year|decade|century)(?P<half>-and-a-half)?-?long\b|all\s(?P<whole>day|week|month|year)\b"
)
_HEDGE = one_of(phrases("hedges", "about") + phrases("hedges", "more"))
_LEAD = re.compile(
    rf"\b(?:(?:the\s(?:last|past|next|first|coming|following|previous|preceding|final)|(?:this\s)?past|last|next|a|{_HEDGE}(?!\s(?:the|this|past|last|next)\s))\s){{1,2}}$",
    re.IGNORECASE,
)
_UNITS = {
    "second": (1, "S", Grain.SECOND),
    "minute": (1, "M", Grain.MINUTE),
    "min": (1, "M", Grain.MINUTE),
    "hour": (60, "M", Grain.HOUR),
    "hr": (60, "M", Grain.HOUR),
    "day": (1, "D", Grain.DAY),
    "week": (1, "W", Grain.WEEK),
    "month": (1, "M", Grain.MONTH),
    "quarter": (3, "M", Grain.QUARTER),
    "year": (1, "Y", Grain.YEAR),
    "decade": (10, "Y", Grain.DECADE),
    "century": (100, "Y", Grain.CENTURY),
    "centurie": (100, "Y", Grain.CENTURY),
}
"""How many of which ISO unit each is, and its grain."""

_OF_A_DAY = {Grain.SECOND, Grain.MINUTE, Grain.HOUR}
_NEEDS_MANY = {"second", "quarter"}
"""Units whose singular is more often something else: "a second call", "a quarter of it"."""

_DAYS = {"day": 1, "week": 7}


def _make_length(found: Found, setting: Setting) -> Time | None:
    word = found.group("count")
    unit = found.group("unit")
    count = _count(word)
    article = word in {"a", "an"}
    if article and _UNITS[unit][2] not in _OF_A_DAY and not found.match["away"] and not found.lead:
        return None
    if (article and found.match.group().endswith("-long")) or (unit in _NEEDS_MANY and not found.match["many"]):
        return None
    found = _without_article(found)
    if found.match["away"]:
        return _weeks_ago_on(found, setting, count) or _away(found, setting, count, unit)
    return _length(found, _amount(found, count), unit, hedge=found.lead)


def _without_article(found: Found) -> Found:
    """The find without the article before a compound: "30-day" of "a 30-day truce", "four day" of "a four day rest"."""
    parts = found.match.groupdict()
    counted = "count" in parts and not parts["many"] and _count(found.group("count")) not in {None, 1}
    compound = counted or "-" in found.match.group() or found.match.group() in ONE_WORD
    return found._replace(span=Span(*found.match.span())) if compound and found.lead.endswith("a") else found


def _count(word: str) -> float | None:
    """The number that a word or figure gives, None for "several"."""
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return numbers("numbers").get(word)


def _amount(found: Found, count: float | None) -> float | None:
    """The count with its half or quarter, and with the minutes that follow hours."""
    if count is None:
        return None
    for group in ("half", "half2"):
        words = found.group(group)
        count += next((part for ending, part in _PARTS.items() if words.endswith(ending)), 0)
    if found.match["unit2"]:
        count += (_count(found.group("count2")) or 0) / 60
    return count


def _length(found: Found, amount: float | None, unit: str, hedge: str) -> Time:
    scale, letter, grain = _UNITS[unit]
    value = None
    if amount is not None:
        clock = grain in _OF_A_DAY
        value = f"PT{round(amount * scale)}{letter}" if clock else f"P{amount * scale:g}{letter}"
    more = hedge.endswith(phrases("hedges", "more"))
    vague = (
        amount is None
        or (not more and hedge.endswith(phrases("hedges", "about")))
        or found.match.group().endswith("or so")
    )
    return Time(found.span, TimeKind.DURATION, value, grain, approximate=vague, more_than=more)


def _weeks_ago_on(found: Found, setting: Setting, count: float | None) -> Time | None:
    """The day meant by "a week ago Monday": so many weeks before the last Monday."""
    if not found.match["weekday"] or setting.day is None or count is None:
        return None
    last = weekday_from(setting.day, weekday_number(found.match["weekday"]), future=False, strict=False)
    setting.last_day = shifted(last, round(-7 * count))
    return Time(found.span, TimeKind.DATE, str(setting.last_day), Grain.DAY, relative=True)


def _away(found: Found, setting: Setting, count: float | None, unit: str) -> Time:
    """The day, month or year that lies a length of time before or after the account's day, or the day last named."""
    ago = found.group("away") in {"ago", "earlier", "before", "previously"}
    about = setting.day if found.group("away") in {"ago", "from now", "hence"} else setting.last_day or setting.day
    grain = Grain.DAYPART if _UNITS[unit][2] in _OF_A_DAY else _UNITS[unit][2]
    grain = Grain.YEAR if grain in {Grain.DECADE, Grain.CENTURY} else grain
    value = None
    if about is not None and grain is Grain.DAYPART:
        value = str(about)
    elif about is not None and count is not None:
        value = _shift(about, -count if ago else count, unit)
        setting.last_day = date.fromisoformat(value) if unit == "day" and value else setting.last_day
    vague = count is None or found.lead.endswith(phrases("hedges", "about"))
    reference = (Reference.PAST if ago else Reference.FUTURE) if count is None else None
    return Time(found.span, TimeKind.DATE, value, grain, approximate=vague, relative=True, reference=reference)


def _shift(about: date, count: float, unit: str) -> str | None:
    scale, letter, _ = _UNITS[unit]
    if unit in _DAYS:
        day = shifted(about, round(count * _DAYS[unit]))
        return str(day) if unit == "day" else week_of(day, 0)
    if letter == "M":
        return add_months(about, round(count * scale))
    year = about.year + round(count * scale)
    return f"{year:04d}" if year > 0 else None


def _make_half(found: Found, setting: Setting) -> Time:
    count, unit = (0.75, "hour") if found.match["most"] else _HALVES.get(found.group("unit"), (0.5, "hour"))
    return _away(found, setting, count, unit) if found.match["away"] else _length(found, count, unit, found.lead)


def _make_hour_long(found: Found, _: Setting) -> Time | None:
    unit = found.group("unit") or found.group("whole")
    found = _without_article(found)
    return _length(found, 1.5 if found.match["half"] else 1, unit, found.lead)


ONE_WORD = ("hourlong", "daylong", "weeklong", "monthlong", "yearlong")
AT_NUMBER = (Rule(_LENGTH, _make_length, _LEAD),)
AT_HALF = (Rule(_HALF, _make_half, _LEAD),)
AT_UNIT = (Rule(_HOUR_LONG, _make_hour_long, _LEAD),)
