"""Sentences, and which mention in a sentence is its grammatical subject, told from the word before it. No parsing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dragoman.model import Span
from dragoman.reading.cast.values import PEOPLE, Mention
from dragoman.reading.cast.words import either, listed
from dragoman.reading.layout import BlockKind, Layout

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ])|\n\s*\n")
_LAST_WORD = re.compile(r"([\w’'-]+|[^\w\s])\s*$")
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
        if match.group()[0] == "." and _abbreviation().search(text[max(start, match.start() - 6) : match.start()]):
            continue
        yield Span(start, match.end())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def word_before(text: str, start: int, offset: int) -> str:
    """The word or mark before `offset`, determiners passed over, lower case; "" at the start of the sentence."""
    head = text[max(start, offset - _LOOK_BACK) : offset]
    while match := _passed_over().search(head):
        head = head[: match.start()]
    found = _LAST_WORD.search(head)
    return found.group(1).casefold() if found else ""


def is_oblique(text: str, start: int, mention: Mention) -> bool:
    """Whether a preposition governs a mention in the sentence that begins at `start`."""
    return word_before(text, start, mention.span.start) in listed("discourse", "prepositions")


def is_subject(text: str, start: int, mention: Mention) -> bool:
    """Whether a mention stands where a clause's subject stands."""
    if mention.possessive:
        return False
    before = word_before(text, start, mention.span.start)
    if before in listed("discourse", "prepositions"):
        return False
    opens = not before or not before[0].isalnum() or before in listed("discourse", "openers")
    return opens or bool(_verb_next().match(text, mention.span.end))


def is_person(mention: Mention) -> bool:
    """Whether a mention is of a single person."""
    return mention.form in PEOPLE and len(mention.actors) == 1


@cache
def _verb_next() -> re.Pattern[str]:
    """A verb of saying right after a mention, an auxiliary, or any word in -ed."""
    verbs = rf"{either('discourse', 'saying')}|{either('words', 'verbs')}|[a-z]{{2,}}ed"
    return re.compile(rf"\s(?:also\s|further\s|then\s)?(?:{verbs})(?!\w)")


@cache
def _abbreviation() -> re.Pattern[str]:
    """An abbreviation or initial whose full stop ends no sentence."""
    return re.compile(rf"(?:^|[\s(\"“])(?:{either('words', 'abbreviations')}|[A-Z])$")


@cache
def _passed_over() -> re.Pattern[str]:
    """A determiner or adjective at the end of what stands before a mention."""
    return re.compile(rf"(?:^|(?<=\W))(?i:{either('words', 'passed_over')})\s+$")
