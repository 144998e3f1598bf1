"""The guard of dates: what is set for 19 March is not what is set for 21 March. Only what the words themselves give."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.collation.claims import Claim
from dragoman.collation.guards.objection import Objection
from dragoman.lexicon import load_table
from dragoman.model import Span


class Day(NamedTuple):
    """A date as far as it is given: parts that are not are None. `period` is "next month" and the like."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    period: str | None
    span: Span


def date_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that the statements give different dates, None if they give none or one that agrees."""
    mine, theirs = days_of(one), days_of(other)
    for kind in (_is_calendar, _is_year, _is_weekday, _is_period):
        ours, yours = [d for d in mine if kind(d)], [d for d in theirs if kind(d)]
        if ours and yours and not any(_agree(a, b) for a in ours for b in yours):
            return Objection("date", (ours[0].span, yours[0].span), certain=True)
    return None


def date_spans(claim: Claim) -> tuple[Span, ...]:
    """Where a statement's dates stand."""
    return tuple(day.span for day in days_of(claim))


def days_of(claim: Claim) -> tuple[Day, ...]:
    """The dates that a statement's words give, in order."""
    return tuple(
        _day(match) for piece in claim.pieces for match in _pattern().finditer(claim.text, piece.start, piece.end)
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Finds dates. Months need their capital, "May" and "March" a day, a year or a preposition beside them."""
    table = load_table("guards")["dates"]
    month = "|".join(f"{name.title()}|{name[:3].title()}(?:\\.|\\b)" for name in table["months"]) + "|Sept\\.?"
    weekday = "|".join(name.title() for name in table["weekdays"])
    period = f"(?:{'|'.join(table['coming'])}) (?:{'|'.join(table['periods'])})"
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
        rf"|\b(?P<m1>{month})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:[-–]\d{{1,2}}\b)?(?:,?\s+(?P<y1>\d{{4}})\b)?"
        rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{month})\b(?:,?\s+(?P<y2>\d{{4}})\b)?"
        rf"|\b(?P<m3>{month})\s+(?P<y3>\d{{4}})\b"
        rf"|\b(?:in|by|of|until|since|before|after|early|late|next|last)\s+(?P<m4>{month})(?!\w|\.?\s+\d)"
        rf"|\b(?P<y4>(?:19|20)\d\d)\b(?!\s*(?:%|percent|per cent))"
        rf"|\b(?P<w>{weekday})\b"
        rf"|\b(?P<p>{period})\b"
    )


def _day(match: re.Match[str]) -> Day:
    """The date that a match gives."""
    part = match.groupdict()
    span = Span(*match.span())
    if part["iso"]:
        year, month, day = (int(number) for number in part["iso"].split("-"))
        return Day(year, month, day, None, None, span)
    names = load_table("guards")["dates"]
    month_name = part["m1"] or part["m2"] or part["m3"] or part["m4"]
    written_year = part["y1"] or part["y2"] or part["y3"] or part["y4"]
    written_day = part["d1"] or part["d2"]
    return Day(
        int(written_year) if written_year else None,
        _number(names["months"], month_name) if month_name else None,
        int(written_day) if written_day else None,
        _number(names["weekdays"], part["w"]) if part["w"] else None,
        part["p"],
        span,
    )


def _number(names: list[str], word: str) -> int:
    """The place of a name in its list, from 1, by its first three letters."""
    return next(place for place, name in enumerate(names, 1) if name[:3] == word[:3].casefold())


def _is_calendar(day: Day) -> bool:
    return day.month is not None


def _is_year(day: Day) -> bool:
    return day.year is not None


def _is_weekday(day: Day) -> bool:
    return day.weekday is not None


def _is_period(day: Day) -> bool:
    return day.period is not None


def _agree(one: Day, other: Day) -> bool:
    """Whether all that both dates give is the same."""
    return all(a is None or b is None or a == b for a, b in zip(one[:5], other[:5], strict=True))
