"""Particulars of a statement: figures, dates and names, folded so that two ways of writing one are the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import date_pattern, written_date
from dragoman.model import Span

_DATE = re.compile(date_pattern(), re.IGNORECASE)
_UNITS: tuple[str, ...] = tuple(load_table("summaries")["words"]["numbers"])
_NUMBER = re.compile(
    rf"(?<![\w.-])(?:\d+(?:[,.]\d+)*|{'|'.join(_UNITS[3:])})(?![\w-])(?:[ \t]?(?:%|percent|per cent))?", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]*(?:[ \t]+(?:of[ \t]+(?:the[ \t]+)?)?[A-ZÀ-ÖØ-Þ][\w'’-]*){0,5}")


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
        date = written_date(match)
        if date:
            yield Particular("date", f"{date.month:02}-{date.day:02}", Span(*match.span()))


def _figure(words: str) -> str:
    folded = words.casefold().replace("per cent", "%").replace("percent", "%").replace(" ", "").replace("\t", "")
    head = folded.rstrip("%")
    value = str(_UNITS.index(head)) if head in _UNITS else head.replace(",", "")
    return value + ("%" if folded.endswith("%") else "")
