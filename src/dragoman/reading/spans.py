"""Looks spans up by place, so that no step compares every span of a long text with every other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from dragoman.model import Span

T = TypeVar("T")


class SpanIndex:
    """A set of spans that can be asked what overlaps a stretch of text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans in any order."""
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def overlapping(self, span: Span) -> Iterator[Span]:
        """The spans that share at least one code point with `span`, last first."""
        for index in range(bisect_left(self._starts, span.end) - 1, -1, -1):
            if self._reach[index] <= span.start:
                return
            if self._spans[index].overlap(span):
                yield self._spans[index]

    def touches(self, span: Span) -> bool:
        """Whether any of the spans shares a code point with `span`."""
        return next(self.overlapping(span), None) is not None

    def first_from(self, offset: int) -> int | None:
        """Where the first span begins that begins at `offset` or later."""
        index = bisect_left(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else None


def clusters(items: Sequence[tuple[Span, T]]) -> Iterator[list[T]]:
    """Items in groups whose spans hang together by overlap, in the order of the text."""
    group: list[T] = []
    end = -1
    for span, item in sorted(items, key=lambda pair: pair[0]):
        if group and span.start >= end:
            yield group
            group = []
        group.append(item)
        end = max(end, span.end)
    if group:
        yield group


def beginning_in(starts: Sequence[int], items: Sequence[T], span: Span) -> Sequence[T]:
    """The items, sorted by `starts`, that begin inside `span`."""
    return items[bisect_left(starts, span.start) : bisect_right(starts, span.end - 1)]
