"""The sentences in which contacts are looked for: a light split of the layout's prose, without a parse."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Span, trim
from dragoman.reading.layout import BlockKind, Layout

_END = re.compile(r"[.!?][\"”’')\]]*(?:\s+|(?=\d{1,2}\.\s))|\n\s*\n|[;\n]\s*(?=[•\-*])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sen|Rep|Gov|Amb|Hon|St|Jr|Sr|No|vs|etc|Feb|Jan|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b(?:[A-Za-z]\.)*[A-Z]|\b[ap]\.m|\b[ap])\.$",
)
_STARTS_ANEW = re.compile(r"[\"“‘'(\[]?(?:[A-ZÀ-Þ]|\d)")
_LONGEST = 1500
_LONGEST_LEAD = 1500
"""How far a first paragraph is the lead; some texts are but one."""


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands: in the title, among the first paragraphs, or in somebody's turn."""

    span: Span
    title: bool = False
    lead: bool = False
    turn: Span | None = None


@dataclass(frozen=True)
class Sentences:
    """The sentences of an account, in order."""

    all: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.all]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.all[index].span.end:
            return self.all[index]
        return None


def split(text: str, layout: Layout) -> Sentences:
    """Split the prose of `layout` into sentences. The first two paragraphs below the title, if not long, are the lead.

    A turn goes on until the next one begins.
    """
    found: list[Sentence] = []
    paragraphs = 0
    turn: Span | None = None
    for block in layout.prose:
        title = block.kind is BlockKind.TITLE
        turn = block.marker if block.kind is BlockKind.SPEAKER_TURN else turn
        start = block.marker.end if block.marker else block.span.start
        lead = not title and paragraphs < 2  # noqa: PLR2004
        paragraphs += not title
        found += [
            Sentence(span, title, lead and span.start - start < _LONGEST_LEAD, turn)
            for span in _sentences(text, Span(start, block.span.end))
        ]
    return Sentences(tuple(found))


def _sentences(text: str, span: Span) -> list[Span]:
    """The spans of the sentences in `span`."""
    ends = [match.end() for match in _END.finditer(text, span.start, span.end) if _is_end(text, match, span)]
    spans = []
    start = span.start
    for end in [*ends, span.end]:
        for cut in range(start, end, _LONGEST):
            piece = trim(text, cut, min(end, cut + _LONGEST))
            if piece.length:
                spans.append(piece)
        start = end
    return spans


def _is_end(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation, and what follows begins anew."""
    if match.group()[0] in "!?;\n":
        return True
    after = text[match.end() : min(match.end() + 3, span.end)]
    if after and not _STARTS_ANEW.match(after):
        return False
    before = text[max(span.start, match.start() - 12) : match.start() + 1]
    return not _ABBREVIATION.search(before)
