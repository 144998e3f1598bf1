"""Spans: half-open ranges of Unicode code points in an account's text as received."""

from typing import NamedTuple


class Span(NamedTuple):
    """The range [start, end) of a text.

    >>> Span(3, 7).of("In Moscow")
    'Mosc'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Number of code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def to(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start


def trim(text: str, start: int, end: int, extra: str = "") -> Span:
    """The span [start, end) without white space, or characters of `extra`, at either end; empty if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return Span(start, end)
