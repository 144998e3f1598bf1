"""Rules for calendar dates: "June 9, 2010", "9-10 June (Thu)", "2021/11/13", "early February", "2009"."""

import re
from datetime import date

from dragoman.lexicon.calendar import month_number, weekday_names, weekday_number
from dragoman.model import Span
from dragoman.reading.times.calendar import UNKNOWN_YEAR, make, nearest_date, nearest_month, week_of
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import (
    DAY,
    DAYPART,
    MONTH,
    WEEKDAY,
    YEAR,
    dayparts,
    numbers,
    one_of,
    phrases,
)

_BEFORE = rf"(?:(?P<weekday>{WEEKDAY})(?:\s(?P<part>{DAYPART}))?,?\s?(?P<open>\()?(?:the\s|on\s)?)?"
_AFTER = rf"(?(open)\))(?:\s?[(\[](?P<weekday2>{WEEKDAY})[)\]])?"
_TO = r"\s?(?:[-–—/]|to|and|&)\s?"
_MONTH_FIRST = re.compile(
    rf"{_BEFORE}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?:{_TO}(?:(?P<month2>{MONTH})\s)?(?P<day2>{DAY})(?!\d|:\d|\s?[ap]\.?m))?"
    rf"(?!\d|:\d|[.,]\d)(?:,?\s?(?P<year>{YEAR})\b)?{_AFTER}"
)
_DAY_FIRST = re.compile(
    rf"{_BEFORE}(?P<day>{DAY})(?:(?:\s(?P<month2>{MONTH}))?{_TO}(?P<day2>{DAY}))?(?:\sof)?\s(?P<month>{MONTH})(?!\w)(?:,?\s?(?P<year>{YEAR})\b)?{_AFTER}"
)
_ISO = re.compile(
    rf"{_BEFORE}(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d){_AFTER}"
)
_NUMERIC = re.compile(
    rf"{_BEFORE}(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep)(?P<year>{YEAR}|\d\d)(?![\d/.]\d|\d){_AFTER}"
)
_MONTH = re.compile(
    rf"(?P<month>{MONTH})(?!\w)(?:,?\s(?:of\s)?(?P<year>{YEAR})\b(?!\s?-\d)|\s(?:of\s)?(?P<which>this|next|last)\syear\b)?"
)
_DAY_OF = re.compile(rf"\b{one_of(numbers('days'))}\sof\s$", re.IGNORECASE)
"""The day of a month in words before it ("the *first of* February")."""
_YEAR = re.compile(rf"(?P<year>{YEAR})\b(?![-–/:.,]?\d)")
_PART_OF_DAY = re.compile(rf"\b(?:the\s)?(?:(?P<part>{DAYPART})|week)\sof\s$", re.IGNORECASE)
_PART_OF_MONTH = re.compile(
    r"\b(?:(?:in|since|of|by|until|from|during|between|through|for|to|and|back\sin)\s)?"
    r"(?:(?:early|late|mid)(?:-|\s)(?:in\s)?|(?:the\s)?(?:beginning|start|end|middle)\sof\s|(?:this|last|next|past|coming)\s)?$",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\b(?:early|late|mid)(?:-|\s)$|\bthe\s(?:beginning|start|end|middle)\sof\s$|\b(?:fiscal|financial)\s(?:year\s)?$",
    re.IGNORECASE,
)
_FISCAL = ("fiscal", "financial")
_VAGUE = ("early", "late", "mid", "beginning", "start", "end", "middle")
_LEADS = re.compile(r"^(?:back\s)?(?:in|since|of|by|until|from|during|between|through|for|to|and)\b\s?", re.IGNORECASE)
_SHORT = 4
_MONTHS_OFF = 100
_FAR = 200
"""Days from the account's day beyond which an inferred year is too unsure to check a weekday against."""
_SAME = 3
"""Days within which a date in figures is the account's own."""


