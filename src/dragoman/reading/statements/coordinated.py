"""Coordinated verbs: "confirmed the ban *and pledged to publish the maps*" is two statements of one speaker."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.model import Span
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import finite_verb, speech_acts, spoken
from dragoman.reading.statements.draft import Draft, in_order
from dragoman.reading.statements.objects import beyond_object
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.subjects import partner
from dragoman.reading.syntax import Sentence, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST = 8


def part_verbs(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; where one runs on over a verb of speech coordinated with its own, each verb has its draft."""
    cues = SpanIndex(draft.cue for draft in drafts if draft.cue)
    made: list[Draft] = []
    for draft in drafts:
        sentence = scene.syntax.at(draft.cue.start) if draft.cue else None
        verb = _next_verb(scene.text, sentence, draft) if sentence else None
        if sentence is None or verb is None:
            made.append(draft)
            continue
        first = replace(draft, content=clean(scene.text, Span(draft.content.start, _before(sentence, verb))))
        second = _second(scene.text, sentence, verb, draft)
        if first.content.length < SHORTEST or second.content.length < SHORTEST:
            made.append(draft)
            continue
        made.append(first)
        if second.cue and not cues.touches(second.cue):
            made.append(second)
    return in_order(made)


def _next_verb(text: str, sentence: Sentence, draft: Draft) -> "Token | None":
    """The first verb of speech in the content that is coordinated with the cue's, in its tense, without subject."""
    if draft.cue is None or draft.content.start < draft.cue.end:
        return None
    own = {token.i for token in sentence.tokens(draft.cue) if token.tag_.startswith("V")}
    for token in sentence.tokens(draft.content):
        joined = partner(token) if token.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VB"} else None
        place = sentence.place(token)
        if joined is None or joined.i not in own or joined.tag_ != token.tag_:
            continue
        if finite_verb().fullmatch(text, *place) or speech_acts().fullmatch(text, *place):
            return token
    return None


def _before(sentence: Sentence, verb: "Token") -> int:
    """Where the conjunction before a coordinated verb begins."""
    joint = [child for child in verb.head.children if child.dep_ == "cc" and child.i < verb.i]
    first = min([verb.left_edge, *joint[-1:]], key=lambda token: token.i)
    return sentence.place(first).start


def _second(text: str, sentence: Sentence, verb: "Token", draft: Draft) -> Draft:
    """The draft of the second verb, up to where the whole content ends."""
    cue = spoken(text, sentence.place(verb))
    content = beyond_object(text, cue, clean(text, Span(cue.end, max(cue.end, draft.content.end))), sentence)
    return replace(draft, cue=cue, content=content, inner=None, finite=is_finite(sentence.tokens(content)))
