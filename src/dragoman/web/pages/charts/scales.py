"""Time on paper: where a day stands, which days are marked beneath, and into which stretches many days fall."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.lexicon.calendar import month_names

_DAY = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-\d\d\b")
LEAST_DAYS = 27
"""Days that a scale covers at least."""
APART = 46.0
"""Room of one label beneath."""
MONTHS = 12
ROOMY = 70.0
"""Room of a label that names a day."""
_DAYS = ((1, 8, 15, 22), (1, 15))
"""Days of a month that are marked where there is room."""
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000)
"""Months from one label to the next."""


@dataclass(frozen=True)
class Tick:
    """A day that is marked beneath the chart; `major` where a year begins."""

    x: float
    text: str
    major: bool


@dataclass(frozen=True)
class TimeScale:
    """Days from `first` to `last` between two places."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: str) -> float:
        """Where a day stands."""
        share = (date.fromisoformat(day) - self.first).days / (self.last - self.first).days
        return round(self.left + share * (self.right - self.left), 1)

    @property
    def per_day(self) -> float:
        """Room of a day."""
        return (self.right - self.left) / (self.last - self.first).days

    def ticks(self) -> tuple[Tick, ...]:
        """The beginnings of months or years, or days between, as many as there is room for; the first says the year."""
        found: list[Tick] = []
        for day in self._marked():
            january = day.month == day.day == 1
            month = month_names()[day.month - 1][:3]
            text = str(day.year) if january else month if day.day == 1 else f"{day.day} {month}"
            if not found and not january:
                text = f"{text} {day.year}"
            found.append(Tick(self.x(day.isoformat()), text, january))
        return tuple(found)

    def _marked(self) -> list[date]:
        """The days that are marked; the first one where there would be none."""
        days = next((days for days in _DAYS if self.per_day * (days[1] - days[0]) >= ROOMY), (1,))
        months = self._months(self._step() if days == (1,) else 1)
        found = [day.replace(day=number) for day in months for number in days]
        return [day for day in found if self.first <= day <= self.last] or [self.first]

    def _step(self) -> int:
        return next(step for step in _STEPS if step * 30.4 * self.per_day >= APART)

    def _months(self, step: int) -> Iterator[date]:
        """The first days of every `step`-th month, from the one in which the scale begins."""
        number = self.first.year * MONTHS + self.first.month - 1
        number -= number % step
        while (day := _month(number)) and day <= self.last:
            yield day
            number += step


def over(days: Iterable[str], left: float, right: float) -> TimeScale | None:
    """The scale on which all of some days stand; None where there is no day."""
    found = sorted(days)
    if not found:
        return None
    first, last = date.fromisoformat(found[0]), date.fromisoformat(found[-1])
    if (last - first).days < LEAST_DAYS:
        last = min(first, date.max - timedelta(days=LEAST_DAYS)) + timedelta(days=LEAST_DAYS)
    return TimeScale(first, last, left, right)


@dataclass(frozen=True)
class Stretch:
    """A month, quarter, year or more, from its first day to its last; both as an address has them."""

    first: str
    last: str

    @property
    def named(self) -> tuple[str, str]:
        """The first and last day as an address has them: years and months by their numbers where they are whole."""
        if self.first.endswith("-01-01") and self.last.endswith("-12-31"):
            return self.first[:4], self.last[:4]
        day_after = date.fromisoformat(self.last) + timedelta(days=1) if self.last < date.max.isoformat() else None
        if self.first.endswith("-01") and (day_after is None or day_after.day == 1):
            return self.first[:7], self.last[:7]
        return self.first, self.last

    @property
    def text(self) -> str:
        """The stretch in words."""
        first, last = self.named
        if first == last:
            year, _, month = first.partition("-")
            return short_day(first) if "-" in month else f"{month_names()[int(month) - 1]} {year}" if month else year
        return f"{short_day(self.first)} to {short_day(self.last)}"


@dataclass(frozen=True)
class Unit:
    """How long a stretch is: so many days, or so many months."""

    days: int = 0
    months: int = 0

    @property
    def least(self) -> int:
        """The days of the shortest such stretch."""
        return self.days or 28 * self.months


UNITS = (Unit(1), Unit(2), Unit(7), *(Unit(months=step) for step in _STEPS))


def unit_for(scale: TimeScale, room: float) -> Unit:
    """The shortest unit that takes at least so much room."""
    return next(unit for unit in UNITS if unit.least * scale.per_day >= room)


@lru_cache(maxsize=8192)
def stretch_of(day: str, unit: Unit) -> Stretch:
    """The stretch in which a day is; weeks begin on Monday, and years, quarters and months on their first day."""
    if unit.days:
        ordinal = date.fromisoformat(day).toordinal() - 1
        first = date.fromordinal(ordinal - ordinal % unit.days + 1)
        rest = min(unit.days - 1, (date.max - first).days)
        return Stretch(first.isoformat(), (first + timedelta(days=rest)).isoformat())
    number = int(day[:4]) * MONTHS + int(day[5:7]) - 1
    number -= number % unit.months
    begins, after = _month(number), _month(number + unit.months)
    ends = after - timedelta(days=1) if after else date.max
    return Stretch((begins or date.min).isoformat(), ends.isoformat())


def short_day(day: str) -> str:
    """A day in few letters.

    >>> short_day("2022-02-24")
    '24 Feb 2022'
    """
    return f"{int(day[8:10])} {month_names()[int(day[5:7]) - 1][:3]} {day[:4]}"


def plain_days(words: str) -> str:
    """Words with the days in them as people write them.

    >>> plain_days("due by 2022-04-29")
    'due by 29 Apr 2022'
    """
    return _DAY.sub(lambda found: short_day(found.group()), words)


def _month(number: int) -> date | None:
    year, month = divmod(number, MONTHS)
    return date(year, month + 1, 1) if 1 <= year <= date.max.year else None
