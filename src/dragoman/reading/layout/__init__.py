"""Layout: what each stretch of an account's text is, and what governs it."""

from dragoman.reading.layout.blocks import Block, BlockKind, Layout, words_of
from dragoman.reading.layout.page import lay_out

__all__ = ["Block", "BlockKind", "Layout", "lay_out", "words_of"]
