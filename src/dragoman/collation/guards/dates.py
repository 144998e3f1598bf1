"""The guard of dates: what is set for 19 March is not what is set for 21 March. Only what the words themselves give."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.collation.claims import Claim
from dragoman.collation.guards.objection import Objection
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import (
    date_pattern,
    month_number,
    month_pattern,
    weekday_names,
    weekday_number,
    written_date,
)
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
    """The dates that a statement's words give, in order, but for those of the telling ("agreed *on Friday*")."""
    cue = claim.statement.cue
    return tuple(
        _day(match)
        for piece in claim.pieces
        for match in _pattern().finditer(claim.text, piece.start, piece.end)
        if cue is None or not cue.covers(Span(*match.span()))
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Finds dates. Months need their capital, "May" and "March" a day, a year or a preposition beside them."""
    table = load_table("guards")["dates"]
    month = month_pattern()
    weekday = "|".join(weekday_names())
    period = f"(?:{'|'.join(table['coming'])}) (?:{'|'.join(table['periods'])})"
    return re.compile(
        rf"{date_pattern()}"
        rf"|\b(?P<m1>{month})\b\.?\s+(?P<y1>\d{{4}})\b"
        rf"|\b(?:in|by|of|until|since|before|after|early|late|next|last)\s+(?P<m2>{month})(?!\w|\.?\s+\d)"
        rf"|\b(?P<y2>(?:19|20)\d\d)\b(?!\s*(?:%|percent|per cent))"
        rf"|\b(?P<w>{weekday})\b"
        rf"|\b(?P<p>{period})\b"
    )


def _day(match: re.Match[str]) -> Day:
    """The date that a match gives."""
    span = Span(*match.span())
    written = written_date(match)
    if written:
        return Day(*written, None, None, span)
    part = match.groupdict()
    year, month = part["y1"] or part["y2"], part["m1"] or part["m2"]
    return Day(
        int(year) if year else None,
        month_number(month) if month else None,
        None,
        weekday_number(part["w"]) if part["w"] else None,
        part["p"],
        span,
    )


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
