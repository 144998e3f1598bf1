"""Offices in the plural: what one of those who hold it has ("State Secretaries" is "State Secretary").

A plural rank of the lexicon counts for as much as the same office in the singular would: degrees and fields before
it, "of Foreign Affairs" behind it.
"""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.offices import office_pattern
from dragoman.model import Span
from dragoman.reading.cast.words import either

_BEFORE = re.compile(r"(?:[A-Z][\w-]*\s){1,4}\Z")
_REACH = 80


def plural_offices(text: str, span: Span) -> Iterator[Span]:
    """Where offices stand in the plural, each as long as an office in the singular would be."""
    for head in _plural_rank().finditer(text, *span):
        yield _whole(text, span, Span(head.start(), head.end()))


def singular(words: str) -> str:
    """The office in the singular, as one of its holders has it; "" for a plural that is but a form of address."""
    head = _plural_rank().search(words)
    return f"{words[: head.start()]}{_ranks()[head.group()]}{words[head.end() :]}" if head else words


def _whole(text: str, span: Span, head: Span) -> Span:
    """A plural rank with the words before and behind it that belong to the office."""
    rank = _ranks()[head.of(text)]
    longer = (head.end - head.start) - len(rank)
    lead = _BEFORE.search(text, max(span.start, head.start - _REACH), head.start)
    begins = [lead.start() + word.start() for word in re.finditer(r"\S+", lead.group())] if lead else []
    rest = text[head.end : min(span.end, head.end + _REACH)]
    for start in [*begins, head.start]:
        found = office_pattern().match(f"{text[start : head.start]}{rank}{rest}")
        if found and found.end() >= head.start + len(rank) - start:
            return Span(start, start + found.end() + longer)
    return head


def _ranks() -> dict[str, str]:
    """Ranks in the plural, each with its singular."""
    ranks: dict[str, str] = load_table("cast")["offices"]["plurals"]
    return ranks


@cache
def _plural_rank() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('offices', 'plurals')}(?!\w)")
