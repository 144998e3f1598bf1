"""Days that a time of an account may mean, from one to another, as far as they can be reckoned with."""

from datetime import date

from dragoman.model.edtf import stretch
from dragoman.sources.metadata import YEARS


def day_range(value: str | None) -> tuple[date, date] | None:
    """The first and last day of an ISO 8601 or EDTF value.

    None where it is open, no more exact than a decade, or of a year with which nothing can be reckoned.

    >>> day_range("2022-02~")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    ends = [found for part in (value or "").split("/") if (found := stretch(part))]
    if not ends or not all(YEARS[0] <= day.year <= YEARS[1] for one in ends for day in (one.first, one.last)):
        return None
    return ends[0].first, max(ends[-1].last, ends[0].first)
