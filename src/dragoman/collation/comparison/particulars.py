"""Particulars of a statement: figures, dates and names, folded so that two ways of writing one are the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.model import Span

MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for month in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=lambda month: (-len(month), month)))
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?[ \t]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?[ \t]+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?(?P<month2>{_MONTH})\b(?:,?[ \t]+(?P<year2>\d{{4}}))?"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))(?![\d])",
    re.IGNORECASE,
)
_UNITS = tuple(load_table("summaries")["words"]["numbers"])
_NUMBER = re.compile(
    rf"(?<![\w.-])(?:\d+(?:[,.]\d+)*|{'|'.join(_UNITS[2:])})(?![\w-])(?:[ \t]?(?:%|percent|per cent))?", re.IGNORECASE
)
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]*(?:[ \t]+(?:of[ \t]+(?:the[ \t]+)?)?[^\W\d_a-z][\w'’-]*){0,5}")


class Particular(NamedTuple):
    """A figure, date or name, its folded form and its words."""

    kind: str
    value: str
    span: Span


def particulars(text: str, span: Span) -> tuple[Particular, ...]:
    """All particulars in a span of a text, in order; dates are not told again as figures."""
    return _particulars(span.of(text), span.start)


@lru_cache(maxsize=4096)
def _particulars(words: str, offset: int) -> tuple[Particular, ...]:
    found = list(_dates(words))
    taken = [particular.span for particular in found]
    for match in _NAME.finditer(words):
        span = Span(*match.span())
        if span.start and not any(span.overlap(other) for other in taken) and span.length > 1:
            found.append(Particular("name", match.group().casefold(), span))
            taken.append(span)
    for match in _NUMBER.finditer(words):
        span = Span(*match.span())
        if not any(span.overlap(other) for other in taken):
            found.append(Particular("figure", _figure(match.group()), span))
    found.sort(key=lambda particular: particular.span)
    return tuple(item._replace(span=Span(item.span.start + offset, item.span.end + offset)) for item in found)


def _dates(words: str) -> Iterator[Particular]:
    for match in _DATE.finditer(words):
        groups = match.groupdict()
        month = groups["month"] or groups["month2"] or groups["month3"]
        day = groups["day"] or groups["day2"] or groups["day3"]
        number = MONTHS.get(month.casefold()) or int(month) if month else 0
        if 1 <= int(number) <= 12 and 1 <= int(day) <= 31:  # noqa: PLR2004 - months of a year, days of a month
            yield Particular("date", f"{int(number):02}-{int(day):02}", Span(*match.span()))


def _figure(words: str) -> str:
    folded = words.casefold().replace("per cent", "%").replace("percent", "%").replace(" ", "").replace("\t", "")
    head = folded.rstrip("%")
    value = str(_UNITS.index(head)) if head in _UNITS else head.replace(",", "")
    return value + ("%" if folded.endswith("%") else "")
