"""Reckons with dates: the year of a partial date, the weekday that is meant, weeks and months from a day."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

UNKNOWN_YEAR = "XXXX"
_FEW_MONTHS = 3
_SEASON_MONTHS = 3


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


def week_in_month(year: int, month: int, number: int) -> str:
    """The ISO week that is the `number`-th of a month, -1 for its last: the one with most of its days in the month."""
    if number > 0:
        return week_of(shifted(date(year, month, 4), 7 * (number - 1)), 0)
    return week_of(shifted(date(year, month, 28), monthrange(year, month)[1] - 31), 0)


def quarter_near(day: date, quarter: int, *, future: bool | None) -> int:
    """The year of the quarter whose middle is nearest to `day`: not over with `future`, begun with False."""
    month = quarter * 3 - 1
    years = [year for year in (day.year - 1, day.year, day.year + 1) if MINYEAR <= year <= MAXYEAR]
    ahead = [year for year in years if date(year, month, 28) >= shifted(day, -30)]
    begun = [year for year in years if date(year, month - 1, 1) <= day]
    among = (ahead if future else years if future is None else begun) or years
    return min(among, key=lambda year: abs((date(year, month, 15) - day).days))


def season_year(day: date, season: int, step: int) -> int:
    """The year in which the season (21 spring to 24 winter) meant by last (-1), this (0) or next (1) begins."""
    months = day.year * 12 + day.month - 1
    begins = (season - 20) * 3 - 1
    latest = (months - begins) // 12
    running = months - (latest * 12 + begins) < _SEASON_MONTHS
    if step > 0:
        return latest + 1
    if step < 0:
        return latest - running
    return latest if running else day.year


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The `number`-th such weekday (1 Monday to 7) of a month, counted from its end where negative."""
    first, after = make(year, month, 1), make(year + month // 12, month % 12 + 1, 1)
    if first is None or after is None:
        return None
    if number > 0:
        return shifted(weekday_from(first, weekday, future=True, strict=False), 7 * (number - 1))
    return shifted(weekday_from(after, weekday, future=False, strict=True), 7 * (number + 1))


def easter(year: int, days: int) -> date | None:
    """The day `days` days from Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's reckoning)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - correction + 15) % 30
    sunday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    found = make(year, month, day + 1)
    return None if found is None else shifted(found, days)


def nearest_season(day: date, season: int, *, future: bool) -> str:
    """The season (21 spring to 24 winter) whose middle is nearest, or the next with `future`, as "2010-22"."""
    years = [year for year in (day.year - 1, day.year, day.year + 1) if MINYEAR <= year <= MAXYEAR]
    middles = {year: shifted(date(year, 1, 15), 91 * (season - 20)) for year in years}
    ahead = [year for year in years if middles[year] >= shifted(day, -45)]
    year = min((future and ahead) or years, key=lambda year: abs((middles[year] - day).days))
    return f"{year:04d}-{season}"
