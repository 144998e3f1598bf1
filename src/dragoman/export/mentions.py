"""Finds where an account names a person or a party, by whatever name it has for them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon.names import same_person
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Span

_CACHE_SIZE = 64
_PARTICLES = "al|bin|da|de|del|den|der|di|du|el|ibn|la|le|van|von"
_NAME = re.compile(rf"[^\W\d_a-zß-ÿ][\w'’.-]*(?:[ \t\n]+(?:(?:{_PARTICLES})[ \t]+)?[^\W\d_a-zß-ÿ][\w'’.-]*)*")
"""Words with a capital each, in a row: a name, perhaps with the office before it."""

_LONGEST = 8
"""Words of a row that can be a name."""


def capital_rows(text: str) -> tuple[Span, ...]:
    """The rows of words with a capital each: "Katsuya Okada", "Foreign Minister Lund"."""
    return tuple(Span(found.start(), found.start() + len(found[0].rstrip(".'’-"))) for found in _NAME.finditer(text))


def find_person(text: str, person: str) -> Span | None:
    """Where `text` first names `person`, None where it does not."""
    return next((span for span in _runs(text) if same_person(span.of(text), person)), None)


def find_party(text: str, code: str) -> Span | None:
    """Where `text` first names the party of `code`, by name, people or seat; None where it does not."""
    return dict(_parties(text)).get(code)


@lru_cache(_CACHE_SIZE)
def _runs(text: str) -> tuple[Span, ...]:
    """The rows of words with capitals, and each end and word of them: offices and other names may stand beside."""
    return tuple(span for found in _NAME.finditer(text) for span in (*_ends(found), *_each(found)))


def _ends(found: re.Match[str]) -> Iterator[Span]:
    starts = [word.start() for word in re.finditer(r"[^\s]+", found[0])][-_LONGEST:]
    end = found.end() - (len(found[0]) - len(found[0].rstrip(".'’-")))
    yield from (Span(found.start() + start, end) for start in starts)


def _each(found: re.Match[str]) -> Iterator[Span]:
    words = [*re.finditer(r"[^\W_][\w'’-]*", found[0])]
    if len(words) > 1:
        yield from (Span(found.start() + word.start(), found.start() + word.end()) for word in words)


@lru_cache(_CACHE_SIZE)
def _parties(text: str) -> tuple[tuple[str, Span], ...]:
    """Each party that `text` names, with the first place where it does."""
    first: dict[str, Span] = {}
    for found in party_pattern().finditer(text):
        code = party_of(found[0])
        if code:
            first.setdefault(code, Span(*found.span()))
    return tuple(first.items())
