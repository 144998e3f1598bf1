"""Tells what each piece of a text is, by its own shape and by what stands before it."""

from collections.abc import Callable, Sequence

from dragoman.reading.layout.blocks import PROSE, BlockKind
from dragoman.reading.layout.furniture import is_furniture, looks_like_teaser, opens_furniture
from dragoman.reading.layout.pieces import Piece
from dragoman.reading.layout.settling import settled
from dragoman.reading.layout.shapes import is_attribution, is_caption, is_dateline, is_heading, is_posting, is_source

ENOUGH_PROSE = 60
"""Words after which a page may have come to the end of its account."""
_MANY_OPENERS = 2
_LOOSE = frozenset({BlockKind.HEADING, BlockKind.ATTRIBUTION_LINE})
_OPENING = ("“", '"', "«", "„")
_CLOSING = '”"»'


def kinds_of(text: str, pieces: Sequence[Piece], title: tuple[int, int] | None) -> list[BlockKind]:
    """The kind of each piece. `title` is the range of pieces that make up the title."""
    kinds = []
    tail = _Tail()
    for index, piece in enumerate(pieces):
        line = piece.span.of(text)
        kind = BlockKind.TITLE if title and title[0] <= index < title[1] else _own_kind(line, piece)
        kinds.append(tail.follow(line, piece, kind))
    lines = [piece.span.of(text) if kind in _LOOSE else "" for piece, kind in zip(pieces, kinds, strict=True)]
    return settled(kinds, lines)


def _own_kind(line: str, piece: Piece) -> BlockKind:
    """What a piece is by its own shape."""
    if piece.dateline:
        return BlockKind.DATELINE
    if piece.item:
        return _item_kind(line[piece.item.end - piece.item.start :].strip())
    if piece.label and not is_furniture(line) and not is_caption(line):
        return BlockKind.SPEAKER_TURN
    known = next((kind for kind, holds in _SHAPES if holds(line)), None)
    if known is not None:
        return known
    return BlockKind.HEADING if piece.head and is_heading(line) else BlockKind.PARAGRAPH


def _item_kind(body: str) -> BlockKind:
    """What an item is by the line behind its marker, which may be empty."""
    if body and (opens_furniture(body) or is_furniture(body)):
        return BlockKind.FURNITURE
    return BlockKind.CAPTION if body and is_caption(body) else BlockKind.ITEM


def _is_quote(line: str) -> bool:
    """Whether the whole line is one quotation, closed at its end or left open for the next line."""
    if line.startswith(">") and len(line) > 1:
        return True
    if not line.startswith(_OPENING):
        return False
    closing = [index for index in range(1, len(line)) if line[index] in _CLOSING]
    return not closing or closing[0] >= len(line) - 2


_SHAPES: tuple[tuple[BlockKind, Callable[[str], bool]], ...] = (
    (BlockKind.DATELINE, is_posting),
    (BlockKind.FURNITURE, opens_furniture),
    (BlockKind.FURNITURE, is_furniture),
    (BlockKind.CAPTION, is_caption),
    (BlockKind.SOURCE_LINE, is_source),
    (BlockKind.ATTRIBUTION_LINE, is_attribution),
    (BlockKind.DATELINE, is_dateline),
    (BlockKind.QUOTE, _is_quote),
)
"""What a line may be by its shape alone, tried in this order."""


class _Tail:
    """Follows a page to its end, where headings of other pages' headlines, or the source line, close the account."""

    def __init__(self) -> None:
        self._words = 0
        self._openers = 0
        self._open = False
        self._closed = False

    def follow(self, line: str, piece: Piece, kind: BlockKind) -> BlockKind:
        """The kind of a piece in the light of what came before."""
        if self._openers >= _MANY_OPENERS:
            return BlockKind.FURNITURE
        if opens_furniture(line):
            self._open = True
            self._openers += self._words >= ENOUGH_PROSE
            return BlockKind.FURNITURE
        if self._open or self._closed:
            if self._is_of_other_page(line, piece, kind):
                return BlockKind.FURNITURE
            self._open = self._closed = False
        if kind is BlockKind.SOURCE_LINE and self._words >= ENOUGH_PROSE:
            self._closed = True
        if kind in PROSE:
            self._words += line.count(" ") + 1
        return kind

    def _is_of_other_page(self, line: str, piece: Piece, kind: BlockKind) -> bool:
        if kind in {BlockKind.DATELINE, BlockKind.SOURCE_LINE, BlockKind.ATTRIBUTION_LINE}:
            return False
        bullet = piece.item is not None and piece.item.path.rpartition("•")[1] == "•"
        return bullet or kind in {BlockKind.CAPTION, BlockKind.HEADING, BlockKind.FURNITURE} or looks_like_teaser(line)
