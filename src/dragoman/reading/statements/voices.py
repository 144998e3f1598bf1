"""Statements under a lead ("Minister Berg made the following points."), whose voice is the lead's."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.layout import Layout
from dragoman.reading.spans import beginning_in
from dragoman.reading.statements.acts import is_attitude, is_neutral
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.draft import Draft, in_order
from dragoman.reading.statements.scene import Scene
from dragoman.reading.syntax import Sentence, main_clause, main_subject

Actors = tuple[Actor, ...]
Whom = Callable[[Span], Actors]

GOVERNED = 0.9
"""Confidence of a statement under a lead."""

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
            own = [replace(draft, voice=voice) for draft in inside if _opens(draft, sentence)]
            made += own or [governed(text, sentence, inside, voice)]
    kept = [draft for draft in free if id(draft) not in replaced]
    return in_order(kept, made)


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
    voice = scene.whom(subject) if subject else _named_alone(scene, sentence)
    if subject and _agreed().match(scene.text, subject.end, sentence.span.end) and not any(one.person for one in voice):
        together = subject.of(scene.text).casefold() in {"we", "they", "both"} and len(scene.participants) > 1
        voice = scene.participants if together else voice
    return None, voice if any(actor.person or (actor.party and actor.office) for actor in voice) else ()


@cache
def _agreed() -> re.Pattern[str]:
    """What a lead says that several did together ("*agreed to*:")."""
    return re.compile(rf"\s(?:also\s|have\s|had\s)?{load_table('statements')['lead_agreed']}\b", re.IGNORECASE)


def _named_alone(scene: Scene, sentence: Sentence) -> Actors:
    """Whom a lead names that is but a name and a colon ("Minister Berg:")."""
    named = [mention for mention in scene.cast.within(sentence.span) if not mention.possessive]
    alone = len(named) == 1 and named[0].span.length >= sentence.span.length - len("the : ")
    return named[0].actors if alone else ()


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


def _opens(draft: Draft, sentence: Sentence) -> bool:
    """Whether an item begins with a cue of its own, whose source is the lead's ("• *asked for* simpler rules")."""
    return draft.source is None and draft.cue is not None and draft.cue.start - sentence.span.start <= len("- also ")


def _without_preface(text: str, clause: Span) -> Span:
    """A clause without the speaker's own words that he says it ("*I would like to stress that* …")."""
    preface = _preface().match(text, clause.start, clause.end)
    return Span(preface.end(), clause.end) if preface else clause


@cache
def _preface() -> re.Pattern[str]:
    return re.compile(load_table("statements")["preface"], re.IGNORECASE)


def governed(text: str, sentence: Sentence, inside: Sequence[Draft], voice: Actors) -> Draft:
    """The draft of a whole sentence that a voice from elsewhere speaks, with the attitude that a cue in it shows."""
    clause = clean(text, sentence.span if ";" in sentence.span.of(text) else main_clause(sentence, sentence.span))
    inner = next(
        (draft.cue for draft in inside if draft.cue and clause.covers(draft.cue) and is_attitude(text, draft.cue)), None
    )
    clause = _without_preface(text, clause)
    content = clause if clause.length else sentence.span
    return Draft(content, voice=voice, inner=inner, confidence=GOVERNED)
