"""Whether an account speaks of a person or a party at all, be it a participant in what it tells or not."""

import re
from functools import lru_cache

from dragoman.collation.linking.entries import Entry
from dragoman.lexicon.names import name_key, surname
from dragoman.lexicon.offices import office_pattern, office_role
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Participant

REACH = 6000
"""Code points of an account in which those are named who took part."""
BESIDE = 8
"""Code points that lie at most between an office and the party that it is held for ("Secretary General of the …")."""
_CACHE_SIZE = 4096
_WORD = re.compile(r"[^\W\d_]+")


def speaks_of(entry: Entry, who: Participant) -> bool:
    """Whether an entry's account has a participant's surname, however written, or the office beside the party."""
    text = entry.reading.account.text[:REACH]
    keys = {name_key(word) for word in _WORD.findall(surname(who.person or ""))} - {""}
    return bool(keys and keys <= _words(text)) or (who.party, office_role(who.office or "")) in _offices(text)


def speaks_of_party(entry: Entry, party: str) -> bool:
    """Whether a party is named in an entry's account, by its name, its people or its seat."""
    return any(code == party for code, _, _ in _parties(entry.reading.account.text[:REACH]))


@lru_cache(_CACHE_SIZE)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(name_key, _WORD.findall(text)))


@lru_cache(_CACHE_SIZE)
def _parties(text: str) -> tuple[tuple[str, int, int], ...]:
    """The parties that a text names, each with where."""
    found = ((party_of(match.group()), match.start(), match.end()) for match in party_pattern().finditer(text))
    return tuple((party, start, end) for party, start, end in found if party)


@lru_cache(_CACHE_SIZE)
def _offices(text: str) -> frozenset[tuple[str, str]]:
    """The party and the role of each office that a text has beside the party that it is held for."""
    parties = _parties(text)
    return frozenset(
        (party, role)
        for match in office_pattern().finditer(text)
        if (role := office_role(match.group())) and role != "other"
        for party, start, end in parties
        if -len(match.group()) <= match.start() - end <= BESIDE // 2 or 0 <= start - match.end() <= BESIDE
    )
