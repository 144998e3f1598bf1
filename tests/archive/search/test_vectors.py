"""Products of vectors: exact whatever their numbers, and in whatever blocks they are kept."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.search.similar import _nearest
from dragoman.archive.search.vectors import AT_ONCE, WIDTH, Block, block_of, cosines, packed, target_of
from dragoman.models import session

SEEDS = st.integers(0, 2**32 - 1)


def some(seed, count, lowest=-127, highest=127):
    return np.random.default_rng(seed).integers(lowest, highest, (count, WIDTH), np.int8, endpoint=True)


def kept(vectors, first=0):
    ranks = range(first, first + len(vectors))
    return block_of(ranks, [rank // 20 for rank in ranks], [one.tobytes() for one in vectors])


def plainly(vectors, target):
    """The cosines as floats give them, which hold whole numbers of this size exactly."""
    wide, other = vectors.astype(np.float32), target.astype(np.float32)
    return (wide @ other) * (scales(wide) * scales(other[None])[0])


def scales(vectors):
    squares = np.einsum("ij,ij->i", vectors, vectors)
    return np.where(squares > 0, 1 / np.sqrt(np.maximum(squares, 1)), 0).astype(np.float32)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 70), st.sampled_from([1, 3, 20, 127]))
def test_cosines_are_those_of_plain_floats_to_the_last_bit(seed, count, largest):
    vectors = some(seed, count, -largest, largest)
    found = cosines(kept(vectors), target_of(vectors[0].tobytes()))
    assert found.tobytes() == plainly(vectors, vectors[0]).tobytes()


@pytest.mark.parametrize("lowest", [-128, -127])
@pytest.mark.parametrize("highest", [126, 127])
def test_products_of_numbers_at_the_ends_of_the_range_are_exact(lowest, highest):
    ends = np.random.default_rng(1).choice(np.array([lowest, highest], np.int8), (40, WIDTH))
    ends[0], ends[1] = lowest, highest
    for one in ends[:3]:
        products = session("products").run(
            ["products"], {"vectors": kept(ends).vectors, "halves": target_of(one.tobytes()).halves}
        )[0]
        raised = ends.astype(np.int64) + 128
        assert (products.astype(np.int64).sum(axis=1) == raised @ one.astype(np.int64)).all()


def test_no_half_is_so_large_that_a_sum_of_two_products_leaves_16_bits():
    halves = target_of(np.array([-128, -127, -1, 0, 1, 127] * 64, np.int8).tobytes()).halves.astype(int)
    assert 255 * 2 * np.abs(halves).max() < 2**15
    assert (halves.sum(axis=1) == [-128, -127, -1, 0, 1, 127] * 64).all()


def test_a_vector_of_no_length_is_like_nothing():
    vectors = some(1, 3)
    vectors[1] = 0
    assert cosines(kept(vectors), target_of(vectors[0].tobytes())).tolist()[1] == 0
    assert cosines(kept(vectors), target_of(vectors[1].tobytes())).tolist() == [0, 0, 0]


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 60), st.integers(1, 12), st.lists(st.integers(0, 60), max_size=4))
def test_the_nearest_are_those_of_all_together_in_whatever_blocks_they_are(seed, count, limit, cuts):
    vectors = some(seed, count, -1, 1)
    vectors[count // 2 :] = vectors[: count - count // 2]  # equals, of which the lower rank comes first
    ends = sorted({0, count, *(min(cut, count) for cut in cuts)})
    blocks = tuple(kept(vectors[start:end], start) for start, end in pairwise(ends))
    own = seed % count
    ranks, scores = _nearest(blocks, target_of(vectors[own].tobytes()), own, limit)
    told = plainly(vectors, vectors[own])
    wanted = sorted((rank for rank in range(count) if rank != own), key=lambda rank: (-told[rank], rank))[:limit]
    assert ranks.tolist() == wanted
    assert scores.tolist() == told[wanted].tolist()


def test_nothing_is_near_where_there_is_nothing_else():
    vectors = some(1, 1)
    assert _nearest((), target_of(vectors[0].tobytes()), 0, 5)[0].tolist() == []
    assert _nearest((kept(vectors),), target_of(vectors[0].tobytes()), 0, 5)[0].tolist() == []


def test_blocks_are_packed_without_losing_the_order():
    vectors = some(1, 50)
    blocks = packed(kept(vectors[start : start + 10], start) for start in range(0, 50, 10))
    assert len(blocks) == 1
    assert same(blocks[0], kept(vectors))
    large = Block(*(np.repeat(part[:1], AT_ONCE - 20, axis=0) for part in kept(vectors)))
    assert [len(block.ranks) for block in packed([large, kept(vectors[:10]), kept(vectors[:20])])] == [AT_ONCE - 10, 20]


def test_statements_of_accounts_that_changed_are_taken_out_of_a_block():
    block = kept(some(1, 60))
    assert block.without(np.array([7, 9])) is block
    assert set(block.without(np.array([1, 9])).accounts.tolist()) == {0, 2}
    assert len(block.without(np.array([1, 9])).vectors) == 40


def same(one, other):
    return all(np.array_equal(*parts) for parts in zip(one, other, strict=True))
