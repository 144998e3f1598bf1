"""Statements whose speaker stands outside their sentence: under an outline's lead, in a transcript's turn, or carried
on from the sentence before (free indirect speech).
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.layout import Block, BlockKind, Layout
from dragoman.reading.statements.acts import is_attitude, is_neutral
from dragoman.reading.statements.cues import any_form
from dragoman.reading.statements.drafts import Draft, clean
from dragoman.reading.syntax import Sentence, Syntax, main_clause

Whom = Callable[[Span], tuple[Actor, ...]]

GOVERNED = 0.9
CARRIED = 0.5
"""Confidence of a statement that has no cue of its own."""

HALF = 0.5

SUBORDINATE = frozenset({"advcl", "csubj", "csubjpass", "relcl", "acl", "pcomp", "nsubj"})
"""What a cue is to its clause where it tells no statement ("What the minister *said* accords with …")."""


def govern(text: str, drafts: Sequence[Draft], layout: Layout, syntax: Syntax, whom: Whom) -> list[Draft]:
    """Give each sentence under a lead ("Minister Okada said to the effect as follows.") the lead's voice."""
    leads = _leads(text, drafts, layout, syntax, whom)
    kept = [draft for draft in drafts if not any(draft is lead for lead, _ in leads.values())]
    made: list[Draft] = []
    for index, block in enumerate(layout.blocks):
        lead = _lead_over(layout, index, leads)
        if lead is None or index in leads:
            continue
        _, voice = lead
        for sentence in syntax.within(block.span):
            inside = [draft for draft in kept if sentence.span.start <= draft.start < sentence.span.end]
            if any(_stands_alone(text, draft, sentence, voice, whom) for draft in inside):
                continue
            kept = [draft for draft in kept if draft not in inside]
            made.append(_governed(text, sentence, inside, voice))
    return sorted([*kept, *made], key=lambda draft: (draft.start, draft.content))


def _leads(
    text: str, drafts: Sequence[Draft], layout: Layout, syntax: Syntax, whom: Whom
) -> dict[int, tuple[Draft, tuple[Actor, ...]]]:
    """Blocks that govern others, with the draft of the lead and whose voice it is."""
    governing = {block.parent for block in layout.blocks if block.parent is not None}
    leads = {}
    for index in sorted(governing):
        sentences = syntax.within(layout.blocks[index].span)
        if not sentences or not _lead_ending().search(sentences[-1].span.of(text)):
            continue
        last = [draft for draft in drafts if draft.cue and draft.cue in sentences[-1].span and draft.source]
        if last and last[-1].source:
            leads[index] = (last[-1], whom(last[-1].source))
    return leads


@cache
def _lead_ending() -> re.Pattern[str]:
    endings = "|".join(re.escape(ending) for ending in load_table("statements")["lead_endings"])
    return re.compile(rf"(?:\b(?:{endings})\s*[:.]?|:)\s*$", re.IGNORECASE)


def _lead_over(
    layout: Layout, index: int, leads: dict[int, tuple[Draft, tuple[Actor, ...]]]
) -> tuple[Draft, tuple[Actor, ...]] | None:
    parent = layout.blocks[index].parent
    while parent is not None:
        if parent in leads:
            return leads[parent]
        parent = layout.blocks[parent].parent
    return None


def _stands_alone(text: str, draft: Draft, sentence: Sentence, voice: tuple[Actor, ...], whom: Whom) -> bool:
    """Whether an attribution under a lead is a statement in its own right: another speaker's, or one with a full cue."""
    if draft.source is None or draft.cue is None or is_attitude(text, draft.cue):
        return False
    verb = next((token for token in sentence.tokens(draft.cue) if token.tag_.startswith("V")), None)
    if verb is not None and verb.dep_ in SUBORDINATE:
        return False
    speakers = whom(draft.source)
    large = draft.reach.overlap(sentence.span) >= HALF * sentence.span.length
    return large and bool(speakers) and (set(speakers) != set(voice) or not is_neutral(text, draft.cue))


def _governed(text: str, sentence: Sentence, inside: Sequence[Draft], voice: tuple[Actor, ...]) -> Draft:
    clause = clean(text, main_clause(sentence, sentence.span))
    inner = next((draft.cue for draft in inside if draft.cue in clause and is_attitude(text, draft.cue)), None)
    content = clause if clause.length else sentence.span
    return Draft(content, voice=voice, inner=inner, confidence=GOVERNED)


def carry_on(text: str, drafts: Sequence[Draft], layout: Layout, syntax: Syntax, whom: Whom) -> list[Draft]:
    """Add the sentences that go on in the voice of the one before them, in their paragraph or transcript's turn."""
    made: list[Draft] = []
    for block in layout.prose:
        voice: tuple[Actor, ...] | None = _turn_voice(block, layout, whom)
        in_turn = voice is not None
        for sentence in syntax.within(block.span):
            inside = [draft for draft in drafts if sentence.span.start <= draft.start < sentence.span.end]
            if inside:
                voice = voice if in_turn else _carried(text, inside[-1], sentence, whom)
            elif voice and any(token.tag_[:1] in {"V", "M"} for token in sentence.words):
                content = clean(text, sentence.span)
                made.append(Draft(content, voice=voice, confidence=CARRIED))
    return sorted([*drafts, *(draft for draft in made if draft.content.length)], key=lambda draft: (draft.start, draft.content))


def _turn_voice(block: Block, layout: Layout, whom: Whom) -> tuple[Actor, ...] | None:
    """Who speaks in a transcript's turn, if the block is one or continues one."""
    while block.kind is not BlockKind.SPEAKER_TURN:
        if block.parent is None:
            return None
        block = layout.blocks[block.parent]
    return whom(block.marker) or None if block.marker else None


def _carried(text: str, draft: Draft, sentence: Sentence, whom: Whom) -> tuple[Actor, ...] | None:
    """The voice that a draft leaves behind: its speaker's, if it told a clause and ends its sentence."""
    if draft.cue is None or draft.source is None or not draft.finite:
        return None
    if not _carrying().search(text, *draft.cue):
        return None
    speakers = whom(draft.source)
    return speakers if any(actor.person for actor in speakers) and sentence.span.start <= draft.start else None


@cache
def _carrying() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["carrying"]))