def _make_day(found: Found, setting: Setting) -> Time | None:
    month = month_number(found.match["month"])
    first_month = month
    last_month = month
    if found.match["month2"]:
        if found.match.re is _DAY_FIRST:
            first_month = month_number(found.match["month2"])
        else:
            last_month = month_number(found.match["month2"])
    year = int(found.match["year"]) if found.match["year"] else None
    first = _resolved(found, setting, (year, first_month, _number(found.match["day"])))
    if isinstance(first, date):
        year = first.year
    last = None
    if found.match["day2"]:
        last = _resolved(found, setting, (year, last_month, _number(found.match["day2"])))
    if first is None or (found.match["day2"] and last is None):
        return None
    return _dated(found, setting, first, last)


def _number(day: str) -> int:
    return int(day.rstrip("sthndr"))


def _resolved(found: Found, setting: Setting, parts: tuple[int | None, int, int]) -> date | str | None:
    """The date, or "XXXX-06-09" where the year cannot be told, None where there is no such day.

    Where the words give no year it is that nearest to the account's day, unless that lies months off on the side from
    which the verb looks away.
    """
    year, month, day = parts
    if make(year or 2000, month, day) is None:
        return None
    if year is not None:
        return make(year, month, day)
    about = setting.day or setting.last_day
    nearest = nearest_date(month, day, about)
    if nearest is None or about is None:
        return f"{UNKNOWN_YEAR}-{month:02d}-{day:02d}"
    distance = (nearest - about).days
    if abs(distance) <= _MONTHS_OFF:
        return nearest
    future = setting.direction(*found.span)
    wrong = future is not None and future != (distance > 0)
    return (make(nearest.year + (1 if future else -1), month, day) if wrong else None) or nearest


def _dated(found: Found, setting: Setting, first: date | str, last: date | str | None) -> Time:
    """The time of a day, or of the range from `first` to `last`; its stated weekday is checked."""
    value = str(first) if last is None else f"{first}/{last}"
    stated, true = _weekdays(found, setting, first)
    if isinstance(first, date):
        setting.last_day = last if isinstance(last, date) else first
    relative = "year" in found.match.re.groupindex and not found.match["year"]
    if found.lead.endswith("week of") and isinstance(first, date):
        return Time(found.span, TimeKind.DATE, week_of(first, 0), Grain.WEEK, relative=relative)
    part = found.lead.removeprefix("the ").removesuffix(" of")
    if "part" in found.match.re.groupindex and found.match["part"]:
        part = found.match["part"]
    return Time(
        found.span,
        TimeKind.DATE,
        value,
        Grain.DAYPART if part else Grain.DAY,
        weekday_stated=stated,
        weekday_true=true,
        relative=relative,
        part=dayparts().get(part),
    )


def _weekdays(found: Found, setting: Setting, day: date | str) -> tuple[str | None, str | None]:
    """The weekday as stated and as the calendar has it, where they disagree."""
    word = found.match["weekday"] or found.match["weekday2"]
    if not word or not isinstance(day, date):
        return None, None
    inferred = not found.match["year"]
    if inferred and (setting.day is None or abs((day - setting.day).days) > _FAR):
        return None, None
    stated = weekday_number(word)
    if stated == day.isoweekday():
        return None, None
    return weekday_names()[stated - 1], weekday_names()[day.isoweekday() - 1]


def _make_iso(found: Found, setting: Setting) -> Time | None:
    day = make(int(found.match["year"]), int(found.match["month"]), int(found.match["day"]))
    return None if day is None else _dated(found, setting, day, None)


def _make_numeric(found: Found, setting: Setting) -> Time | None:
    """Day and month in figures: month first with strokes, day first with full stops, unless only one can be.

    Of two that can be, the one that is as good as the account's own day is meant.
    """
    first, second = int(found.match["first"]), int(found.match["second"])
    year = _full_year(found.match["year"], setting)
    if year is None:
        return None
    orders = [(first, second), (second, first)] if found.match["sep"] == "/" else [(second, first), (first, second)]
    days = [day for month, number in orders if (day := make(year, month, number))]
    if not days:
        return None
    about = setting.day
    best = (
        days[0] if about is None else min(days, key=lambda day: (_apart(day, about) > _FAR, _apart(day, about) > _SAME))
    )
    return _dated(found, setting, best, None)


def _apart(one: date, other: date) -> int:
    return abs((one - other).days)


