"""One run of the sentence encoder over one text. What its vectors are used for is its callers' concern."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.models.session import session, tokenizer

WIDTH = 384
LONGEST = 256
"""Word pieces of a text that are read; the encoder was trained on no more."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Floats = NDArray[np.float32]


class Encoded(NamedTuple):
    """A text's vector of length 1 [384], its word pieces with their offsets, and the state of each [pieces, 384].

    The first and the last piece are the encoder's own, with empty offsets.
    """

    vector: Floats
    pieces: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    states: Floats


def run(text: str) -> Encoded:
    """Encode one text, alone: int8 inference scales by what shares its batch, and no result must depend on that."""
    found = tokenizer().encode(_SURROGATE.sub(" ", text))
    kept = range(len(found.ids)) if len(found.ids) <= LONGEST else [*range(LONGEST - 1), len(found.ids) - 1]
    feed = np.array([[found.ids[index] for index in kept]], dtype=np.int64)
    vectors, states = session("sentences").run(["vectors", "states"], {"ids": feed, "mask": np.ones_like(feed)})
    pieces, offsets = tuple(found.tokens[index] for index in kept), tuple(found.offsets[index] for index in kept)
    return Encoded(vectors[0], pieces, offsets, states[0])
