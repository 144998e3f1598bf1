"""Two statements in one row of word pieces, as the cross-encoder reads them. Needs neither torch nor the package."""

from collections.abc import Sequence

LONGEST = 96
"""Word pieces of both statements together; the longer one loses its end first."""


def joined(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The pieces of two statements, each given with the encoder's own first and last one, of which three are kept."""
    left, right = list(one[:-1]), list(other[1:-1])
    while len(left) + len(right) + 2 > LONGEST:
        (left if len(left) > len(right) else right).pop()
    return [*left, one[-1], *right, one[-1]]
