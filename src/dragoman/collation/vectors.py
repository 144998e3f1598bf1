"""Sentence vectors: what a text is about, as a direction. Says nothing of whether two texts agree (see `guards`)."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.models.sentences import LONGEST, WIDTH, run, split

_CHARACTERS = 6 * LONGEST
"""More characters than that never count, so that a text of any length costs the same."""

Vectors = NDArray[np.float32]


class Encoding(NamedTuple):
    """A text's vector of length 1, its word pieces, and each piece's own vector of length 1, [pieces, 384]."""

    vector: Vectors
    pieces: tuple[str, ...]
    states: Vectors


def embed(texts: Sequence[str]) -> Vectors:
    """One vector of length 1 for each text, [n, 384]; texts without a word give zeros."""
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([encode(text).vector for text in texts])


def encode(text: str) -> Encoding:
    """The vector of a text and those of its word pieces.

    Each text goes through the encoder alone, so that a vector does not depend on which others are asked for.
    """
    return _encode(text[:_CHARACTERS])


def pieces_of(text: str) -> tuple[str, ...]:
    """The word pieces that `encode` gives, at once."""
    return split(text[:_CHARACTERS])[1:-1] if text[:_CHARACTERS].strip() else ()


@lru_cache(maxsize=2048)
def _encode(text: str) -> Encoding:
    if not text.strip():
        return Encoding(np.zeros(WIDTH, dtype=np.float32), (), np.zeros((0, WIDTH), dtype=np.float32))
    found = run(text)
    inner = found.states[1:-1]
    lengths = np.maximum(np.linalg.norm(inner, axis=1, keepdims=True), 1e-9)
    return Encoding(found.vector, found.pieces[1:-1], inner / lengths)
