"""Finds the title: the one that the account is known by, or the first short line that is no sentence."""

import re
from collections.abc import Sequence

from dragoman.reading.layout.furniture import is_furniture, opens_furniture
from dragoman.reading.layout.pieces import Piece
from dragoman.reading.layout.shapes import is_attribution, is_caption, is_dateline, is_source, is_unfinished

LONGEST = 330
_FARTHEST = 12
"""How many pieces from the top a title may stand."""
_LEFT_OPEN = re.compile(
    r"(?:[,:&–—-]|\b(?:and|of|with|between|on|the|in|at|to|for|by|from|over|after|a|an|as|his|her|its))$", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")


def title_of(text: str, pieces: Sequence[Piece], title: str | None) -> tuple[int, int] | None:
    """The half-open range of pieces that make up the title, None where the text has none."""
    known = _known(text, pieces, title) if title else None
    if known is not None:
        return known
    first = _first_short(text, pieces)
    return None if first is None else (first, _last_line(text, pieces, first) + 1)


def _known(text: str, pieces: Sequence[Piece], title: str) -> tuple[int, int] | None:
    """Where the known title stands: one piece, or a few that follow one another."""
    wanted = _squeezed(title)
    for first, piece in enumerate(pieces[:_FARTHEST]):
        for last in range(first, min(first + 3, len(pieces))):
            span = piece.span.to(pieces[last].span)
            if span.length > 2 * len(title) + 20:
                break
            if _squeezed(span.of(text)) == wanted:
                return first, last + 1
    return None


def _squeezed(line: str) -> str:
    return _SPACES.sub(" ", line).strip().casefold()


def _first_short(text: str, pieces: Sequence[Piece]) -> int | None:
    for index, piece in enumerate(pieces[:_FARTHEST]):
        line = piece.span.of(text) if piece.span.length <= LONGEST else None
        if line is None or piece.item or piece.label or piece.dateline:
            return None
        if _stands_before_title(line):
            continue
        if not is_unfinished(line) or index + 1 == len(pieces):
            return None if not line.endswith("?") or index + 1 == len(pieces) else index
        return index
    return None


def _stands_before_title(line: str) -> bool:
    return (
        is_furniture(line)
        or opens_furniture(line)
        or is_dateline(line)
        or is_source(line)
        or is_caption(line)
        or is_attribution(line)
    )


def _last_line(text: str, pieces: Sequence[Piece], first: int) -> int:
    """The title's second line, where the first is left open or the second goes on in lower case."""
    if first + 1 >= len(pieces) or pieces[first + 1].gap:
        return first
    below = pieces[first + 1]
    line = below.span.of(text) if below.span.length <= LONGEST else ""
    if not line or not is_unfinished(line) or _stands_before_title(line) or below.item or below.label or below.dateline:
        return first
    goes_on = line[0].islower() or _LEFT_OPEN.search(pieces[first].span.of(text)) is not None
    return first + 1 if goes_on else first
