"""Rules for lengths of time ("about 20 minutes") and for what lies so far away ("three days ago")."""

import re
from datetime import date

from dragoman.model import Span
from dragoman.reading.times.calendar import add_months, shifted
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import NUMBER, numbers, one_of, phrases

_UNIT = r"(?P<unit>minute|min|hour|hr|day|week|month|year|decade)s?\b"
_AWAY = r"(?:\s(?P<away>ago|earlier|before\b(?!\s(?:the|his|her|their|a)\b)|later|from\snow|hence|previously))?"
_LENGTH = re.compile(
    rf"(?P<count>\d{{1,3}}(?:\.\d)?|{NUMBER}|several|few|couple\sof)(?P<half>[\s-]and[\s-]a[\s-](?:half|quarter))?[\s-](?:full\s|whole\s)?{_UNIT}"
    rf"(?P<half2>\sand\sa\s(?:half|quarter)\b)?(?:,?\s(?:and\s)?(?P<count2>\d{{1,2}}|{NUMBER})\s(?P<unit2>min(?:ute)?)s?\b)?"
    rf"(?:[\s-]long\b|\sor\sso\b)?{_AWAY}(?![-\s]old\b)"
)
_HALF_HOUR = re.compile(r"half(?:\s|-)(?:an\s)?hour(?:-long)?\b")
_HOUR_LONG = re.compile(r"(?P<unit>hour|day|week|month|year)(?P<half>-and-a-half)?-long\b")
_HEDGE = one_of(phrases("hedges", "about") + phrases("hedges", "more"))
_LEAD = re.compile(
    rf"\b(?:(?:the\s(?:last|past|next|first)|a|{_HEDGE})\s){{1,2}}$",
    re.IGNORECASE,
)
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}
_DAYS = {"day": 1, "week": 7}


def _make_length(found: Found, setting: Setting) -> Time | None:
    word = found.group("count")
    unit = found.group("unit")
    count = _count(word)
    if unit not in _MINUTES and word in {"a", "an"} and not found.match["away"] and not found.lead:
        return None
    if found.match.group().endswith("-long") and word in {"a", "an"}:
        return None
    found = _without_article(found)
    if found.match["away"]:
        return _away(found, setting, count, unit)
    return _length(found, _amount(found, count), unit, hedge=found.lead)


def _without_article(found: Found) -> Found:
    """The find without the article before a compound: "30-day" of "a 30-day truce"."""
    compound = "-" in found.match.group() and found.lead.endswith("a")
    return found._replace(span=Span(*found.match.span())) if compound else found


def _count(word: str) -> float | None:
    """The number that a word or figure gives, None for "several"."""
    if word[0].isdigit():
        return float(word)
    return numbers("numbers").get(word)


def _amount(found: Found, count: float | None) -> float | None:
    """The count with its half or quarter, and with the minutes that follow hours."""
    if count is None:
        return None
    for group in ("half", "half2"):
        words = found.group(group)
        count += 0.25 if words.endswith("quarter") else 0.5 if words else 0
    if found.match["unit2"]:
        count += (_count(found.group("count2")) or 0) / 60
    return count


def _length(found: Found, amount: float | None, unit: str, hedge: str) -> Time:
    value = None
    if amount is not None:
        whole = round(amount * _MINUTES[unit]) if unit in _MINUTES else amount * (10 if unit == "decade" else 1)
        value = f"PT{whole}M" if unit in _MINUTES else f"P{whole:g}{_LETTER[unit]}"
    more = hedge.endswith(phrases("hedges", "more"))
    vague = (
        amount is None
        or (not more and hedge.endswith(phrases("hedges", "about")))
        or found.match.group().endswith("or so")
    )
    grain = Grain(unit) if unit in set(Grain) else Grain.YEAR if unit == "decade" else Grain.MINUTE
    return Time(
        found.span, TimeKind.DURATION, value, Grain.HOUR if unit == "hr" else grain, approximate=vague, more_than=more
    )


def _away(found: Found, setting: Setting, count: float | None, unit: str) -> Time:
    """The day, month or year that lies a length of time before or after the account's day, or the day last named."""
    ago = found.group("away") in {"ago", "earlier", "before", "previously"}
    about = setting.day if found.group("away") in {"ago", "from now", "hence"} else setting.last_day or setting.day
    grain = (
        Grain(unit) if unit in {"day", "week", "month", "year"} else Grain.YEAR if unit == "decade" else Grain.DAYPART
    )
    value = None
    if about is not None and grain is Grain.DAYPART:
        value = str(about)
    elif about is not None and count is not None:
        value = _shift(about, -count if ago else count, unit)
    vague = count is None or found.lead.endswith(phrases("hedges", "about"))
    return Time(found.span, TimeKind.DATE, value, grain, approximate=vague, relative=True)


def _shift(about: date, count: float, unit: str) -> str | None:
    if unit in _DAYS:
        day = shifted(about, round(count * _DAYS[unit]))
        year, week, _ = day.isocalendar()
        return str(day) if unit == "day" else f"{year:04d}-W{week:02d}"
    if unit == "month":
        return add_months(about, round(count))
    year = about.year + round(count * (10 if unit == "decade" else 1))
    return f"{year:04d}" if year > 0 else None


def _make_half_hour(found: Found, _: Setting) -> Time | None:
    return _length(found, 0.5, "hour", found.lead)


def _make_hour_long(found: Found, _: Setting) -> Time | None:
    return _length(found, 1.5 if found.match["half"] else 1, found.group("unit"), found.lead)


AT_NUMBER = (Rule(_LENGTH, _make_length, _LEAD),)
AT_HALF = (Rule(_HALF_HOUR, _make_half_hour, _LEAD),)
AT_UNIT = (Rule(_HOUR_LONG, _make_hour_long, _LEAD),)
