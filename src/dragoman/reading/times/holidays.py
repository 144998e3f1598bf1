"""Rules for days with names: "Christmas Eve", "Thanksgiving", "Good Friday"."""

import re
from datetime import date

from dragoman.lexicon import load_table
from dragoman.reading.times.calendar import easter, make, nth_weekday
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import YEAR, one_of, plain

_NAMES = [name for kind in load_table("times_vague")["holidays"].values() for name in kind]
_DAY = re.compile(rf"(?P<name>{one_of(_NAMES, cased=True)})(?!\w)(?:,?\s(?P<year>{YEAR})\b)?")


def _make_day(found: Found, setting: Setting) -> Time | None:
    name = plain(found.group("name"))
    if found.match["year"]:
        day = _day_in(name, int(found.match["year"]))
    else:
        day = _nearest(name, setting, future=setting.is_future(*found.span))
    if day is not None:
        setting.last_day = day
    return Time(found.span, TimeKind.DATE, str(day) if day else None, Grain.DAY, relative=not found.match["year"])


def _nearest(name: str, setting: Setting, *, future: bool) -> date | None:
    """The day of that name nearest to the account's, or the next where the words look ahead."""
    about = setting.day
    if about is None:
        return None
    days = [day for year in (about.year - 1, about.year, about.year + 1) if (day := _day_in(name, year))]
    ahead = [day for day in days if day >= about]
    return min((future and ahead) or days, key=lambda day: abs((day - about).days), default=None)


def _day_in(name: str, year: int) -> date | None:
    """The day of that name in a year."""
    holidays = load_table("times_vague")["holidays"]
    if name in holidays["fixed"]:
        month, day = (int(part) for part in holidays["fixed"][name].split("-"))
        return make(year, month, day)
    if name in holidays["nth"]:
        return nth_weekday(year, *holidays["nth"][name])
    return easter(year, holidays["from_easter"][name])


FIRST_WORDS = frozenset(re.split(r"\W", name)[0] for name in _NAMES)
AT_FIRST_WORD = (Rule(_DAY, _make_day),)
