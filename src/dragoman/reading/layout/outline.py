"""Decides which possible markers are items of an outline, and gives each its path: "2.(1)(c)".

A marker counts where it begins a list (first of its style), continues one that is open, or stands at the head of a
line with a neighbour of its style elsewhere. That keeps out dates, initials and numbers at the end of sentences.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.layout.markers import Candidate

LARGEST_GAP = 3
"""How many numbers a list may skip."""

_DASHES = frozenset("-–—*")


class Item(NamedTuple):
    """An accepted marker; `depth` 0 is the outermost level, `first` tells that it begins a list of its level."""

    start: int
    end: int
    path: str
    depth: int
    first: bool


class _Level(NamedTuple):
    style: str
    ordinal: int
    label: str
    indent: int


class Outline:
    """Follows the lists of one text, marker by marker. Knows all candidates, to look ahead."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._last: dict[tuple[str, int], int] = {}
        self._first: dict[tuple[str, int], int] = {}
        for candidate in candidates:
            for reading in candidate.readings:
                self._last[reading] = candidate.start
                if not candidate.glued:
                    self._first.setdefault(reading, candidate.start)
        self._times = Counter(candidate.readings[0][0] for candidate in candidates if not candidate.glued)
        self._levels: list[_Level] = []
        self._interrupted = False

    def interrupt(self, indent: int) -> None:
        """Tell that a paragraph with this indent came after the last item: the next list begins on its own."""
        if not self._levels or indent <= self._levels[0].indent:
            self._interrupted = True

    def place(self, candidate: Candidate) -> Item | None:
        """The item that `candidate` marks, None where it marks none."""
        placed = self._continue(candidate) or self._begin(candidate) or self._resume(candidate)
        if placed is None:
            return None
        depth, level, first = placed
        self._levels[depth:] = [level]
        self._interrupted = False
        return Item(candidate.start, candidate.end, "".join(level.label for level in self._levels), depth, first)

    def _continue(self, candidate: Candidate) -> tuple[int, _Level, bool] | None:
        """The next of an open list, innermost first."""
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            for style, ordinal in candidate.readings:
                if style != level.style:
                    continue
                if ordinal == 0:
                    return self._next_bullet(candidate, depth)
                if ordinal == level.ordinal + 1:
                    return depth, _Level(style, ordinal, candidate.label, level.indent), False
        return None

    def _next_bullet(self, candidate: Candidate, depth: int) -> tuple[int, _Level, bool] | None:
        if self._interrupted:
            return None
        level = self._levels[depth]
        if candidate.indent > level.indent + 1 and not candidate.glued:
            return depth + 1, _bullet(candidate, 1), True
        while depth and candidate.indent < level.indent and self._levels[depth - 1].style == level.style:
            depth -= 1
            level = self._levels[depth]
        return depth, _bullet(candidate, level.ordinal + 1)._replace(indent=level.indent), False

    def _begin(self, candidate: Candidate) -> tuple[int, _Level, bool] | None:
        """The first of a new list, inside the open one unless a paragraph came between."""
        for style, ordinal in candidate.readings:
            if ordinal == 0 and not candidate.glued and self._is_bullet(style):
                return self._room_for(style), _bullet(candidate, 1), True
            if ordinal == 1 and self._may_begin(candidate, style):
                return self._room_for(style), _Level(style, 1, candidate.label, candidate.indent), True
        return None

    def _is_bullet(self, style: str) -> bool:
        """A dash or a star is a bullet only where more than one line begins with it."""
        return style not in _DASHES or self._times[style] > 1

    def _may_begin(self, candidate: Candidate, style: str) -> bool:
        needs_second = candidate.glued or style in {"a.", "A.", "I.", "i.", "A)", "I)"}
        return not needs_second or self._last.get((style, 2), -1) > candidate.start

    def _room_for(self, style: str) -> int:
        if self._interrupted:
            return 0
        return next((depth for depth, level in enumerate(self._levels) if level.style == style), len(self._levels))

    def _resume(self, candidate: Candidate) -> tuple[int, _Level, bool] | None:
        """A later number at the head of a line: of an open list that skipped some, or of a list cut off above."""
        if candidate.glued:
            return None
        for style, ordinal in candidate.readings:
            for depth, level in enumerate(self._levels):
                if level.style == style and 0 < ordinal - level.ordinal <= LARGEST_GAP:
                    return depth, _Level(style, ordinal, candidate.label, level.indent), False
            if (style, ordinal - 1) in self._first or (style, ordinal + 1) in self._first:
                return self._room_for(style), _Level(style, ordinal, candidate.label, candidate.indent), True
        return None


def _bullet(candidate: Candidate, ordinal: int) -> _Level:
    return _Level(candidate.readings[0][0], ordinal, f"•{ordinal}", candidate.indent)
