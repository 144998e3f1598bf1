"""Background and coverage: what the author adds in the account's own voice, and what became of every character."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dragoman.model import Contact, Coverage, Fact, Reading, Span, Statement
from dragoman.reading.layout import BlockKind, Layout, lay_out
from dragoman.reading.spans import SpanIndex
from dragoman.reading.syntax import Syntax

BACKGROUND_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
BOILERPLATE_KINDS = frozenset(
    {BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.SOURCE_LINE, BlockKind.ATTRIBUTION_LINE, BlockKind.DATELINE},
)

_WORDS = re.compile(r"[^\W_](?:[^\0\n]*[^\W_])?")
"""From a letter or digit to the last one of the same line that belongs to nothing either."""

_STRETCH = re.compile(r"[^\s,;:](?:[^,;:]|[,;:](?=\S))*")
"""Words from comma to comma."""
_LEAST = 8
"""Words that a stretch beside a fact has at least."""


def find_background(
    text: str, statements: Sequence[Statement], contacts: Iterable[Contact], layout: Layout, syntax: Syntax
) -> tuple[Span, ...]:
    """The sentences of prose that neither tell a statement, nor give a fact of a contact, nor lead up to items.

    Of those that give a fact, what else they tell at length ("…, *the first talks between the two in nine years*").
    """
    told = SpanIndex([each.span.to(each.cue) if each.cue else each.span for each in statements])
    found = [fact for contact in contacts for fact in contact.facts]
    facts, particulars = (SpanIndex(each.span for each in some) for some in (found, _particulars(found)))
    leads = {block.parent for block in layout.blocks}
    return tuple(
        span
        for index, block in enumerate(layout.blocks)
        if block.kind in BACKGROUND_KINDS and index not in leads
        for sentence in syntax.within(block.span)
        if not told.touches(sentence.span)
        for span in (_beside(text, sentence.span, particulars) if facts.touches(sentence.span) else [sentence.span])
    )


def _particulars(facts: Iterable[Fact]) -> list[Fact]:
    """The facts but the words for the contact itself, which recur ("the first *call* in nine years")."""
    return [fact for fact in facts if fact.field != "kind"]


def _beside(text: str, sentence: Span, facts: SpanIndex) -> Iterator[Span]:
    """The longer stretches of a sentence, from comma to comma, that give no fact and begin with no name."""
    stretches = (Span(*match.span()) for match in _STRETCH.finditer(text, *sentence))
    for touched, group in groupby(stretches, facts.touches):
        found = list(group)
        whole = found[0].to(found[-1])
        if not touched and text[whole.start].islower() and len(whole.of(text).split()) >= _LEAST:
            yield whole


def cover(
    text: str, statements: Sequence[Statement], contacts: Iterable[Contact], background: Sequence[Span], layout: Layout
) -> Coverage:
    """Count the code points that became each part; what several claim goes to the first in the order of the fields.

    Blank characters and outline markers count with what is around them: unclaimed.
    """
    owner = _owners(text, statements, contacts, background, layout)
    return Coverage(
        statement=owner.count(1),
        fact=owner.count(2),
        background=owner.count(3),
        boilerplate=owner.count(4),
        unclaimed=owner.count(0),
    )


def unclaimed_spans(reading: Reading) -> tuple[Span, ...]:
    """The words of an account that became nothing, in order: from a letter or digit to the last one of a stretch."""
    text = reading.account.text
    contacts = [contact for contact in (reading.contact, *reading.other_contacts) if contact]
    layout = lay_out(text, reading.account.title)
    owner = _owners(text, (*reading.statements, *reading.unsure), contacts, reading.background, layout)
    free = "".join(letter if own == 0 else "\0" for letter, own in zip(text, owner, strict=True))
    return tuple(Span(*match.span()) for match in _WORDS.finditer(free))


def _owners(
    text: str, statements: Sequence[Statement], contacts: Iterable[Contact], background: Sequence[Span], layout: Layout
) -> bytearray:
    """What each code point became: 0 nothing, 1 a statement, 2 a fact, 3 background, 4 boilerplate."""
    owner = bytearray(len(text))
    boilerplate = [block.span for block in layout.blocks if block.kind in BOILERPLATE_KINDS]
    _paint(owner, boilerplate, 4)
    _paint(owner, background, 3)
    _paint(owner, [fact.span for contact in contacts for fact in contact.facts], 2)
    for statement in statements:
        _paint(owner, [span for span in (statement.span, statement.cue, statement.source) if span], 1)
    return owner


def _paint(owner: bytearray, spans: Iterable[Span], colour: int) -> None:
    for start, end in spans:
        owner[start:end] = bytes([colour]) * (end - start)
