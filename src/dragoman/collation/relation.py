"""How two matched statements stand to each other: the same, one part of the other, or shifted."""

from functools import cache

from dragoman.collation.claims import Claim
from dragoman.collation.similarity import Likeness, act_class
from dragoman.lexicon import load_table
from dragoman.model import Relation

_LOPSIDED = 0.18
"""By how much one statement covers the other better than it is covered where it holds more."""


def relation_of(one: Claim, other: Claim, likeness: Likeness) -> Relation:
    """Shifted where another speaks or the force differs, partial where one says more, else the same."""
    if _other_mouth(one, other) or _other_force(one, other):
        return Relation.SHIFTED
    if abs(likeness.covered - likeness.covering) >= _LOPSIDED:
        return Relation.PARTIAL
    return Relation.SAME


def _other_mouth(one: Claim, other: Claim) -> bool:
    """Whether both speakers are known and are not the same."""
    if not one.known or not other.known or one.speakers == other.speakers:
        return False
    lone = len(one.speakers) == len(other.speakers) == 1
    return not (lone and bool(one.parties & other.parties))


def _other_force(one: Claim, other: Claim) -> bool:
    """Whether strength, class of act or a hedge differ."""
    a, b = one.statement.strength, other.statement.strength
    if a and b and a != b:
        return True
    return act_class(one.act) != act_class(other.act) or _hedges(one) != _hedges(other)


@cache
def _kinds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words) for words in load_table("guards")["hedges"].values())


def _hedges(claim: Claim) -> tuple[bool, ...]:
    """Which kinds of hedge a statement has."""
    words = {word.text for word in claim.words}
    return tuple(bool(words & kind) for kind in _kinds())
