"""Gatherings: the summits, ministerials and other meetings of many that an account tells by their names.

"The Lakeside Forum", "a meeting of the Council of the Northern Rivers": what has a name is the same gathering wherever
the name stands, whoever of the many that came is told of. A talk at its edge only borrows the name, and has none.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import is_organisation, party_of, party_pattern
from dragoman.lexicon.phrases import alternation
from dragoman.model import Contact, ContactKind

Name = frozenset[str]

SHARED = 0.75
"""Share of the words of the shorter of two names that the longer must have."""
GATHERED = frozenset({ContactKind.MEETING, ContactKind.SUMMIT, ContactKind.VIDEO_CONFERENCE})
LONGEST = 600
"""Code points of a sentence in which a gathering is named."""
_CACHE_SIZE = 16384
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[^\W_][^\W_)”\"][.!?])\s+(?=[A-Z“\"])|\n")


def names_of(contact: Contact, text: str) -> frozenset[Name]:
    """The names of the gathering that a contact is, as an account's text tells it, each as its telling words."""
    if contact.kind not in GATHERED:
        return frozenset()
    own = {word.casefold() for who in contact.participants for word in _WORD.findall(who.person or "")}
    spans = tuple((fact.span.start, fact.span.end) for fact in contact.facts if fact.field == "kind")
    return frozenset(name for name in _names(text, spans) if not name & own)


def agree(one: frozenset[Name], other: frozenset[Name]) -> bool:
    """Whether one of some names is one of others: most of the words of the shorter are the longer's."""
    return any(len(a & b) >= SHARED * min(len(a), len(b)) for a in one for b in other)


@lru_cache(_CACHE_SIZE)
def _names(text: str, kinds: tuple[tuple[int, int], ...]) -> frozenset[Name]:
    """The names that stand over the words for a contact's kind, or that its sentences say people came to."""
    found = set()
    for start, end in kinds:
        left, right = _sentence(text, start, end)
        for match in _gathering().finditer(text, left, right):
            is_told = match.start() < end and start < match.end()
            before = text[left : match.start()]
            if not _aside().search(before) and (is_told or _joined().search(before)):
                found.add(frozenset(_telling(match.group())))
    return frozenset(found - {frozenset()})


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, as far as it is not too long."""
    first = max(start - LONGEST, 0)
    before = [match.end() for match in _SENTENCE_END.finditer(text, first, start)]
    after = _SENTENCE_END.search(text, end, end + LONGEST)
    return (before[-1] if before else first), (after.start() if after else min(end + LONGEST, len(text)))


def _telling(words: str) -> Iterator[str]:
    """The words of a name that tell it from others: no states, ranks, ordinals and words for any gathering."""
    generic = _generic()
    for word in _WORD.findall(party_pattern().sub(_as_told, words)):
        key = word.casefold()
        if key not in generic and len(key) > 1 and not key[0].isdigit():
            yield key


def _as_told(found: re.Match[str]) -> str:
    """A party's words in a name: an organisation is one by any of its names, a state tells no gathering apart."""
    code = party_of(found.group())
    if code is None:
        return found.group()
    telling = is_organisation(code) and code not in load_table("linking")["occasions"]["broad"]
    return f" {code} {found.group()} " if telling else " "


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_table("linking")["occasions"]["generic"])


@cache
def _gathering() -> re.Pattern[str]:
    """A name in capitals that ends with the word for a gathering, or follows it."""
    table = load_table("linking")["occasions"]
    noun, joint = f"(?i:{alternation(table['nouns'])})(?!\\w)", f"(?:{alternation(table['within'])})"
    within = f"(?:{alternation([*table['within'], *table['within_after']])})"
    other = alternation(table["outside"])
    word = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?!\w+['’]s\b|{other}\b)[A-Z](?:[\w’'-]|\.(?=[\w-]))*\.?)"
    named = rf"{word}(?:[ \u00a0](?:{joint} ){{0,2}}{word}){{0,8}}"
    after = rf"(?: (?:of|on|for) (?:the )?{word}(?:[ \u00a0](?:{within} ){{0,2}}{word}){{0,8}})"
    return re.compile(rf"(?<!\w)(?:{named}[ \u00a0]{noun}{after}?|{noun}{after})")


@cache
def _joined() -> re.Pattern[str]:
    """What stands before a gathering to which people came."""
    cues = alternation(load_table("linking")["occasions"]["joined"])
    return re.compile(rf"\b(?i:{cues})(?: [\w-]+){{0,3}}[ \u00a0]$")


@cache
def _aside() -> re.Pattern[str]:
    """What stands before a gathering at whose edge, or before which, people met."""
    cues = alternation(load_table("linking")["occasions"]["aside"])
    return re.compile(rf"\b(?i:{cues})(?: [\w-]+){{0,4}}[ \u00a0]$")
