"""Frames: what each side's own account makes of a third party that both name ("Norland's freedom", "the Norland file").

Told only of official accounts of different sides, where their terms share no word: there the choice is deliberate.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.words import stem, words_of
from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.WORDING
_SHARE = 0.5
_MOST = 2
_MOST_FRAMES = 3
_OWNED = re.compile(r"['’]s?\s+((?:[a-z-]+\s+){0,2}[a-z-]+)")
_AROUND = re.compile(r"\b((?:[a-z-]+\s+){1,2})(?:in|of|on|over|around|for)\s+(?:the\s+)?$")
_REACH = 60


class _Frame(NamedTuple):
    """A term that goes with a party: the words, their stems, and the statement they stand in."""

    span: Span
    stems: frozenset[str]
    entry: Entry


def frames(ledger: Ledger) -> list[Finding]:
    """Findings on third parties whom two sides' accounts put in terms that have nothing in common, few at most."""
    official = [account for account in ledger.accounts if ledger.is_official(account) and ledger.account(account).side]
    framed = {account: _frames(ledger, account) for account in official}
    findings = []
    for one, other in combinations(official, 2):
        if ledger.account(one).side == ledger.account(other).side:
            continue
        for party in sorted(framed[one].keys() & framed[other].keys()):
            mine, theirs = framed[one][party], framed[other][party]
            if not any(a.stems & b.stems for a in mine for b in theirs):
                findings.append(_finding(ledger, party, mine, theirs))
    return findings[:_MOST]


def _frames(ledger: Ledger, account: str) -> dict[str, list[_Frame]]:
    contact = ledger.contact
    own = {participant.party for participant in contact.participants} if contact else set()
    found: dict[str, list[_Frame]] = {}
    for entry in ledger.of(account):
        for party, frame in _in(entry):
            known = found.setdefault(party, [])
            if party not in own and frame.stems & _heads() and not any(frame.span == other.span for other in known):
                known.append(frame)
    return {party: frames_ for party, frames_ in found.items() if frames_ and len(frames_) <= _MOST_FRAMES}


def _in(entry: Entry) -> Iterator[tuple[str, _Frame]]:
    """The parties named in a statement with the term around each."""
    text, span = entry.source, entry.whole
    for mention in party_pattern().finditer(text, span.start, span.end):
        party = party_of(mention.group())
        if party is None:
            continue
        owned = _OWNED.match(text, mention.end(), span.end)
        around = _AROUND.search(text, max(span.start, mention.start() - _REACH), mention.start())
        if owned:
            yield party, _frame(entry, Span(mention.start(), owned.end()), Span(*owned.span(1)))
        elif around:
            yield party, _frame(entry, Span(around.start(1), mention.end()), Span(*around.span(1)))


@cache
def _heads() -> frozenset[str]:
    """Stems of the nouns by which a party's affairs are called ("the Norland *crisis*")."""
    return frozenset(stem(word) for word in load_table("findings")["affairs"])


def _frame(entry: Entry, span: Span, term: Span) -> _Frame:
    plain = load_table("findings")["plain_nouns"]
    words = [word for word in words_of(entry.source, term) if word.content]
    stems = frozenset(word.stem for word in words if word.text not in plain)
    start = words[0].span.start if words and span.start == term.start else span.start
    return _Frame(Span(start, span.end), stems, entry)


def _finding(ledger: Ledger, party: str, mine: list[_Frame], theirs: list[_Frame]) -> Finding:
    variants = [
        f"{name(ledger, framed[0].entry.account)} speaks of {quote(framed[0].entry.source, framed[0].span, 60)}"
        for framed in (mine, theirs)
    ]
    both = [*mine, *theirs]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("wording.frames", matter=party_name(party), variants="; ".join(variants)),
        accounts=(mine[0].entry.account, theirs[0].entry.account),
        statements=tuple(dict.fromkeys(frame.entry.id for frame in both)),
        evidence=tuple(Evidence(frame.entry.account, frame.span) for frame in both),
        weight=of_statements(_KIND, [frame.entry for frame in both], _SHARE),
    )