def _full_year(figures: str, setting: Setting) -> int | None:
    """The year of four figures, or of two the one nearest to the account's day: "07" is 2007 in 2013."""
    if len(figures) > len("07"):
        return int(figures)
    return None if setting.day is None else (setting.day.year - int(figures) + 50) // 100 * 100 + int(figures)


def _make_named_day(found: Found, setting: Setting) -> Time | None:
    """A day of a month that is told in words."""
    if not found.lead:
        return None
    word = found.lead.removesuffix(" of")
    year = int(found.match["year"]) if found.match["year"] else None
    day = _resolved(found, setting, (year, month_number(found.match["month"]), numbers("days")[word]))
    if isinstance(day, date):
        setting.last_day = day
    return Time(found.span, TimeKind.DATE, str(day), Grain.DAY, relative=year is None) if day else None


def _make_month(found: Found, setting: Setting) -> Time | None:
    word = found.match["month"]
    name = word.rstrip(".")
    year = found.match["year"]
    if found.match["which"] and setting.day is not None:
        year = f"{setting.day.year + numbers('steps').get(found.match['which'], 0):04d}"
    lead = _LEADS.sub("", found.lead).strip()
    if (
        not found.match["year"]
        and (len(name) <= _SHORT or name.lower() == "march")
        and name.lower() not in {"june", "july"}
        and not found.lead
    ):
        return None
    month = month_number(word)
    value = f"{year}-{month:02d}" if year else _near_month(month, lead, found.span, setting)
    vague = lead.split("-")[0].startswith(_VAGUE) or any(word in lead for word in _VAGUE)
    kept = len(lead) + (not lead.endswith("-")) if lead else 0
    span = found.span._replace(start=found.match.start() - kept)
    return Time(
        span,
        TimeKind.DATE,
        value + "~" if vague and value else value,
        Grain.MONTH,
        approximate=vague,
        relative=not found.match["year"],
    )


def _near_month(month: int, lead: str, span: Span, setting: Setting) -> str | None:
    about = setting.day or setting.last_day
    if about is None:
        return f"{UNKNOWN_YEAR}-{month:02d}"
    future = {"last": False, "past": False, "next": True, "coming": True}.get(lead)
    if lead == "this" or (future is None and month == about.month):
        return f"{about.year}-{month:02d}"
    if future is None:
        future = setting.is_future(*span) or setting.direction(*span)
    return nearest_month(month, about, future=future)


def _make_year(found: Found, setting: Setting) -> Time | None:
    """A bare year, unless the words beside it make it a count, a number of a resolution, or a price."""
    start, end = found.match.span()
    before = setting.text[max(0, start - 16) : start]
    if found.lead.startswith(_FISCAL):
        return Time(found.span, TimeKind.DATE, found.match["year"], Grain.YEAR)
    if found.lead:
        return Time(found.span, TimeKind.DATE, found.match["year"] + "~", Grain.YEAR, approximate=True)
    if before and (before[-1] in "-–/.:$€£#,'’" or before.rstrip().endswith(("$", "€", "£", "#", "№"))):
        return None
    word_before = before.split()[-1].casefold().strip(".(,") if before.split() else ""
    after = setting.text[end : end + 16].split()
    word_after = after[0].casefold().strip(".,;)") if after and setting.text[end : end + 1].isspace() else ""
    if word_before in phrases("cues", "no_year_before") or word_after in phrases("cues", "no_year_after"):
        return None
    return Time(found.span, TimeKind.DATE, found.match["year"], Grain.YEAR)


_DAYS = (Rule(_MONTH_FIRST, _make_day, _PART_OF_DAY), Rule(_DAY_FIRST, _make_day, _PART_OF_DAY))
_FIGURES = (Rule(_ISO, _make_iso), Rule(_NUMERIC, _make_numeric))

AT_WEEKDAY = (*_DAYS, *_FIGURES)
AT_MONTH = (_DAYS[0], Rule(_MONTH, _make_named_day, _DAY_OF), Rule(_MONTH, _make_month, _PART_OF_MONTH))
AT_FIGURE = (*_FIGURES, _DAYS[1], Rule(_YEAR, _make_year, _PART_OF_YEAR))
