"""Free indirect speech: sentences without a cue that go on in the voice of the one before them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.model import Act, Actor, Span, trim
from dragoman.reading.cast import Form
from dragoman.reading.spans import SpanIndex, beginning_in
from dragoman.reading.statements.acts import TELLING, is_speaking
from dragoman.reading.statements.contents import QUOTES, STOPS, whole
from dragoman.reading.statements.cues import cue_act
from dragoman.reading.statements.draft import Draft, in_order
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.turns import turn_of
from dragoman.reading.statements.voices import SUBORDINATE
from dragoman.reading.syntax import Sentence, main_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = tuple[Actor, ...]

CARRIED = 0.5
"""Confidence of a statement that has no cue of its own."""

AHEAD = frozenset({Act.AGREE, Act.CONFIRM, Act.INTEND, Act.PROMISE, Act.OFFER})
"""Acts of which the next sentence often tells more ("agreed to meet. *The talks will open in May*")."""

TOLD = frozenset({None, *TELLING})
"""Acts of telling, after which the teller often goes on; None where the cue is neutral."""

HALF = 0.5

LEFT_OVER = 30
"""Code points of a clause beside what is told of its sentence already, from which it is a statement of its own."""


def carry_on(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the sentences that go on in the voice of the one before them, across paragraphs if they clearly do."""
    starts = [draft.start for draft in drafts]
    told = SpanIndex(draft.content for draft in drafts)
    made: list[Draft] = []
    voiced: dict[int, Actors] = {}
    dropped: set[int] = set()
    voice: Actors = ()
    for block in scene.layout.prose:
        if turn_of(block, scene.layout) is not None:
            voice = ()
            continue
        opening = True
        for sentence in scene.syntax.within(block.span):
            inside = beginning_in(starts, drafts, sentence.span)
            main = [draft for draft in inside if not _is_aside(draft, sentence)]
            goes_on = voice and _may_go_on(scene, sentence, voice, opening=opening)
            if goes_on and main and all(_is_voiced(scene, draft, voice, opening=opening) for draft in main):
                voiced |= {id(draft): voice for draft in main}
                made += _beside(scene, sentence, main, voice)
            elif main or (inside and not goes_on):
                voice = _carried(scene, inside[-1], sentence, voice)
            elif goes_on and not _told_already(sentence, told):
                dropped |= {id(draft) for draft in inside}
                made.append(
                    Draft(whole(scene.text, sentence.span), voice=_of_them(scene, sentence, voice), confidence=CARRIED)
                )
            else:
                voice = ()
            opening = False
    kept = [replace(draft, voice=voiced.get(id(draft), draft.voice)) for draft in drafts if id(draft) not in dropped]
    return in_order(kept, made)


def _beside(scene: Scene, sentence: Sentence, told: Sequence[Draft], voice: Actors) -> list[Draft]:
    """What a sentence says before and after what drafts tell of it ("*China backs A*, opposes B *and wants C*")."""
    start, end = told[0].start, max(draft.reach.end for draft in told)
    spans = (Span(sentence.span.start, start), Span(end, sentence.span.end))
    cut = (trim(scene.text, *_without_and(scene.text, span), extra=STOPS + QUOTES) for span in spans)
    return [
        Draft(span, voice=voice, confidence=CARRIED)
        for span in cut
        if span.length >= LEFT_OVER and any(_heads_clause(token) for token in sentence.tokens(span))
    ]


def _heads_clause(token: "Token") -> bool:
    """Whether a verb is the sentence's own or coordinated with it."""
    return token.dep_ == "ROOT" or (
        token.dep_ == "conj" and token.head.dep_ in {"ROOT", "conj"} and token.pos_ != "NOUN"
    )


def _without_and(text: str, span: Span) -> Span:
    """A stretch without the conjunction at either end."""
    opening, ending = _AND_FIRST.match(text, *span), _AND_LAST.search(text, *span)
    return Span(opening.end() if opening else span.start, ending.start() if ending else span.end)


_AND_FIRST = re.compile(r"[\s\"”,;.]*(?:and\s+)?")
_AND_LAST = re.compile(r"[\s,;]*(?:\band\s*)?\Z")


def _is_aside(draft: Draft, sentence: Sentence) -> bool:
    """Whether a draft is but a part of what its sentence says ("Such moves, *which hurt both*, must stop")."""
    if draft.cue is None or draft.voice is not None or draft.reach.length > HALF * sentence.span.length:
        return False
    verb = next((token for token in sentence.tokens(draft.cue) if token.tag_.startswith("V")), None)
    return verb is not None and verb.dep_ in SUBORDINATE


