"""Statements whose speaker stands outside their sentence.

Under an outline's lead, in a transcript's turn, or carried on from the sentence before (free indirect speech).
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.layout import Block, BlockKind, Layout
from dragoman.reading.spans import SpanIndex, beginning_in
from dragoman.reading.statements.acts import is_attitude, is_neutral
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import any_form
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.scene import Scene
from dragoman.reading.syntax import Sentence, main_clause, main_subject

Actors = tuple[Actor, ...]
Whom = Callable[[Span], Actors]

GOVERNED = 0.9
CARRIED = 0.5
"""Confidence of a statement that has no cue of its own."""

HALF = 0.5

SUBORDINATE = frozenset({"advcl", "csubj", "csubjpass", "relcl", "acl", "pcomp", "nsubj"})
"""What a cue is to its clause where it tells no statement ("What the minister *said* accords with …")."""


def govern(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each sentence under a lead ("Minister Berg made the following points.") the lead's voice."""
    text, layout, whom = scene.text, scene.layout, scene.whom
    leads = _leads(scene, drafts)
    free = [draft for draft in drafts if not any(draft is lead for lead, _ in leads.values())]
    starts = [draft.start for draft in free]
    replaced: set[int] = set()
    made: list[Draft] = []
    for index, block in enumerate(layout.blocks):
        lead = _lead_over(layout, index, leads)
        if lead is None or index in leads:
            continue
        _, voice = lead
        for sentence in scene.syntax.within(block.span):
            inside = beginning_in(starts, free, sentence.span)
            if any(_stands_alone(text, draft, sentence, voice, whom) for draft in inside):
                continue
            replaced |= {id(draft) for draft in inside}
            made.append(_governed(text, sentence, inside, voice))
    kept = [draft for draft in free if id(draft) not in replaced]
    return sorted([*kept, *made], key=lambda draft: (draft.start, draft.content))


def _leads(scene: Scene, drafts: Sequence[Draft]) -> dict[int, tuple[Draft | None, Actors]]:
    """Blocks that govern others, with whose voice each leads and the lead's draft, where the tagger saw one."""
    starts = [draft.start for draft in drafts]
    leads = {}
    for index in sorted({block.parent for block in scene.layout.blocks if block.parent is not None}):
        sentences = scene.syntax.within(scene.layout.blocks[index].span)
        if sentences and _lead_ending().search(sentences[-1].span.of(scene.text)):
            draft, voice = _lead(scene, beginning_in(starts, drafts, sentences[-1].span), sentences[-1])
            if voice:
                leads[index] = (draft, voice)
    return leads


def _lead(scene: Scene, inside: Sequence[Draft], sentence: Sentence) -> tuple[Draft | None, Actors]:
    """Whose voice a lead gives: its last attribution's source, else its subject ("Berg made these points:")."""
    told = [draft for draft in inside if draft.cue and draft.source]
    if told and told[-1].source:
        return told[-1], scene.whom(told[-1].source)
    subject = main_subject(sentence)
    voice = scene.whom(subject) if subject else ()
    return None, voice if any(actor.person for actor in voice) else ()


@cache
def _lead_ending() -> re.Pattern[str]:
    endings = "|".join(re.escape(ending) for ending in load_table("statements")["lead_endings"])
    return re.compile(rf"(?:\b(?:{endings})\s*[:.]?|:)\s*$", re.IGNORECASE)


def _lead_over(
    layout: Layout, index: int, leads: dict[int, tuple[Draft | None, Actors]]
) -> tuple[Draft | None, Actors] | None:
    parent = layout.blocks[index].parent
    while parent is not None:
        if parent in leads:
            return leads[parent]
        parent = layout.blocks[parent].parent
    return None


def _stands_alone(text: str, draft: Draft, sentence: Sentence, voice: Actors, whom: Whom) -> bool:
    """Whether an attribution under a lead is a statement of its own: another speaker's, or one with a full cue."""
    if draft.source is None or draft.cue is None or is_attitude(text, draft.cue):
        return False
    verb = next((token for token in sentence.tokens(draft.cue) if token.tag_.startswith("V")), None)
    if verb is not None and verb.dep_ in SUBORDINATE:
        return False
    speakers = whom(draft.source)
    large = draft.reach.overlap(sentence.span) >= HALF * sentence.span.length
    return large and bool(speakers) and (set(speakers) != set(voice) or not is_neutral(text, draft.cue))


def _governed(text: str, sentence: Sentence, inside: Sequence[Draft], voice: Actors) -> Draft:
    clause = clean(text, main_clause(sentence, sentence.span))
    inner = next(
        (draft.cue for draft in inside if draft.cue and clause.covers(draft.cue) and is_attitude(text, draft.cue)), None
    )
    content = clause if clause.length else sentence.span
    return Draft(content, voice=voice, inner=inner, confidence=GOVERNED)


def carry_on(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the sentences that go on in the voice of the one before them, in their paragraph or transcript's turn."""
    text, layout, whom = scene.text, scene.layout, scene.whom
    starts = [draft.start for draft in drafts]
    told = SpanIndex(draft.content for draft in drafts)
    made: list[Draft] = []
    for block in layout.prose:
        voice: Actors | None = _turn_voice(block, layout, whom)
        in_turn = voice is not None
        for sentence in scene.syntax.within(block.span):
            inside = beginning_in(starts, drafts, sentence.span)
            if inside:
                voice = voice if in_turn else _carried(text, inside[-1], sentence, whom)
            elif voice and (in_turn or _goes_on(sentence)) and not _told_already(sentence, told):
                content = clean(text, sentence.span)
                made.append(Draft(content, voice=voice, confidence=CARRIED))
    return sorted(
        [*drafts, *(draft for draft in made if draft.content.length)], key=lambda draft: (draft.start, draft.content)
    )


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence can be free indirect speech: its main verb is in the present or has a modal.

    An author's narration is in the past.
    """
    root = sentence.words.root
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass", "cop"})]
    return any(token.tag_ in {"VBP", "VBZ", "MD"} for token in finite)


def _told_already(sentence: Sentence, told: SpanIndex) -> bool:
    """Whether a draft of another sentence, a long quotation, has these words already."""
    return any(span.overlap(sentence.span) > HALF * sentence.span.length for span in told.overlapping(sentence.span))


def _turn_voice(block: Block, layout: Layout, whom: Whom) -> Actors | None:
    """Who speaks in a transcript's turn, if the block is one or continues one."""
    while block.kind is not BlockKind.SPEAKER_TURN:
        if block.parent is None:
            return None
        block = layout.blocks[block.parent]
    return whom(block.marker) or None if block.marker else None


def _carried(text: str, draft: Draft, sentence: Sentence, whom: Whom) -> Actors | None:
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
