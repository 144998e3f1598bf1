"""Finds which statements of different accounts report the same thing, and which contradict each other.

Statements are matched account by account, many to many: clear likeness or being each other's best choice makes a
match; a statement that another account splits takes both parts. Guards refuse what only sounds alike. The pairs do not
depend on the order of the accounts.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from dragoman.collation.claims import Claim, claims_of
from dragoman.collation.guards import Contradiction, Objection, objection_to
from dragoman.collation.quoted import quotes
from dragoman.collation.relation import relation_of
from dragoman.collation.similarity import ONE_PARTY, Corpus, Likeness, score
from dragoman.model import Match, Reading, Relation

CLEAR = 0.8
"""Score from which two statements match whatever else is near."""
LEAST = 0.35
"""Score that two statements must have to match as each other's best choice."""
OWN = 0.15
"""The same, among the statements that both accounts give to the same speaker."""
FAINT = 0.12
"""The same, where so many rare words are shared as `WORDS` says: a gist and its detail are that unlike otherwise."""
WORDS = 0.35
"""Evidence in shared words that makes up for a faint likeness."""
OTHERS = 0.5
"""Score that statements of others, or joint in one account, must have: a subject in common is no agreement."""
EXTRA = 0.45
"""Score from which a statement takes a second partner beside its best."""
BEHIND = 0.3
"""By how much a second partner may stay behind the best."""
SPLIT = 0.35
"""Score from which a statement takes a second partner by its own speaker: one account splits what another merges."""
RATIO = 0.6
"""The share of the best score that such a second partner has at least."""
CONTRARY = 0.25
"""Score from which statements of the same speakers that refuse each other contradict each other."""
HELD = 0.68
"""Coverage from which a statement counts as held whole in a longer one."""
PART = 0.3
"""Score that a statement must have with the longer one that holds it."""
NEAR = 12
"""Statements of another account that are compared closely with a statement, nearest first by vector and by words."""


class Pair(NamedTuple):
    """Two statements of different accounts, by their places, and how they compare; `quoted`: one quotes the other."""

    one: int
    other: int
    score: float
    likeness: Likeness
    objection: Objection | None
    identical: bool
    quoted: bool = False


class Alignment(NamedTuple):
    """What ties the statements of different accounts together, and what sets them against each other."""

    matches: tuple[Match, ...]
    contradictions: tuple[Contradiction, ...]


def align(readings: Sequence[Reading]) -> Alignment:
    """The matches between statements of different accounts, and their contradictions, in the order of ids.

    `readings` are in the order of their accounts' ids (`a1`, `a2` …). A match holds two ids; of two that contradict
    each other, both are about the same thing and cannot both be right.
    """
    corpus = Corpus.of(claims_of(readings))
    places: list[list[int]] = [[] for _ in readings]
    for place, claim in enumerate(corpus.claims):
        places[claim.account].append(place)
    matches: list[Match] = []
    contradictions: list[Contradiction] = []
    for mine, theirs in combinations(places, 2):
        if mine and theirs:
            pairs = _compared(corpus, mine, theirs)
            matches += (_match(corpus, pair) for pair in _chosen(pairs))
            contradictions += _contradictions(corpus, pairs)
    return Alignment(tuple(matches), tuple(contradictions))


def _match(corpus: Corpus, pair: Pair) -> Match:
    one, other = corpus.claims[pair.one], corpus.claims[pair.other]
    relation = Relation.SAME if pair.identical else relation_of(one, other, pair.likeness)
    return Match((one.id, other.id), relation, round(pair.score, 3))


