"""Sentences, and which mention in a sentence is its grammatical subject, told from the word before it. No parsing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.cast.values import PEOPLE, Mention
from dragoman.reading.layout import BlockKind, Layout

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ])|\n\s*\n")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|St|H\.E|H\. E|U\.S|U\.N|U\.K|p\.m|a\.m|Gen|Lt|Col|Jr|Sr|No|Gov|Sen|Rep|Prof|Hon|vs|[A-Z])$")
_LAST_WORD = re.compile(r"([\w’'-]+|[^\w\s])\s*$")
_DETERMINER = re.compile(r"(?:^|(?<=\W))(?:the|a|an|both|his|her|its|their|former|then|new|current|newly|elected)\s+$", re.IGNORECASE)
_LOOK_BACK = 48
_SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.DATELINE, BlockKind.SOURCE_LINE})


class Sentences:
    """The sentences of an account, in order, each with the number of its block."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.blocks: list[int] = []
        for number, block in enumerate(layout.blocks):
            if block.kind not in _SKIPPED:
                for span in _cut(text, block.span):
                    self.spans.append(span)
                    self.blocks.append(number)
        self._starts = [span.start for span in self.spans]

    def index(self, offset: int) -> int | None:
        """The index of the sentence that holds an offset."""
        found = bisect_right(self._starts, offset) - 1
        return found if found >= 0 and offset < self.spans[found].end else None


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one block."""
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        if match.group()[0] == "." and _ABBREVIATION.search(text[max(start, match.start() - 6) : match.start()]):
            continue
        yield Span(start, match.end())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def word_before(text: str, start: int, offset: int) -> str:
    """The word or mark before `offset`, determiners passed over, lower case; "" at the start of the sentence."""
    head = text[max(start, offset - _LOOK_BACK) : offset]
    while match := _DETERMINER.search(head):
        head = head[: match.start()]
    found = _LAST_WORD.search(head)
    return found.group(1).casefold() if found else ""


def is_oblique(text: str, start: int, mention: Mention) -> bool:
    """Whether a preposition governs a mention in the sentence that begins at `start`."""
    return word_before(text, start, mention.span.start) in _prepositions()


def is_subject(text: str, start: int, mention: Mention) -> bool:
    """Whether a mention stands where a clause's subject stands."""
    if mention.possessive:
        return False
    before = word_before(text, start, mention.span.start)
    if before in _prepositions():
        return False
    return not before or not before[0].isalnum() or before in _openers() or bool(_verb_next().match(text, mention.span.end))


def is_person(mention: Mention) -> bool:
    """Whether a mention is of a single person."""
    return mention.form in PEOPLE and len(mention.actors) == 1


@cache
def _verb_next() -> re.Pattern[str]:
    """A verb of saying right after a mention, or an auxiliary."""
    verbs = "|".join(load_table("cast")["discourse"]["saying"])
    return re.compile(rf"\s(?:also\s|further\s|then\s)?(?:{verbs}|[a-z]{2,}ed|has|had|will|would|is|was|spoke|met|held|gave|took|made)(?!\w)")


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_table("cast")["discourse"]["prepositions"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_table("cast")["discourse"]["openers"])
