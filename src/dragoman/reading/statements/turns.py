"""Transcripts and posts: whose turn it is, or who tells it all as "I", speaks; what is asked there tells nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.model import AccountKind, Actor, Span, trim
from dragoman.reading.layout import Block, BlockKind, Layout, words_of
from dragoman.reading.spans import SpanIndex, beginning_in
from dragoman.reading.statements.cues import any_form
from dragoman.reading.statements.draft import Draft, in_order
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.voices import governed
from dragoman.reading.syntax import Sentence, is_finite
from dragoman.sources.publishers import publisher_named

Actors = tuple[Actor, ...]
_HAVE = frozenset({"have", "has", "had", "’ve", "'ve"})


def speak_in_turn(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each sentence of a transcript's turn to whoever's turn it is; what is asked there tells nothing.

    Attributions to others stay beside the sentence; the speaker's own "I think" and "we want" are part of it. What he
    tells that somebody said ("I told him that …", "They talked about …") is no sentence of his own.
    """
    starts = [draft.start for draft in drafts]
    gone: set[int] = set()
    made: list[Draft] = []
    for block in scene.layout.prose:
        label = turn_of(block, scene.layout)
        if label is None:
            continue
        voice = scene.whom(label) or _behind_label(scene, _bare(scene.text, label))
        for sentence in scene.syntax.within(words_of(block)):
            inside = beginning_in(starts, drafts, sentence.span)
            if sentence.span.of(scene.text).endswith("?") or _is_asking(scene.text, _bare(scene.text, label)):
                gone |= {id(draft) for draft in inside}
            else:
                own = [draft for draft in inside if _of_speaker(scene, draft, voice)]
                told = [draft for draft in inside if _recounts(sentence, draft)]
                gone |= {id(draft) for draft in (*own, *told)}
                here = scene.participants if _is_of_all(scene, sentence) else voice
                made += [_voiced(scene, draft, voice) for draft in told] or [governed(scene.text, sentence, own, here)]
    return in_order([draft for draft in drafts if id(draft) not in gone], made)


def _is_of_all(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells what those who took part did together ("Yes, *we talked*")."""
    verb = sentence.words.root
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    ours = subject is not None and subject.lower_ in {"we", "they"} and verb.tag_ == "VBD"
    return ours and len(scene.participants) > 1 and bool(_talked().fullmatch(verb.text))


@cache
def _talked() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["together"]))


def _voiced(scene: Scene, draft: Draft, voice: Actors) -> Draft:
    """What a speaker recounts, as his own where nothing else says whom its "I" or "we" means."""
    own = draft.source is not None and _first_person().fullmatch(draft.source.of(scene.text).strip())
    return replace(draft, voice=voice) if own and draft.source and not scene.whom(draft.source) else draft


def _behind_label(scene: Scene, label: Span) -> Actors:
    """Who speaks under a label that names nobody: for an office in short ("DPM/FM") whoever took part for its side."""
    words = label.of(scene.text)
    own = [actor for actor in scene.participants if actor.person and actor.party == scene.side]
    short = words.isupper() and scene.side is not None
    if short and len(own) == 1:
        return (own[0],)
    return (Actor(f"{words} ({party_name(scene.side)})" if scene.side else words, party=scene.side),)


def speak_as_author(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts and, in an account told as "I", its author's sentences that no attribution touches."""
    if scene.author is None:
        return list(drafts)
    voice = (scene.author,)
    taken = SpanIndex([*(draft.reach for draft in drafts), *scene.told])
    sentences = [one for block in scene.layout.prose for one in scene.syntax.within(words_of(block))]
    silent = [one for one in sentences if is_finite(list(one.words)) and not taken.touches(one.span)]
    return in_order(drafts, [governed(scene.text, sentence, (), voice) for sentence in silent])


def _of_speaker(scene: Scene, draft: Draft, voice: Actors) -> bool:
    """Whether an attribution in a turn is the speaker's own."""
    if draft.source is None:
        return True
    first = _first_person().fullmatch(draft.source.of(scene.text).strip())
    whom = set(scene.whom(draft.source))
    return bool(first) or (bool(whom) and whom <= set(voice))


def _recounts(sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft's cue is its sentence's own verb, and tells in the past that somebody said something."""
    verb = sentence.words.root
    if draft.source is None or draft.cue is None or not draft.cue.covers(sentence.place(verb)):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(child.lower_ in _HAVE for child in verb.lefts))


def _bare(text: str, label: Span) -> Span:
    """A label without its colon and blanks."""
    return trim(text, *label, extra=":.")


def _is_asking(text: str, label: Span) -> bool:
    """Whether a label is of somebody who asks: "Question", or an agency or newspaper ("AFP: What is …")."""
    named = publisher_named(label.of(text))
    return bool(_asks().fullmatch(text, *label)) or (named is not None and named.kind is not AccountKind.OFFICIAL)


@cache
def _asks() -> re.Pattern[str]:
    labels = load_table("statements")["asking"]
    return re.compile(r"(?:" + "|".join(map(re.escape, labels)) + r")\b.*", re.IGNORECASE)


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"(?:both of us|i|we|us|one)", re.IGNORECASE)


def turn_of(block: Block, layout: Layout) -> Span | None:
    """The label of the transcript's turn that a block is or continues."""
    while block.kind is not BlockKind.SPEAKER_TURN:
        if block.parent is None:
            return None
        block = layout.blocks[block.parent]
    return block.marker
