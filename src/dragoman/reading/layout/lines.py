"""Cuts a text into lines, and joins again the lines of paragraphs that were wrapped at a fixed width."""

import re
from typing import NamedTuple

from dragoman.model import Span

BLANKS = "\ufeff\u200b\u200e\u200f\u2060"
"""Characters that show nothing, beside white space."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 110
_ENDS_SENTENCE = ".!?:;\"”»)]’'"


class Line(NamedTuple):
    """A line without the blanks around it; `gap` tells that it is the first or follows an empty line."""

    start: int
    end: int
    gap: bool
    indent: int

    @property
    def span(self) -> Span:
        """The span of the line in the text."""
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of `text`, in order; wrapped paragraphs come as one line each."""
    return _unwrap(text, _raw_lines(text))


def _raw_lines(text: str) -> list[Line]:
    lines = []
    previous_end = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        body = match.group()
        stripped = body.strip().strip(BLANKS).strip()
        if not stripped:
            continue
        first = start + body.index(stripped)
        gap = previous_end < 0 or _empty_line_between(text, previous_end, start)
        lines.append(Line(first, first + len(stripped), gap, first - start))
        previous_end = end
    return lines


def _empty_line_between(text: str, end: int, start: int) -> bool:
    breaks = text[end:start].replace("\r\n", "\n")
    return sum(breaks.count(mark) for mark in "\n\r\f\u2029\v\x85\u2028") > 1 or "\u2029" in breaks


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    """Join each line to the one above it where both are parts of one wrapped paragraph."""
    joined: list[Line] = []
    last_piece: Line | None = None
    for line in lines:
        if last_piece is not None and _continues(text, last_piece, line):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
        last_piece = line
    return joined


def _continues(text: str, above: Line, line: Line) -> bool:
    """Whether `line` goes on in the middle of the sentence that `above` leaves open."""
    width = above.end - above.start
    if line.gap or not _SHORTEST_WRAPPED <= width <= _LONGEST_WRAPPED:
        return False
    return text[above.end - 1] not in _ENDS_SENTENCE and text[line.start].islower() and not _is_marker(text, line)


def _is_marker(text: str, line: Line) -> bool:
    return text[line.start + 1 : line.start + 5].lstrip("ivx").startswith((".", ")"))
