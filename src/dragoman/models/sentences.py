"""One run of the sentence encoder over one text. What its vectors are used for is its callers' concern."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

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
    found, kept = _split(text)
    feed = np.array([[found.ids[index] for index in kept]], dtype=np.int64)
    vectors, states = session("sentences").run(["vectors", "states"], {"ids": feed, "mask": np.ones_like(feed)})
    pieces, offsets = tuple(found.tokens[index] for index in kept), tuple(found.offsets[index] for index in kept)
    return Encoded(vectors[0], pieces, offsets, states[0])


def split(text: str) -> tuple[str, ...]:
    """The word pieces of a text, as `run` has them, without running the encoder."""
    found, kept = _split(text)
    return tuple(found.tokens[index] for index in kept)


def _split(text: str) -> tuple[Encoding, Sequence[int]]:
    """A text as the tokenizer has it, and the places of the pieces that are read."""
    found = tokenizer().encode(_SURROGATE.sub(" ", text))
    return found, range(len(found.ids)) if len(found.ids) <= LONGEST else [*range(LONGEST - 1), len(found.ids) - 1]
