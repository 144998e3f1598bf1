"""Lays out a text: cuts it into pieces, tells what each is, and says which govern which.

It reads shapes and stock phrases only. Who speaks, and what was said, is for later steps.
"""

from dragoman.reading.layout.blocks import Layout
from dragoman.reading.layout.governing import govern
from dragoman.reading.layout.kinds import kinds_of
from dragoman.reading.layout.lines import lines_of
from dragoman.reading.layout.pieces import pieces_of
from dragoman.reading.layout.titles import title_of


def lay_out(text: str, title: str | None = None) -> Layout:
    r"""The layout of `text`; `title`, where known, is looked for in it.

    >>> [block.kind.value for block in lay_out("Ministers speak\n\nMay 3, 2012\n\nThey spoke.").blocks]
    ['title', 'dateline', 'paragraph']
    """
    pieces = pieces_of(text, lines_of(text))
    kinds = kinds_of(text, pieces, title_of(text, pieces, title))
    return Layout(govern(text, pieces, kinds))
