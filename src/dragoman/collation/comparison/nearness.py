"""Nearness of statements that are not matched: how alike their contents are as sentence vectors.

Near statements are not shown as matches. They keep the comparison from calling an omission what the other account tells
in other words, and are where scope, force and terms are looked at besides the matches.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from dragoman.collation.comparison.ledger import Entry, Ledger, Pair
from dragoman.collation.comparison.speakers import same_speakers, share_speaker
from dragoman.collation.comparison.weights import generic
from dragoman.collation.vectors import embed
from dragoman.model import Relation

NEAR = 0.58
"""Cosine from which unmatched statements of one speaker are about one thing."""
_SIGN = 0.1
_NEVER = -2.0
_MOST = 400
"""Statements of an account that are looked at; nobody reads a comparison beyond that."""


def near_pairs(ledger: Ledger) -> tuple[Pair, ...]:
    """Unmatched statements of two accounts that share a speaker and are each other's nearest."""
    found = []
    for one, other in combinations(ledger.accounts, 2):
        mine, theirs = _left(ledger, one, other), _left(ledger, other, one)
        if mine and theirs:
            found += _mutual(ledger, mine, theirs)
    return tuple(found)


def _left(ledger: Ledger, account: str, other: str) -> list[Entry]:
    """The statements of one account that the other has no match for."""
    left = [
        entry
        for entry in ledger.of(account)
        if entry.statement.speaker and not ledger.partners(entry, other) and not ledger.told_alike(entry, other)
    ]
    return left[:_MOST]


def _mutual(ledger: Ledger, mine: Sequence[Entry], theirs: Sequence[Entry]) -> list[Pair]:
    left, right = embed([entry.content for entry in mine]), embed([entry.content for entry in theirs])
    bonus = np.array([[_NEVER if ledger.are_apart(a, b) else _kinship(a, b) for b in theirs] for a in mine])
    scores = np.round(left @ right.T, 4) + bonus
    pairs = []
    for row, a in enumerate(mine):
        column = int(np.argmax(scores[row]))
        score = float(scores[row, column])
        if score >= NEAR + _SIGN and int(np.argmax(scores[:, column])) == row:
            pairs.append(Pair(a, theirs[column], Relation.PARTIAL, score))
    return pairs


def _kinship(a: Entry, b: Entry) -> float:
    """What speaks for two statements being one besides their likeness; far below zero for different speakers."""
    if not share_speaker(a, b):
        return _NEVER
    topic = any(topic in b.statement.topics and not generic(topic) for topic in a.statement.topics)
    return _SIGN * ((same_speakers(a, b) is True) + topic)


def nearness(one: str, other: str) -> float:
    """Cosine of two passages."""
    left, right = embed([one, other])
    return round(float(np.dot(left, right)), 4)


def likeness(a: Entry, b: Entry) -> float:
    """Cosine of the contents of two statements."""
    return nearness(a.content, b.content)


def nearest(entry: Entry, others: Sequence[Entry]) -> tuple[float, Entry] | None:
    """The most alike of some statements, with its cosine; None where there are none."""
    if not others:
        return None
    vectors = embed([entry.content, *(other.content for other in others[:_MOST])])
    scores = [round(float(score), 4) for score in vectors[1:] @ vectors[0]]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    return scores[best], others[best]
