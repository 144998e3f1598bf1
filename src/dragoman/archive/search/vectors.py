"""Vectors in memory, and their products with one of them: whole numbers, so that every machine gives the same order.

A network of one node multiplies them as they are, without making floats of them first. It takes vectors without a sign:
here each number of a vector is 128 higher than the archive has it. See src/dragoman/models/products.md.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.models.sentences import WIDTH
from dragoman.models.session import session

AT_ONCE = 8192
"""Vectors of one block: as many as are multiplied at a time."""

_MIDDLE = 128


class Block(NamedTuple):
    """Some vectors [n, 384]: ranks of their statements, keys of the accounts, and what brings each to the length 1."""

    ranks: NDArray[np.int64]
    accounts: NDArray[np.int64]
    vectors: NDArray[np.uint8]
    scales: NDArray[np.float32]

    def joined(self, other: "Block") -> "Block":
        """This block with another behind it."""
        return Block._make(np.concatenate((self[place], other[place])) for place in range(len(self)))

    def without(self, accounts: NDArray[np.int64]) -> "Block":
        """This block without the statements of some accounts."""
        keep = ~np.isin(self.accounts, accounts)
        return self if keep.all() else Block._make(part[keep] for part in self)


class Target(NamedTuple):
    """A vector that others are multiplied with: its two halves [384, 2], the sum of its numbers, and its scale.

    In halves, because processors without instructions of their own for such products hold sums of pairs in 16 bits.
    """

    halves: NDArray[np.int8]
    total: int
    scale: np.float32


def block_of(ranks: Sequence[int], accounts: Sequence[int], vectors: Sequence[bytes]) -> Block:
    """A block of the vectors that an archive has for these statements."""
    told = np.frombuffer(b"".join(vectors), np.int8).reshape(len(ranks), WIDTH)
    raised = told.view(np.uint8) ^ np.uint8(_MIDDLE)
    return Block(np.array(ranks, np.int64), np.array(accounts, np.int64), raised, _scales(told))


def target_of(vector: bytes) -> Target:
    """A vector of an archive as a target."""
    told = np.frombuffer(vector, np.int8)
    wide = told.astype(np.int16)
    halves = np.stack([wide // 2, wide - wide // 2], axis=1).astype(np.int8)
    return Target(halves, int(wide.sum()), _scales(told[None])[0])


def cosines(block: Block, target: Target) -> NDArray[np.float32]:
    """The cosine of each vector of a block with the target; 0 for vectors that have no length."""
    (products,) = session("products").run(["products"], {"vectors": block.vectors, "halves": target.halves})
    whole = products[:, 0] + products[:, 1] - np.int32(_MIDDLE * target.total)
    scores: NDArray[np.float32] = whole.astype(np.float32) * (block.scales * target.scale)
    return scores


def packed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same vectors in the same order, in fewer blocks where neighbours fit into one."""
    found: list[Block] = []
    for block in blocks:
        if found and len(found[-1].ranks) + len(block.ranks) <= AT_ONCE:
            found[-1] = found[-1].joined(block)
        else:
            found.append(block)
    return tuple(found)


def _scales(vectors: NDArray[np.int8]) -> NDArray[np.float32]:
    """What brings each vector to the length 1; 0 for one that has no length."""
    wide = vectors.astype(np.float32)
    squares = np.einsum("ij,ij->i", wide, wide)
    return np.where(squares > 0, 1 / np.sqrt(np.maximum(squares, 1)), 0).astype(np.float32)
