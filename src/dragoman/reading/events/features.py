"""The features of an event: which patterns of the lexicon its clause has, and vectors of its words in their context.

Both kinds are needed: the lexicon knows what a pattern means however rare it is, the encoder's states know words that
no pattern lists. Names of features are stable; `training/events` keeps those that it met, the others count nothing.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Span
from dragoman.models.sentences import WIDTH, run
from dragoman.reading.events.clause import Clause
from dragoman.reading.events.patterns import OPERATOR, Hit, find_patterns, turned

NEAR = 8
"""Words after the actor within which what it did is mostly told, and words that an operator governs."""

LEADING = 4
VECTOR_WEIGHT = 2.0
SIDE_WEIGHT = 1.34
LEXICAL_WEIGHT = 0.5
"""How the parts are scaled against each other, so that one penalty on weights suits all (found by cross-validation)."""

Vector = NDArray[np.float32]


def lexical(clause: Clause) -> frozenset[str]:
    """The names of the lexical features that a clause has."""
    return frozenset([*_in_core(clause), *_in_order(clause)])


def contextual(clause: Clause) -> Vector:
    """The encoder's states, [5 x 384]: of the verb, of the clause's core, of source and target, and of the sentence.

    Each is the mean over its words, of length 1; zeros where a part is missing.
    """
    found = run(clause.text)
    places = [Span(*offsets) for offsets in found.offsets]
    parts = ((clause.verb_span,), clause.core_spans, _some(clause.source), _some(clause.target))
    means = [_mean(found.states, places, part) for part in parts]
    weights = (VECTOR_WEIGHT, VECTOR_WEIGHT, SIDE_WEIGHT, SIDE_WEIGHT, SIDE_WEIGHT)
    return np.concatenate([part * weight for part, weight in zip([*means, found.vector], weights, strict=True)])


def _in_core(clause: Clause) -> Iterator[str]:
    """Patterns among the core words: all, those with the verb, the longest and the first, and what governs them."""
    yield f"verb:{clause.verb}"
    hits = find_patterns(clause.core)
    events = [hit for hit in hits if hit.group.root != OPERATOR]
    place = clause.core.index(clause.verb) if clause.verb in clause.core else -1
    for hit in events:
        yield from _named("core", hit)
        if hit.start <= place < hit.end:
            yield from _named("core-verb", hit)
    if events:
        yield f"core-longest:{max(events, key=lambda hit: (hit.size, -hit.start)).group.root}"
        yield f"core-first:{min(events, key=lambda hit: (hit.start, -hit.size)).group.root}"
    for operator in (hit for hit in hits if hit.group.root == OPERATOR):
        yield f"core-operator:{operator.group.name}"
        governed = [hit for hit in events if hit.start >= operator.start and _beyond(hit, operator)]
        yield from _turns("core-turn", operator, governed)


def _in_order(clause: Clause) -> Iterator[str]:
    """Patterns in the order of the words after the actor: near ones, the first, the longest of the first few."""
    yield "always"
    if clause.inverted:
        yield "inverted"
    if clause.target is None:
        yield "no-target"
    hits = [hit for hit in find_patterns(clause.words) if hit.start >= clause.begins]
    events = sorted(
        (hit for hit in hits if hit.group.root != OPERATOR), key=lambda hit: (hit.start, -hit.size, -hit.end)
    )
    for hit in events:
        if hit.start < clause.begins + NEAR:
            yield from _named("near", hit)
        if hit.start == events[0].start:
            yield from _named("first", hit)
    if events:
        leading = [hit for hit in events if hit.start < events[0].start + LEADING]
        yield from _named("longest", max(leading, key=lambda hit: (hit.size, -hit.start)))
    for operator in hits:
        if operator.group.root == OPERATOR and operator.start < clause.begins + NEAR:
            yield from _governing(operator, events)


def _governing(operator: Hit, events: Sequence[Hit]) -> Iterator[str]:
    """An operator near the actor, and what it makes of the next event."""
    yield f"operator:{operator.group.name}"
    reach = [hit for hit in events if operator.start <= hit.start < operator.start + NEAR and _beyond(hit, operator)]
    if not reach:
        return
    nearest = min(hit.start for hit in reach)
    governed = [hit for hit in reach if hit.start == nearest or hit.size > 1]
    yield from _turns("turn", operator, governed)
    yield from (f"governs:{operator.group.name}:{hit.group.root}" for hit in governed)


def _turns(kind: str, operator: Hit, governed: Sequence[Hit]) -> Iterator[str]:
    for hit in governed:
        root = turned(operator.group.name, hit.group.root)
        if root is not None:
            yield f"{kind}:{root}"
            yield f"{kind}:{operator.group.name}:{root}"


def _named(kind: str, hit: Hit) -> tuple[str, str]:
    return f"{kind}:{hit.group.root}", f"{kind}:{hit.group.root}.{hit.group.name}"


def _beyond(hit: Hit, operator: Hit) -> bool:
    """Whether an event's pattern is more than words of the operator's own."""
    return hit.start >= operator.end or hit.end > operator.end


def _some(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _mean(states: Vector, places: Sequence[Span], part: Sequence[Span]) -> Vector:
    inside = [index for index, place in enumerate(places) if place.length and any(place.overlap(span) for span in part)]
    if not inside:
        return np.zeros(WIDTH, dtype=np.float32)
    mean: Vector = states[inside].mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
