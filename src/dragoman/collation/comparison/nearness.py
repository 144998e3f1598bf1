"""Nearness of statements that are not matched: how alike their contents are as sentence vectors."""

from collections.abc import Sequence

import numpy as np

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.vectors import embed


def likeness(a: Entry, b: Entry) -> float:
    """Cosine of the contents of two statements."""
    one, other = embed([a.content, b.content])
    return round(float(np.dot(one, other)), 4)


def nearest(entry: Entry, others: Sequence[Entry]) -> tuple[float, Entry] | None:
    """The most alike of some statements, with its cosine; None where there are none."""
    if not others:
        return None
    vectors = embed([entry.content, *(other.content for other in others)])
    scores = [round(float(score), 4) for score in vectors[1:] @ vectors[0]]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    return scores[best], others[best]
