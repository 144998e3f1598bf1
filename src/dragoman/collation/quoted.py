"""Quotation: words in quotation marks in one account that stand in the other's telling of the same speaker."""

import re

from dragoman.collation.claims import Claim
from dragoman.collation.words import words_of
from dragoman.model import Span

_MARKED = re.compile(r"[\"“«]([^\"“”«»\n]{5,200})[\"”»]")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[^\w\s-]")
_WORDS = 2
"""So many words make a fragment that is quoted and not merely a word held up."""


def quotes(one: Claim, other: Claim) -> bool:
    """Whether one of two statements has words in quotation marks, some of them telling, that the other has as well."""
    return _held(one, other) or _held(other, one)


def _held(one: Claim, other: Claim) -> bool:
    plain = _plain(other.content)
    return any(
        _plain(match[1]) in plain
        for match in _MARKED.finditer(one.text, *one.statement.span)
        if _tells(one, Span(*match.span(1)))
    )


def _tells(claim: Claim, span: Span) -> bool:
    words = words_of(claim.text, span)
    return len(words) >= _WORDS and any(word.content and word.party is None for word in words)


def _plain(words: str) -> str:
    """Words in lower case with single spaces and no punctuation, a space at either end."""
    return " " + _SPACE.sub(" ", _MARKS.sub(" ", words)).strip().casefold() + " "
