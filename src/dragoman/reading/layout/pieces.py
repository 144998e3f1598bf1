"""Cuts lines into pieces: one line may hold a dateline and its paragraph, several items, or several turns."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model import Span, trim
from dragoman.reading.layout.labels import Labels
from dragoman.reading.layout.lines import BLANKS, Line
from dragoman.reading.layout.markers import candidates
from dragoman.reading.layout.outline import Item, Outline
from dragoman.reading.layout.shapes import inline_dateline

_STARS = re.compile(r"(?<=\s)(?:\*\s){2}\*(?=\s)|(?<=\s)\*{3}(?=\s)")
_DATELINE_LINES = 24
"""How many lines may come before a paragraph that still has its dateline at its head."""


class Piece(NamedTuple):
    """A stretch of one line. `gap` and `indent` are the line's; `item` and `label` tell what it begins with."""

    span: Span
    gap: bool = False
    indent: int = 0
    item: Item | None = None
    label: Span | None = None
    dateline: bool = False
    head: bool = True


def pieces_of(text: str, lines: Sequence[Line]) -> list[Piece]:
    """The pieces of all lines, in order; together they hold all that is not blank."""
    labels = Labels(text, lines)
    found = [candidates(text, line) for line in lines]
    outline = Outline([candidate for row in found for candidate in row])
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        items = [item for candidate in found[number] if (item := outline.place(candidate))]
        if not items or items[0].start > line.start:
            label = labels.at(line, first=number == 0)
            if number < _DATELINE_LINES and inline_dateline(text, line.start, line.end) is not None:
                label = None
            pieces.extend(_plain(text, line, items, _Head(labels, label, number)))
            if not items:
                outline.interrupt(line.indent)
        else:
            pieces.extend(_cut(text, line, {item.start: Piece(line.span, item=item) for item in items}))
    return pieces


class _Head(NamedTuple):
    labels: Labels
    label: Span | None
    number: int


def _plain(text: str, line: Line, items: Sequence[Item], head: _Head) -> list[Piece]:
    """The pieces of a line that does not begin with an item."""
    cuts: dict[int, Piece] = {line.start: Piece(line.span, label=head.label)}
    cuts |= {label.start: Piece(line.span, label=label) for label in head.labels.within(line)}
    for match in _STARS.finditer(text, line.start, line.end):
        cuts[match.start()] = Piece(line.span)
        cuts.setdefault(match.end(), Piece(line.span))
    cuts |= {item.start: Piece(line.span, item=item) for item in items}
    if head.label is None and head.number < _DATELINE_LINES:
        end = inline_dateline(text, line.start, line.end)
        if end is not None:
            cuts[line.start] = Piece(line.span, dateline=True)
            cuts.setdefault(end, Piece(line.span))
    return _cut(text, line, cuts)


def _cut(text: str, line: Line, cuts: dict[int, Piece]) -> list[Piece]:
    """The line cut before each offset of `cuts`; empty stretches are left out."""
    offsets = sorted(cuts)
    pieces = []
    for start, end in zip(offsets, [*offsets[1:], line.end], strict=True):
        span = trim(text, start, end, BLANKS)
        if span.length:
            first = start == line.start
            pieces.append(cuts[start]._replace(span=span, gap=line.gap and first, indent=line.indent, head=first))
    return pieces
