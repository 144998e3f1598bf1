"""Statements of one party that say the same at different times: where the later one binds more, or less.

Nearness of vectors only chooses what to look at; alignment and its guards decide, as between accounts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.said import Said, parts
from dragoman.archive.readings import linked_readings
from dragoman.collation.claims import Claim, claims_of
from dragoman.collation.guards import objection_to
from dragoman.collation.similarity import Corpus, score
from dragoman.model import Strength

LEAST = 0.8
"""Score from which two statements are one said again; between accounts of one contact less is enough."""
SHARED = 0.5
"""Evidence in shared words that they must have besides."""
NEAR = 0.5
"""Cosine of two statements from which they are looked at."""
LOOKED_AT = 3
"""Earlier statements that each is compared with, the nearest first."""
_RANKS = {level.value: level.rank for level in Strength}

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Shift:
    """Two statements that say the same, the later of which is `hardened` or `softened` by so many steps of strength.

    `score` is how sure alignment is that they say the same.
    """

    kind: str
    before: Said
    after: Said
    steps: int
    score: float


def shifts(db: Connection, said: Sequence[Said]) -> tuple[Shift, ...]:
    """The shifts among a party's statements, in their order: each is held against the last that said the same."""
    vectors = _vectors(db, said)
    kept = _matrix(said, vectors)
    pairs = [(before, after) for after in range(len(said)) for before in _earlier(said, vectors, kept, after)]
    may = {after for before, after in pairs if _shift(said[before], said[after], LEAST)}
    if not may:
        return ()
    asked = sorted({place for pair in pairs for place in pair})
    claims = claims_by_id(db, [said[place].id for place in asked])
    corpus = Corpus.of([claims[said[place].id] for place in asked])
    places = {place: number for number, place in enumerate(asked)}
    found: dict[int, Shift | None] = {}
    for before, after in pairs:
        open_still = after in may and after not in found
        total = _sameness(corpus, places[before], places[after]) if open_still else None
        if total is not None:
            found[after] = _shift(said[before], said[after], total)
    return tuple(shift for _, shift in sorted(found.items()) if shift)


def _earlier(said: Sequence[Said], vectors: dict[str, Vector], kept: Vector, after: int) -> Iterator[int]:
    """The statements of earlier days that come nearest to one, the latest first."""
    one = said[after]
    if one.id not in vectors or one.day is None:
        return
    likeness = np.round(kept[:after] @ vectors[one.id], 3)
    near = [(float(likeness[place]), int(place)) for place in np.flatnonzero(likeness >= np.float32(NEAR))]
    found = [pair for pair in near if (said[pair[1]].day or "9999") < one.day]
    best = sorted(found, key=lambda pair: (-pair[0], -pair[1]))[:LOOKED_AT]
    yield from sorted((place for _, place in best), reverse=True)


def _matrix(said: Sequence[Said], vectors: dict[str, Vector]) -> Vector:
    """The vectors of statements as rows, zeros for those without one."""
    size = len(next(iter(vectors.values()), ()))
    rows = [vectors.get(one.id) for one in said]
    return np.array([np.zeros(size, np.float32) if row is None else row for row in rows], np.float32)


def _sameness(corpus: Corpus, one: int, other: int) -> float | None:
    """How sure it is that two statements say the same; None where that is not sure enough, or a guard refuses it."""
    if corpus.shared(one, other) < SHARED or objection_to(corpus.claims[one], corpus.claims[other]):
        return None
    total = score(corpus.likeness(one, other))
    return round(total, 3) if total >= LEAST else None


def _shift(before: Said, after: Said, total: float) -> Shift | None:
    """How a statement stands to an earlier one of the same content; None where it binds as much."""
    if before.strength is None or after.strength is None or before.strength == after.strength:
        return None
    steps = _RANKS[after.strength] - _RANKS[before.strength]
    return Shift("hardened" if steps > 0 else "softened", before, after, abs(steps), total)


def claims_by_id(db: Connection, names: Sequence[str]) -> dict[str, Claim]:
    """Statements made ready for alignment, by their ids in the archive."""
    wanted = frozenset(names)
    found: dict[str, Claim] = {}
    for part in parts(sorted({name.partition(".")[0] for name in wanted})):
        for key, reading in zip(part, linked_readings(db, part), strict=True):
            for claim in claims_of([reading]):
                if (name := f"{key}.{claim.statement.id}") in wanted:
                    found[name] = claim
    return found


def vector_of(kept: bytes) -> Vector:
    """A vector as it is kept, of length 1 again; zeros where it has no direction."""
    vector = np.frombuffer(kept, dtype=np.int8).astype(np.float32)
    return vector / np.float32(np.linalg.norm(vector) or 1.0)


def _vectors(db: Connection, said: Sequence[Said]) -> dict[str, Vector]:
    """The vectors of statements by their ids."""
    table = schema.statement.c
    found: dict[str, Vector] = {}
    for part in parts([one.id for one in said]):
        for row in db.execute(select(table.id, table.vector).where(table.id.in_(part), table.vector.is_not(None))):
            found[row.id] = vector_of(row.vector)
    return found
