"""How alike two statements are: vectors, shared rare words, speakers and acts, weighed into one score.

Likeness never settles that two statements agree: `guards` have the last word.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.collation.claims import Claim
from dragoman.collation.vectors import Encoding, pieces_of
from dragoman.lexicon import load_table
from dragoman.model import Act

PLACES = 4
"""Decimals to which scores are kept, so that the last bits of a sum decide nothing."""

ONE_PARTY = 0.8
"""Likeness of two speakers for one party."""
_HALF = 2.0
"""Weight of shared words that counts as half of all the evidence there can be."""
_UNSEEN = 20
"""Statements imagined beside those at hand, so that among two or three no word passes for common."""


class Likeness(NamedTuple):
    """How alike two statements are in each respect, all in [0, 1] (`speakers` in [-1, 1])."""

    cosine: float
    covered: float
    covering: float
    shared: float
    speakers: float
    acts: float


class Weights(NamedTuple):
    """Weights of a logistic score, in the order of their use."""

    base: float = -8.5
    cosine: float = 2.5
    least: float = 2.0
    greatest: float = 4.0
    shared: float = 5.5
    speakers: float = 0.9
    acts: float = 0.2


@dataclass(frozen=True)
class Corpus:
    """The statements at hand, and how much each word of theirs weighs by its rarity among them."""

    claims: tuple[Claim, ...]
    piece_weights: tuple[NDArray[np.float32], ...]
    stems: tuple[dict[str, float], ...]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "Corpus":
        """Weighs the words of statements by rarity among all of them."""
        split = [pieces_of(claim.told) for claim in claims]
        pieces = Counter(piece for found in split for piece in set(found))
        words = [{word.stem for word in claim.words if word.content} for claim in claims]
        stems = Counter(stem for found in words for stem in found)
        idle = _idle_pieces()
        return cls(
            tuple(claims),
            tuple(
                np.array([0.0 if piece in idle else _rarity(pieces[piece], len(claims)) for piece in found], np.float32)
                for found in split
            ),
            tuple({stem: _rarity(stems[stem], len(claims)) for stem in sorted(found)} for found in words),
        )

    def likeness(self, one: int, other: int) -> Likeness:
        """How alike two statements are, by their places; the same, mirrored, whichever is named first."""
        first, second = (one, other) if self._rank(one) <= self._rank(other) else (other, one)
        a, b = self.claims[first].encoding, self.claims[second].encoding
        covers = _coverage(a, b, self.piece_weights[first], self.piece_weights[second])
        return Likeness(
            round(float(a.vector @ b.vector), PLACES),
            covers[0] if first == one else covers[1],
            covers[1] if first == one else covers[0],
            self.shared(one, other),
            speaker_likeness(self.claims[one], self.claims[other]),
            act_likeness(self.claims[one].act, self.claims[other].act),
        )

    def shared(self, one: int, other: int) -> float:
        """How much evidence lies in the words that two statements share, as `likeness` has it, at once."""
        return _shared(self.stems[one], self.stems[other])

    def _rank(self, place: int) -> tuple[str, str]:
        """An order of statements that does not hang on the order of accounts."""
        claim = self.claims[place]
        return claim.told, claim.statement.id


def score(likeness: Likeness, weights: Weights | None = None) -> float:
    """One figure in [0, 1] for how likely two statements are tellings of one, before the guards."""
    w = weights or Weights()
    total = (
        w.base
        + w.cosine * likeness.cosine
        + w.least * min(likeness.covered, likeness.covering)
        + w.greatest * max(likeness.covered, likeness.covering)
        + w.shared * likeness.shared
        + w.speakers * likeness.speakers
        + w.acts * likeness.acts
    )
    return round(1 / (1 + exp(-total)), PLACES)


def speaker_likeness(one: Claim, other: Claim) -> float:
    """1 for the same speakers, `ONE_PARTY` for person and party or several on both sides, ½ where some are shared.

    0 where somebody is unknown, -1 for others.
    """
    if not one.known or not other.known:
        return 0.0
    if one.speakers == other.speakers:
        return 1.0
    if len(one.speakers) > 1 and len(other.speakers) > 1 and one.parties & other.parties:
        return ONE_PARTY
    lone = len(one.speakers) == len(other.speakers) == 1
    if lone and one.parties & other.parties and not (one.is_person and other.is_person):
        return ONE_PARTY
    return 0.5 if one.speakers & other.speakers or one.parties & other.parties else -1.0


def act_likeness(one: Act, other: Act) -> float:
    """1 for the same act, ½ for acts of one class, 0 otherwise."""
    if one == other:
        return 1.0
    return 0.5 if act_class(one) == act_class(other) else 0.0


@cache
def act_class(act: Act) -> str:
    """The class of an act as alignment tells them apart."""
    classes: dict[str, list[str]] = load_table("guards")["acts"]["classes"]
    return next((name for name, acts in classes.items() if act in acts), "")


def _coverage(
    one: Encoding, other: Encoding, mine: NDArray[np.float32], theirs: NDArray[np.float32]
) -> tuple[float, float]:
    """How much of one text finds its like in the other, word piece by word piece, and the reverse."""
    if not mine.sum() or not theirs.sum():
        return 0.0, 0.0
    near = one.states @ other.states.T
    covered = float((near.max(axis=1) * mine).sum() / mine.sum())
    covering = float((near.max(axis=0) * theirs).sum() / theirs.sum())
    return round(covered, PLACES), round(covering, PLACES)


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """How much evidence lies in the words that both have: none 0, two rare words ½, very many nearly 1."""
    shared = sum(weight for stem, weight in one.items() if stem in other)
    return round(shared / (shared + _HALF), PLACES)


def _rarity(count: int, total: int) -> float:
    """Weight in [0, 1] of a word that stands in `count` of `total` statements."""
    return log((total + _UNSEEN) / count) / log(total + _UNSEEN) if count else 0.0


@cache
def _idle_pieces() -> frozenset[str]:
    """Word pieces that tell nothing of what a text is about."""
    table = load_table("wording")
    return frozenset(table["function"]) | frozenset(table["telling"]) | frozenset(".,;:'\"()-–—’“”s")
