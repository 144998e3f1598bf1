"""Free indirect speech: sentences without a cue that go on in the voice of the one before them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Act, Actor
from dragoman.reading.cast import Form
from dragoman.reading.spans import SpanIndex, beginning_in
from dragoman.reading.statements.contents import whole
from dragoman.reading.statements.cues import any_form, cue_act
from dragoman.reading.statements.draft import Draft, in_order
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.turns import turn_of
from dragoman.reading.syntax import Sentence, main_subject

Actors = tuple[Actor, ...]

CARRIED = 0.5
"""Confidence of a statement that has no cue of its own."""

AHEAD = frozenset({Act.AGREE, Act.CONFIRM, Act.INTEND, Act.PROMISE, Act.OFFER})
"""Acts of which the next sentence often tells more ("agreed to meet. *The talks will open in May*")."""

HALF = 0.5


def carry_on(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the sentences that go on in the voice of the one before them, across paragraphs if they clearly do."""
    starts = [draft.start for draft in drafts]
    told = SpanIndex(draft.content for draft in drafts)
    made: list[Draft] = []
    voiced: dict[int, Actors] = {}
    voice: Actors = ()
    for block in scene.layout.prose:
        if turn_of(block, scene.layout) is not None:
            voice = ()
            continue
        opening = True
        for sentence in scene.syntax.within(block.span):
            inside = beginning_in(starts, drafts, sentence.span)
            if inside and voice and not opening and _goes_on(sentence) and all(_nobodys(draft) for draft in inside):
                voiced |= {id(draft): voice for draft in inside}
            elif inside:
                voice = _carried(scene, inside[-1], sentence, voice)
            elif voice and _goes_on(sentence) and not _told_already(sentence, told):
                if opening and not _speaks_for(scene, sentence, voice):
                    voice = ()
                    continue
                made.append(Draft(whole(scene.text, sentence.span), voice=voice, confidence=CARRIED))
            else:
                voice = ()
            opening = False
    kept = [replace(draft, voice=voiced[id(draft)]) if id(draft) in voiced else draft for draft in drafts]
    return in_order(kept, made)


def _nobodys(draft: Draft) -> bool:
    """Whether a draft is a passive of which nothing says whose it is ("It is hoped that …")."""
    return draft.source is None and draft.voice is None


def _speaks_for(scene: Scene, sentence: Sentence, voice: Actors) -> bool:
    """Whether a new paragraph's first sentence still speaks with a voice: of its party, and of what is or should be."""
    subject = main_subject(sentence)
    if subject is None:
        return False
    parties = {actor.party for mention in scene.cast.touching(subject) for actor in mention.actors}
    return any(actor.party in parties for actor in voice) and not any(
        mention.form in {Form.NAME, Form.TITLE} for mention in scene.cast.within(subject) if not mention.possessive
    )


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence can be free indirect speech: its main verb is in the present or has a modal.

    An author's narration is in the past; a verdict on what should have been is the author's own.
    """
    if _verdict().search(sentence.words.text):
        return False
    root = sentence.words.root
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass", "cop"})]
    return any(token.tag_ in {"VBP", "VBZ", "MD"} for token in finite)


def _told_already(sentence: Sentence, told: SpanIndex) -> bool:
    """Whether a draft of another sentence, a long quotation, has these words already."""
    return any(span.overlap(sentence.span) > HALF * sentence.span.length for span in told.overlapping(sentence.span))


def _carried(scene: Scene, draft: Draft, sentence: Sentence, voice: Actors) -> Actors:
    """The voice that a draft leaves behind: its speaker's, if it told a clause and ends its sentence.

    An attitude in the present goes on with the voice before it ("She said … . *She hopes* …").
    """
    if draft.cue is None or draft.source is None:
        return ()
    speakers = scene.whom(draft.source)
    if sentence.span.start > draft.start or not any(actor.person for actor in speakers):
        return ()
    told = _carrying().search(scene.text, *draft.cue) or (speakers == voice and _goes_on(sentence))
    carries = cue_act(draft.cue.of(scene.text)) in AHEAD or (draft.finite and told)
    return speakers if carries else ()


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(load_table("statements")["verdict"], re.IGNORECASE)


@cache
def _carrying() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["carrying"]))
