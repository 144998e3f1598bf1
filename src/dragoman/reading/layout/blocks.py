"""What a layout is made of: blocks of the text, in order, each with its kind and what governs it. Values only."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dragoman.model import Span


class BlockKind(StrEnum):
    """What a stretch of an account's text is."""

    TITLE = "title"
    DATELINE = "dateline"
    HEADING = "heading"
    """A headline or caption of a section inside the text: the author's words, but no sentences to tag."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    FURNITURE = "furniture"
    SOURCE_LINE = "source_line"
    ATTRIBUTION_LINE = "attribution_line"
    """ "The following is attributable to …", or the name and office of whoever made the remarks below."""
    SPEAKER_TURN = "speaker_turn"


PROSE = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.SPEAKER_TURN})
"""The kinds that may hold statements."""


@dataclass(frozen=True)
class Block:
    """One stretch of the text.

    `outline` is an item's path ("2.(1)(c)"); `parent` the index of the governing block: the enclosing item, the lead
    paragraph above a list, or the turn that a paragraph continues; `marker` the item's number or the turn's label.
    """

    kind: BlockKind
    span: Span
    outline: str | None = None
    parent: int | None = None
    marker: Span | None = None


@dataclass(frozen=True)
class Layout:
    """The blocks of a text, in order and without overlap; together they hold all that is not blank."""

    blocks: tuple[Block, ...]

    def index_at(self, offset: int) -> int | None:
        """The index of the block that holds the code point at `offset`, None between blocks."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].span.end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the code point at `offset`, None between blocks."""
        index = self.index_at(offset)
        return None if index is None else self.blocks[index]

    @cached_property
    def title(self) -> Span | None:
        """Where the title stands, None where the text has none."""
        return next((block.span for block in self.blocks if block.kind is BlockKind.TITLE), None)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that may hold statements: title, paragraphs, items, quotes and turns."""
        return tuple(block for block in self.blocks if block.kind in PROSE)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]


def words_of(block: Block) -> Span:
    """The block without the marker before its words: the number of an item, the label of a transcript's turn."""
    if block.marker is not None and block.marker.start == block.span.start:
        return Span(block.marker.end, block.span.end)
    return block.span
