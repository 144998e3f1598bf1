"""People whose side is told by the delegation that they lead or are in, or by the list in which they stand.

"The Norwegian delegation was led by Political Director X", "Director Y and Adviser Z led the Norwegian delegation", "on
the Norwegian side, …", "X of France, Y of Germany, and Z of Italy".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from dragoman.lexicon import load_table
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.values import Form

_SENDING = frozenset({Form.PARTY, Form.BODY})
_NEAR = len("and, from the  ")
_APPOSITION = 3
"""Phrases before a party within which the name stands that leads its delegation."""


def with_delegates(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, those who lead a party's delegation, are in it or are listed as its being of that party."""
    told = list(phrases)
    for number, phrase in enumerate(phrases):
        if phrase.form not in _SENDING or not phrase.party:
            continue
        members = (*_members_behind(text, phrases, number), *_leaders_before(text, phrases, number))
        for member in (*members, *_own_before(text, phrases, number)):
            told[member] = _of(text, phrases[member], phrase.party)
    return told


def _of(text: str, phrase: Phrase, party: str) -> Phrase:
    """A name of a party, if none is told of it yet; one of several words is a person's."""
    whole = phrase.name is not None and " " in phrase.name.of(text)
    return replace(phrase, party=phrase.party or party, certain=phrase.certain or whole)


def _members_behind(text: str, phrases: Sequence[Phrase], number: int) -> list[int]:
    """The people listed behind a party whose delegation they are said to lead or to be in."""
    if number + 1 == len(phrases):
        return []
    party, first = phrases[number], phrases[number + 1]
    start = max(0, party.span.start - _NEAR)
    on_side = _pattern("side").search(text, start, party.span.start) and _pattern("sends").search(text, *party.span)
    beside = on_side or _pattern("stands_for").search(text, start, party.span.start)
    pattern = _pattern("beside") if beside else _pattern("before")
    if not pattern.fullmatch(text, party.span.end, first.span.start):
        return []
    return list(_run(text, phrases, range(number + 1, len(phrases))))


def _leaders_before(text: str, phrases: Sequence[Phrase], number: int) -> list[int]:
    """The people listed before a party whose delegation they are said to lead."""
    party = phrases[number]
    if not (_pattern("sent").match(text, party.span.end) or _pattern("sends").search(text, *party.span)):
        return []
    for leader in range(number - 1, max(-1, number - 1 - _APPOSITION), -1):
        named = phrases[leader].form is Form.NAME
        if named and _pattern("after").fullmatch(text, phrases[leader].span.end, party.span.start):
            return list(_run(text, phrases, range(leader, -1, -1)))
    return []


def _run(text: str, phrases: Sequence[Phrase], places: range) -> Iterator[int]:
    """The places, one after the other, of the names that are listed together."""
    for number, place in enumerate(places):
        one, other = sorted((place, places[number - 1])) if number else (place, place)
        listed = one == other or _pattern("further").fullmatch(text, phrases[one].span.end, phrases[other].span.start)
        if phrases[place].form is not Form.NAME or not listed:
            return
        yield place


def _own_before(text: str, phrases: Sequence[Phrase], number: int) -> list[int]:
    """The name that a party follows in a list of names each of which has one ("*X* of France, Y of Italy")."""
    pairs = [pair for pair in (number - 2, number, number + 2) if _is_pair(text, phrases, pair)]
    beside = any(
        _pattern("further").fullmatch(text, phrases[one].span.end, phrases[other - 1].span.start)
        for one, other in pairwise(pairs)
    )
    return [number - 1] if number in pairs and beside else []


def _is_pair(text: str, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether a name stands before the party at a place, as one of that party."""
    if not 0 < number < len(phrases) or phrases[number].form is not Form.PARTY:
        return False
    name = phrases[number - 1]
    return name.form is Form.NAME and bool(_pattern("own").fullmatch(text, name.span.end, phrases[number].span.start))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_table("cast")["delegates"][name])
