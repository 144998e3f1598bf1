"""Makes blocks of pieces and links each to what governs it: its outer item, the lead above a list, its turn."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.layout.blocks import Block, BlockKind
from dragoman.reading.layout.pieces import Piece

_ENDS_TURN = frozenset({BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.TITLE, BlockKind.ATTRIBUTION_LINE})
_LEADS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.SPEAKER_TURN, BlockKind.HEADING})


def govern(text: str, pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> tuple[Block, ...]:
    """The blocks of a text, each with the index of the block that governs it."""
    followed = _Governor(text)
    return tuple(
        followed.block(index, piece, kind) for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
    )


def is_lead(line: str) -> bool:
    """Whether a block that ends like `line` governs what comes below: "… agreed as follows:"."""
    return line.endswith(":") or _lead_end().search(line[-60:].lower()) is not None


class _Governor:
    """Follows the blocks from top to bottom and remembers what is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._items: list[int] = []
        self._indents: list[int] = []
        self._lead: int | None = None
        self._list_lead: int | None = None
        self._turn: int | None = None
        self._statement: int | None = None

    def block(self, index: int, piece: Piece, kind: BlockKind) -> Block:
        """The block of the piece at `index`."""
        if kind is BlockKind.ITEM and piece.item:
            return self._item(index, piece)
        parent = self._parent(kind, piece)
        self._remember(index, kind, piece)
        return Block(kind, piece.span, parent=parent, marker=piece.label if kind is BlockKind.SPEAKER_TURN else None)

    def _item(self, index: int, piece: Piece) -> Block:
        item = piece.item
        if item is None:
            return Block(BlockKind.ITEM, piece.span)
        if item.first:
            self._list_lead = self._lead if item.depth == 0 else self._list_lead
        del self._items[item.depth :]
        del self._indents[item.depth :]
        parent = self._inner_lead(first=item.first) if self._items else self._list_lead
        if parent is None:
            parent = self._turn
        self._items.append(index)
        self._indents.append(piece.indent)
        self._lead = index if is_lead(piece.span.of(self._text)) else None
        return Block(BlockKind.ITEM, piece.span, outline=item.path, parent=parent, marker=Span(item.start, item.end))

    def _inner_lead(self, *, first: bool) -> int:
        """The outer item, or a lead paragraph inside it."""
        return self._lead if first and self._lead is not None and self._lead > self._items[-1] else self._items[-1]

    def _parent(self, kind: BlockKind, piece: Piece) -> int | None:
        if kind is BlockKind.QUOTE and self._lead is not None:
            return self._lead
        if kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}:
            if self._items and piece.indent > self._indents[-1]:
                return self._items[-1]
            return self._turn if self._turn is not None else self._statement
        return None

    def _remember(self, index: int, kind: BlockKind, piece: Piece) -> None:
        if kind is BlockKind.SPEAKER_TURN:
            self._turn = index
        elif kind in _ENDS_TURN:
            self._turn = None
        self._statement = self._after(index, kind, piece)
        if kind in _LEADS:
            self._lead = index if is_lead(piece.span.of(self._text)) else None

    def _after(self, index: int, kind: BlockKind, piece: Piece) -> int | None:
        """The paragraph that leads a statement of several paragraphs ("… stated the following:") behind this block."""
        if kind is not BlockKind.PARAGRAPH:
            return None
        words = piece.span.of(self._text)
        leads = words.endswith(":") and _lead_end().search(words[-60:].lower())
        return index if leads else self._statement


@cache
def _lead_end() -> re.Pattern[str]:
    phrases = sorted(load_table("layout")["lead"]["ends"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")[.:\s]*$")