def _is_voiced(scene: Scene, draft: Draft, voice: Actors, *, opening: bool) -> bool:
    """Whether a draft goes on with the voice before it: a passive in its paragraph, or what its own state does.

    Passives that say of nobody whose they are ("It is hoped that …"); deeds and wishes of the voice's state
    ("China *opposes* …", after "Wang said …").
    """
    if draft.voice is not None:
        return False
    if draft.source is None:
        return not opening
    if draft.cue is None or cue_act(draft.cue.of(scene.text)) is Act.DISCUSS:
        return False
    actors = scene.whom(draft.source)
    if not actors:
        return draft.source.of(scene.text).casefold() == "it"
    sides = {actor.party for actor in voice if actor.party}
    return all(not actor.person and actor.party in sides for actor in actors)


def _speaks_for(scene: Scene, sentence: Sentence, voice: Actors) -> bool:
    """Whether a new paragraph's first sentence still speaks with a voice: of its party, and of what is or should be."""
    subject = main_subject(sentence)
    if subject is None:
        return False
    parties = {actor.party for mention in scene.cast.touching(subject) for actor in mention.actors}
    return any(actor.party in parties for actor in voice) and not any(
        mention.form in {Form.NAME, Form.TITLE} for mention in scene.cast.within(subject) if not mention.possessive
    )


def _may_go_on(scene: Scene, sentence: Sentence, voice: Actors, *, opening: bool) -> bool:
    """Whether a sentence can go on with a voice: by its tense, and in a new paragraph by its subject.

    In the prose of some offices what the voice's state did is told in the past, too ("China *did* not start this"), and
    a voice goes on through paragraphs that are of nobody else.
    """
    indirect = scene.side in load_table("statements")["indirect"]
    if _goes_on(sentence):
        return not opening or _speaks_for(scene, sentence, voice) or (indirect and not _is_of_somebody(scene, sentence))
    return indirect and _speaks_for(scene, sentence, voice)


def _is_of_somebody(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence's subject is a person, so that it may tell of somebody else."""
    subject = main_subject(sentence)
    named = scene.cast.within(subject) if subject else ()
    return any(mention.form in {Form.NAME, Form.TITLE, Form.PRONOUN} and not mention.possessive for mention in named)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence can be free indirect speech: its main verb is in the present or has a modal.

    An author's narration is in the past; a verdict on what should have been is the author's own.
    """
    if _verdict().search(sentence.words.text):
        return False
    root = sentence.words.root
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass", "cop"})]
    return any(token.tag_ in {"VBP", "VBZ", "MD"} for token in finite)


def _of_them(scene: Scene, sentence: Sentence, voice: Actors) -> Actors:
    """The one of several voices who is the sentence's subject; all of them where none is."""
    subject = main_subject(sentence)
    meant = [actor for actor in (scene.whom(subject) if subject else ()) if actor in voice]
    return tuple(meant) or voice


def _told_already(sentence: Sentence, told: SpanIndex) -> bool:
    """Whether a draft of another sentence, a long quotation, has these words already."""
    return any(span.overlap(sentence.span) > HALF * sentence.span.length for span in told.overlapping(sentence.span))


def _carried(scene: Scene, draft: Draft, sentence: Sentence, voice: Actors) -> Actors:
    """The voice that a draft leaves behind: its speaker's, if it told a clause and ends its sentence.

    Whoever is of the publisher's own side is followed after less than a clause, too ("stated his position on trade."),
    and in the prose of some offices whoever has spoken. An attitude in the present goes on with the voice before it
    ("She said … . *She hopes* …").
    """
    if draft.cue is None or draft.source is None:
        return ()
    speakers = scene.whom(draft.source)
    if sentence.span.start > draft.start or not any(actor.person for actor in speakers):
        return ()
    cue = draft.cue.of(scene.text)
    act = cue_act(cue)
    if is_speaking(cue) and not draft.finite:
        return ()
    if scene.side in load_table("statements")["indirect"] and act is not Act.DISCUSS:
        return speakers
    clause = draft.finite or all(actor.party == scene.side for actor in speakers)
    told = act in TOLD or (speakers == voice and _goes_on(sentence))
    return speakers if act in AHEAD or (clause and told) else ()


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(load_table("statements")["verdict"], re.IGNORECASE)
