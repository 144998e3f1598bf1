"""Reckons with dates: the year of a partial date, the weekday that is meant, weeks and months from a day."""

from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"
_FEW_MONTHS = 3


def nearest_date(month: int, day: int, about: date | None) -> date | None:
    """The date with this month and day nearest to `about`, the earlier of two equally near; None if there is none."""
    if about is None:
        return None
    found = [made for year in (about.year - 1, about.year, about.year + 1) if (made := make(year, month, day))]
    return min(found, key=lambda made: (abs((made - about).days), made)) if found else None


def make(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_month(month: int, about: date, *, future: bool | None = None) -> str:
    """The "YYYY-MM" meant near `about`: the next with `future` True, the last gone by with False.

    With None it is the last gone by, or one of the next few: news looks back further than ahead.
    """
    months = about.year * 12 + about.month - 1
    ahead = (month - about.month) % 12
    if future is True:
        offset = ahead or 12
    elif future is False:
        offset = ahead - 12
    else:
        offset = ahead if ahead <= _FEW_MONTHS else ahead - 12
    return month_text(months + offset)


def month_text(months: int) -> str:
    """The month as "YYYY-MM" for a count of months since the year 0."""
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def add_months(day: date, count: int) -> str:
    """The month `count` months from that of `day`, as "YYYY-MM"."""
    return month_text(day.year * 12 + day.month - 1 + count)


def weekday_from(day: date, weekday: int, *, future: bool, strict: bool) -> date:
    """The nearest such weekday on or before `day` (after it with `future`); never `day` itself with `strict`."""
    distance = (weekday - day.isoweekday()) % 7 if future else (day.isoweekday() - weekday) % 7
    if distance == 0 and strict:
        distance = 7
    return shifted(day, distance if future else -distance)


def week_of(day: date, weeks: int) -> str:
    """The ISO week `weeks` weeks from that of `day`: "2021-W45"."""
    year, week, _ = shifted(day, 7 * weeks).isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
