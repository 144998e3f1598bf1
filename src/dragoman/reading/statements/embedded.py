"""Attributions inside others' words that the tagger passes over: "Rao said *Berg had accepted the offer*".

It tags a sentence as a whole and often gives the outermost speaker alone. Here a verb of speech inside a content, with
a person of its own for a subject, becomes a draft too; `nesting` says what the two are to each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import any_form, cue_act, finite_verb, speech_acts, spoken
from dragoman.reading.statements.draft import UNTAGGED, Draft, in_order
from dragoman.reading.statements.scene import Scene, is_another
from dragoman.reading.statements.sources import ASIDE
from dragoman.reading.statements.speakers import JOINT_ACTS, is_side, is_written
from dragoman.reading.statements.unseen import end_of
from dragoman.reading.syntax import SUBJECTS, Sentence, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST = 8
TOLD_BY = frozenset({"ccomp", "dobj", "prep", "xcomp"})
"""What a verb of speech has its content in."""


def add_embedded(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for each attribution to another person inside what somebody is said to have said.

    What somebody tells of the letter or of a side ("said *the letter asked for talks*") and of nothing else is theirs,
    he its reporter.
    """
    cues = SpanIndex(draft.cue for draft in drafts if draft.cue)
    made = {}
    told_whole: set[int] = set()
    for outer in drafts:
        sentence = scene.syntax.at(outer.content.start)
        if outer.cue is None or outer.source is None or sentence is None:
            continue
        for draft in _told_in(scene, sentence, outer):
            if draft.cue is None or cues.touches(draft.cue):
                continue
            made[draft.cue] = draft
            if _is_all(scene, draft, outer):
                told_whole.add(id(outer))
                made[draft.cue] = replace(draft, reporters=(outer.source,), confidence=outer.confidence)
    return in_order([draft for draft in drafts if id(draft) not in told_whole], list(made.values()))


def _is_all(scene: Scene, inner: Draft, outer: Draft) -> bool:
    """Whether all that somebody tells are the words of the letter or of a side."""
    if inner.source is None or not (is_side(scene.text, inner.source) or is_written(scene.text, inner.source)):
        return False
    begins = inner.source.start - outer.content.start <= len("that ")
    return begins and outer.content.end - inner.content.end <= len(" . ")


def _told_in(scene: Scene, sentence: Sentence, outer: Draft) -> Iterator[Draft]:
    """The drafts of the verbs of speech in one content."""
    for verb in sentence.tokens(outer.content):
        if not verb.tag_.startswith("V") or verb.tag_ in {"VB", "VBG"}:
            continue
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        subject = subject or _before_aside(scene.text, sentence, outer, verb)
        if subject is None or not _speaks_there(scene, outer, sentence.whole(subject), verb):
            continue
        draft = _draft(scene.text, sentence, verb, sentence.whole(subject), outer.content.end)
        if draft is not None:
            yield draft


def _before_aside(text: str, sentence: Sentence, outer: Draft, verb: "Token") -> "Token | None":
    """The subject of a verb that goes on behind an aside on who tells it ("*A* objected, it said, *and raised* …")."""
    if outer.cue is None or outer.source is None or verb.tag_ != "VBD":
        return None
    goes_on = _GOES_ON.fullmatch(text, outer.cue.end, sentence.place(verb).start)
    if goes_on is None or not ASIDE.search(text, sentence.span.start, outer.source.start):
        return None
    subjects = (token for token in sentence.words if token.dep_ == "nsubj")
    return next((each for each in subjects if sentence.place(each).end < outer.source.start), None)


_GOES_ON = re.compile(r",\s(?:and|but)\s(?:also\s|then\s)?")


def _speaks_there(scene: Scene, outer: Draft, subject: Span, verb: "Token") -> bool:
    """Whether the subject of a verb inside somebody's words speaks for itself: another, a side, all, or the letter."""
    whom = scene.whom(subject)
    if is_another(scene, outer, whom):
        return True
    own = scene.whom(outer.source) if outer.source else ()
    together = len(set(whom) & set(scene.participants)) > 1 and cue_act(verb.text) in JOINT_ACTS
    across = is_side(scene.text, subject) and not {actor.party for actor in whom} & {actor.party for actor in own}
    letter = is_written(scene.text, subject) and scene.writer and not set(scene.writer) & set(own)
    return bool(together or across or letter)


def _draft(text: str, sentence: Sentence, verb: "Token", source: Span, limit: int) -> Draft | None:
    """The draft of a verb of speech: a neutral one needs a clause to tell, one of an act an object or the like."""
    place = sentence.place(verb)
    cue = spoken(text, place)
    told = [child for child in verb.rights if child.dep_ in TOLD_BY]
    clause = any(child.dep_ == "ccomp" and any(c.dep_ in SUBJECTS for c in child.children) for child in told)
    act = bool(told) and speech_acts().fullmatch(text, *cue) and cue_act(cue.of(text)) is not None
    thing = bool(told) and _of_things().fullmatch(text, *place)
    if not (act or thing or (clause and finite_verb().fullmatch(text, *place))):
        return None
    content = clean(text, Span(cue.end, max(cue.end, min(limit, end_of(sentence, verb)))))
    if content.length < SHORTEST:
        return None
    return Draft(content, cue, source, finite=is_finite(sentence.tokens(content)), confidence=UNTAGGED)


@cache
def _of_things() -> re.Pattern[str]:
    """Neutral verbs that tell of a thing as well as that something is so ("wrote of", "mentioned")."""
    return any_form(tuple(load_table("statements")["of_things"]))
