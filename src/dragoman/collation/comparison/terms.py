"""Terms: expressions for the same thing, by the lexicon's referents ("the dispute over the islands" for one)."""

from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.topics import referents_in
from dragoman.model import Span


class Term(NamedTuple):
    """An expression and the referent it stands for."""

    referent: str
    span: Span


def terms_in(text: str, span: Span) -> tuple[Term, ...]:
    """All expressions of known referents in a span of a text, in order."""
    return tuple(
        Term(referent, Span(start + span.start, end + span.start)) for referent, start, end in _referents(span.of(text))
    )


@lru_cache(maxsize=4096)
def _referents(words: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted(referents_in(words), key=lambda found: (found[1], found[2], found[0])))