def _contradictions(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[Contradiction]:
    best = _best(pairs)
    for pair in pairs:
        if pair.objection and pair.objection.certain and _rivals(pair, best):
            ids = (corpus.claims[pair.one].id, corpus.claims[pair.other].id)
            yield Contradiction(ids, pair.objection.reason, pair.objection.spans)


def _compared(corpus: Corpus, mine: Sequence[int], theirs: Sequence[int]) -> tuple[Pair, ...]:
    """The pairs of two accounts' statements that are worth a close look, compared."""
    return tuple(pair for one, other in _candidates(corpus, mine, theirs) if (pair := _pair(corpus, one, other)))


def _candidates(corpus: Corpus, mine: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of two accounts that are among the nearest for one of the two statements, in order."""
    if len(mine) <= NEAR and len(theirs) <= NEAR:
        return [(one, other) for one in mine for other in theirs]
    left = np.stack([corpus.claims[place].encoding.vector for place in mine])
    right = np.stack([corpus.claims[place].encoding.vector for place in theirs])
    near = np.round(left @ right.T, 3)
    rows = np.argsort(-near, axis=1, kind="stable")[:, :NEAR]
    columns = np.argsort(-near, axis=0, kind="stable")[:NEAR, :]
    chosen = {(mine[i], theirs[j]) for i, row in enumerate(rows.tolist()) for j in row}
    chosen |= {(mine[i], theirs[j]) for column in columns.tolist() for j, i in enumerate(column)}
    return sorted(chosen)


def _pair(corpus: Corpus, one: int, other: int) -> Pair | None:
    """Two statements compared, None where they are too unlike to matter; the same words by the same mouth are one."""
    a, b = corpus.claims[one], corpus.claims[other]
    likeness = corpus.likeness(one, other)
    total, identical = score(likeness), _identical(a, b)
    quoted = likeness.speakers >= ONE_PARTY and quotes(a, b)
    if total < FAINT and not (identical or quoted):
        return None
    objection = objection_to(a, b)
    if identical and objection is None:
        return Pair(one, other, 1.0, likeness, None, identical=True)
    return Pair(one, other, total, likeness, objection, identical=False, quoted=quoted)


def _identical(one: Claim, other: Claim) -> bool:
    """Whether two statements are the same words by the same speakers with the same act."""
    return (one.wording, one.speakers, one.act) == (other.wording, other.speakers, other.act)


def _chosen(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that match: identical, clear and quoted ones, mutual best ones, seconds close behind a best, parts."""
    same = {place for pair in pairs if pair.identical for place in (pair.one, pair.other)}
    best, own = _best(pairs), _best([pair for pair in pairs if pair.likeness.speakers >= ONE_PARTY])
    return tuple(
        pair
        for pair in pairs
        if pair.identical
        or (
            pair.objection is None
            and not (pair.one in same and pair.other in same)
            and pair.score >= _least(pair.likeness)
            and (
                pair.score >= CLEAR
                or pair.quoted
                or _is_best(pair, best, LEAST)
                or (pair.likeness.speakers >= ONE_PARTY and _is_own(pair, own))
                or _is_second(pair, best)
                or _is_part(pair, best)
            )
        )
    )


def _least(likeness: Likeness) -> float:
    """The least score of a match between statements whose speakers are known and are not the same."""
    known = likeness.speakers != 0
    return OTHERS if known and likeness.speakers < ONE_PARTY else 0.0


def _best(pairs: Sequence[Pair]) -> dict[int, float]:
    """The highest score of each statement, refused pairs counting: what contradicts is no reason to match the next."""
    best: dict[int, float] = {}
    for pair in pairs:
        for place in (pair.one, pair.other):
            best[place] = max(best.get(place, 0.0), pair.score)
    return best


def _is_best(pair: Pair, best: dict[int, float], least: float) -> bool:
    """Whether two statements are each other's best choice and good enough."""
    return pair.score >= least and pair.score >= best[pair.one] and pair.score >= best[pair.other]


def _is_own(pair: Pair, own: dict[int, float]) -> bool:
    """Whether statements of one speaker are each other's best choice among his, or halves of what the other merges."""
    least = FAINT if pair.likeness.shared >= WORDS else OWN
    low, top = sorted((own[pair.one], own[pair.other]))
    split = pair.score >= max(SPLIT, low) and pair.score >= RATIO * top
    return split or _is_best(pair, own, least)


def _rivals(pair: Pair, best: dict[int, float]) -> bool:
    """Whether statements that contradict each other are about the same thing: the nearest that one of them has."""
    least = CONTRARY if pair.likeness.speakers > 0 else LEAST
    return pair.score >= least and pair.score >= min(best[pair.one], best[pair.other])


def _is_second(pair: Pair, best: dict[int, float]) -> bool:
    """Whether one is the other's best choice and comes close behind that one's own best."""
    top, low = max(best[pair.one], best[pair.other]), min(best[pair.one], best[pair.other])
    return pair.score >= EXTRA and pair.score >= low and pair.score >= top - BEHIND


def _is_part(pair: Pair, best: dict[int, float]) -> bool:
    """Whether one statement of more than a word is held whole in the other, and nowhere better."""
    likeness = pair.likeness
    part = pair.one if likeness.covered >= likeness.covering else pair.other
    held = max(likeness.covered, likeness.covering) >= HELD
    return held and pair.score >= PART and pair.score >= best[part]
