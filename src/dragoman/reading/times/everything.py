"""Finds all expressions of time, also those that no record of an account needs: "now", "annually", "for years"."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from dragoman.model import Span
from dragoman.reading.times import bare, eras, holidays, references, sets
from dragoman.reading.times.finder import search
from dragoman.reading.times.triggers import FIGURE, Rules, account_rules, rule_table
from dragoman.reading.times.values import Time
from dragoman.reading.times.words import numbers


def find_all_times(text: str, spans: Sequence[Span], day: date | None) -> tuple[Time, ...]:
    """As `find_times`, with the present, past and future at large, sets, decades and centuries, holidays and ages.

    >>> [time.value for time in find_all_times("They met in the 1990s.", [Span(0, 22)], None)]
    ['199X']
    """
    return search(text, spans, day, all_rules())


@cache
def all_rules() -> Rules:
    """The rules for accounts and those for all else that TimeML marks: "now", "the 1990s", "annually", "for years"."""
    more = rule_table(
        ([FIGURE], eras.AT_FIGURE),
        (sorted(eras.FIRST_WORDS), eras.AT_WORD),
        (sorted(holidays.FIRST_WORDS), holidays.AT_FIRST_WORD),
        (sorted(sets.FIRST_WORDS), sets.AT_FIRST_WORD),
        (sorted(references.FIRST_WORDS), references.AT_FIRST_WORD),
        ([FIGURE], bare.AT_AGE),
        (["minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"], bare.AT_MANY),
        (["day", "week", "month", "quarter", "year", "decade", "century"], bare.AT_ONE),
        (list(numbers("seasons")), bare.AT_SEASON),
        (["morning", "afternoon", "evening", "night"], bare.AT_PART),
        (["overnight"], bare.AT_OVERNIGHT),
        (["early", "late"], bare.AT_LATE),
    )
    first = account_rules()
    return {word: (*first.get(word, ()), *more.get(word, ())) for word in {**first, **more}}
