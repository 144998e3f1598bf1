"""Who speaks a draft and to whom, from its source, its voice, its cue and the contact's participants."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Act, Actor, Span
from dragoman.reading.cast import Cast, Form
from dragoman.reading.statements.acts import cue_act
from dragoman.reading.statements.drafts import Draft

Actors = tuple[Actor, ...]

LONGEST_NAME = 80
JOINT_ACTS = frozenset({Act.DISCUSS, Act.AGREE})


def speakers(text: str, drafts: Sequence[Draft], cast: Cast, participants: Actors) -> list[Actors]:
    """The speakers of each draft; empty where the account leaves them open."""
    found: list[Actors] = []
    for index, draft in enumerate(drafts):
        before = (drafts[index - 1], found[-1]) if index else None
        found.append(_speaker(text, draft, before, cast, participants))
    return found


def _speaker(
    text: str, draft: Draft, before: tuple[Draft, Actors] | None, cast: Cast, participants: Actors
) -> Actors:
    if draft.voice is not None:
        return draft.voice
    if draft.source is not None:
        return cast.whom(draft.source) or _named_by_words(text, draft.source, cast)
    if draft.cue is None:
        return ()
    cue = draft.cue.of(text)
    if before and _participle().match(cue) and _same_sentence(text, before[0], draft):
        return before[1]
    if cue_act(cue) in JOINT_ACTS:
        return participants
    return ()


def _named_by_words(text: str, source: Span, cast: Cast) -> Actors:
    """A source that the cast does not know goes by its own words, unless it is but a pronoun or runs on."""
    words = source.of(text)
    mentions = cast.within(source)
    if len(words) > LONGEST_NAME or _pronoun().fullmatch(words) or any(m.form is Form.GROUP for m in mentions):
        return ()
    return (Actor(name=re.sub(r"\s+", " ", words)),)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(load_table("speakers")["pronoun"], re.IGNORECASE)


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(r"(?:\w+ )?\w+ing\b", re.IGNORECASE)


def _same_sentence(text: str, before: Draft, draft: Draft) -> bool:
    return not re.search(r"[.!?]\s", text[before.start : draft.start])


_THAT = re.compile(r"\bthat\b|[:\"“«]")


def addressees(draft: Draft, speaker: Actors, cast: Cast, participants: Actors) -> Actors:
    """Whom a draft is said to: who is named between cue and content, else the other participants."""
    if draft.cue is not None and draft.cue.end < draft.content.start:
        clause = _THAT.search(cast.text, draft.cue.end, draft.content.start)
        between = Span(draft.cue.end, clause.start() if clause else draft.content.start)
        named = tuple(
            actor for mention in cast.within(between) if not mention.possessive for actor in mention.actors
        )
        if named:
            return tuple(actor for actor in dict.fromkeys(named) if actor not in speaker)
    if not speaker or not set(speaker) <= set(participants):
        return ()
    if len(speaker) == len(participants):
        return participants
    return tuple(actor for actor in participants if actor not in speaker)
