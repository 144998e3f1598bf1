"""Cuts an account's text into segments that HTML can wrap one by one, however the spans upon it overlap.

A segment is the longest stretch under the same marks, so that nesting and crossing spans need no nesting of elements.
Nothing is left out: the segments of a text, joined, are the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dragoman.model import Span


class Layer(IntEnum):
    """What a mark says of the words under it."""

    STATEMENT = 0
    EVIDENCE = 1
    FACT = 2
    BACKGROUND = 3
    TITLE = 4
    FURNITURE = 5
    UNCLAIMED = 6


@dataclass(frozen=True)
class MarkedSpan:
    """A span of the text, what it is, and which one: the id of a statement or finding, the label of a fact."""

    layer: Layer
    key: str
    span: Span


@dataclass(frozen=True)
class Segment:
    """A stretch of text and the marks upon it, in a layer the shortest first; `opening` are those that begin here."""

    span: Span
    marks: tuple[MarkedSpan, ...]
    opening: tuple[MarkedSpan, ...]

    def keys(self, layer: Layer) -> tuple[str, ...]:
        """The keys of the marks of `layer`, the innermost first."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.layer is layer))

    def has(self, layer: Layer) -> bool:
        """Whether a mark of `layer` lies upon it."""
        return any(mark.layer is layer for mark in self.marks)


def cut(length: int, marks: Iterable[MarkedSpan]) -> Iterator[Segment]:
    """Yield the segments of a text of `length` code points, in order; empty marks and parts outside are dropped."""
    opening: dict[int, list[MarkedSpan]] = defaultdict(list)
    closing: dict[int, list[MarkedSpan]] = defaultdict(list)
    for mark in dict.fromkeys(_within(length, marks)):
        opening[mark.span.start].append(mark)
        closing[mark.span.end].append(mark)
    active: list[MarkedSpan] = []
    borders = sorted({0, length, *opening, *closing})
    for start, end in pairwise(borders):
        gone = closing.get(start, ())
        active = [mark for mark in active if mark not in gone] if gone else active
        if start in opening:
            active = sorted({*active, *opening[start]}, key=_order)
        yield Segment(Span(start, end), tuple(active), tuple(sorted(opening.get(start, ()), key=_order)))


def _within(length: int, marks: Iterable[MarkedSpan]) -> Iterator[MarkedSpan]:
    for mark in marks:
        span = Span(max(0, mark.span.start), min(length, mark.span.end))
        if span.length > 0:
            yield MarkedSpan(mark.layer, mark.key, span)


def _order(mark: MarkedSpan) -> tuple[int, int, int, str]:
    return mark.layer, mark.span.length, mark.span.start, mark.key


def joined_spans(text: str, spans: Sequence[Span]) -> list[Span]:
    """`spans`, in order, those made one between which only white space lies."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or text[merged[-1].end : span.start].isspace()):
            merged[-1] = merged[-1].to(span)
        else:
            merged.append(span)
    return merged
