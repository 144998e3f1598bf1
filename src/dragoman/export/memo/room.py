"""How much of each thing a memo tells, from the roomiest to the tightest: the first that fits a page is taken."""

from typing import NamedTuple


class Room(NamedTuple):
    """What the sections of a memo may take; what they leave out is counted or said to be more."""

    sentences: int
    """Sentences of a section but the first; the rest are counted."""

    steps: int
    """Steps that are told; the rest are counted."""

    in_a_row: int
    """Statements of a row; that there are more is said."""

    shared: int
    """Characters that a row may take for its statements, as long as each has its least."""

    longest: int
    """Characters of a statement that stands alone."""

    least: int
    """Characters that each statement of a row has at least."""


ROOMS = (
    Room(sentences=6, steps=5, in_a_row=6, shared=400, longest=200, least=100),
    Room(sentences=6, steps=5, in_a_row=5, shared=300, longest=160, least=80),
    Room(sentences=5, steps=4, in_a_row=4, shared=240, longest=140, least=70),
    Room(sentences=4, steps=4, in_a_row=4, shared=240, longest=140, least=60),
    Room(sentences=4, steps=3, in_a_row=3, shared=180, longest=120, least=60),
    Room(sentences=3, steps=2, in_a_row=3, shared=160, longest=100, least=50),
    Room(sentences=2, steps=1, in_a_row=2, shared=100, longest=80, least=50),
)

PAGE = 4_450
"""Characters of a memo with its accounts that the application prints on a sheet of A4; the words cited are overleaf."""
