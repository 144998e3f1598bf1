"""Who speaks a draft and to whom, from its source, its voice, its cue and the contact's participants."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Act, Actor, Span
from dragoman.reading.cast import Cast, Form
from dragoman.reading.statements.cues import cue_act
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.scene import Scene
from dragoman.reading.syntax import main_subject, shared_subject

Actors = tuple[Actor, ...]

LONGEST_NAME = 80
JOINT_ACTS = frozenset({Act.DISCUSS, Act.AGREE})


def speakers(scene: Scene, drafts: Sequence[Draft]) -> list[Actors]:
    """The speakers of each draft; empty where the account leaves them open."""
    return [_with_partners(scene, draft, _speaker(scene, draft)) for draft in drafts]


def _speaker(scene: Scene, draft: Draft) -> Actors:
    cast, syntax = scene.cast, scene.syntax
    if draft.voice is not None:
        return draft.voice
    if draft.source is not None:
        sentence = syntax.at(draft.source.start)
        if is_contact(cast.text, draft.source):
            return scene.participants
        source = _whole_pair(draft.source, sentence.span.start if sentence else draft.source.start, cast)
        return cast.whom(source) or _named_by_words(source, cast)
    if draft.cue is None:
        return ()
    sentence = syntax.at(draft.cue.start)
    subject = shared_subject(sentence, draft.cue) if sentence else None
    if subject is not None:
        return cast.whom(subject) or _named_by_words(subject, cast)
    return scene.participants if cue_act(draft.cue.of(cast.text)) in JOINT_ACTS else ()


def _whole_pair(source: Span, start: int, cast: Cast) -> Span:
    """The source with the name joined to it at the sentence's start, where the tagger has only the last of them."""
    before = cast.within(Span(start, source.start))
    opens = len(before) == 1 and not cast.text[start : before[0].span.start].strip(' "“the')
    if opens and _AND.fullmatch(cast.text, before[0].span.end, source.start):
        return before[0].span.to(source)
    return source


_AND = re.compile(r",?\s+(?:and|together with|along with)\s+(?:the\s+)?", re.IGNORECASE)


def _with_partners(scene: Scene, draft: Draft, speaker: Actors) -> Actors:
    """The speakers of a discussion: who discusses, and with whom ("X met with Y to discuss", "X discussed it with Y").

    A discussion under way while one says something ("Discussing it, X stressed") has no partners.
    """
    cast, syntax = scene.cast, scene.syntax
    if draft.cue is None or not speaker or cue_act(draft.cue.of(cast.text)) is not Act.DISCUSS:
        return speaker
    sentence = syntax.at(draft.cue.start)
    if sentence is None or _PARTICIPLE.match(draft.cue.of(cast.text)):
        return speaker
    subject = main_subject(sentence)
    leading = cast.whom(subject) if subject and subject.end <= draft.cue.start else ()
    partners = [
        actor
        for match in _WITH.finditer(cast.text, sentence.span.start, sentence.span.end)
        for actor in cast.whom(_until_stop(cast.text, match.end(), sentence.span.end))
        if actor in scene.participants or (actor.person and match.group("encounter") and match.end() <= draft.cue.start)
    ]
    return tuple(dict.fromkeys((*leading, *speaker, *partners))) if partners else speaker


_PARTICIPLE = re.compile(r"(?:\w+ )?\w+ing\b", re.IGNORECASE)
_WITH = re.compile(
    r"(?P<encounter>\b(?:met|meet|meets|meeting|spoke|speak|talks?|talked)\s+(?:\w+\s+){0,3})?\bwith\s+", re.IGNORECASE
)
_STOP = re.compile(r"\b(?:to|about|on|at|in|for|during|today|yesterday|regarding)\b|[;.]")


def _until_stop(text: str, start: int, end: int) -> Span:
    stop = _STOP.search(text, start, end)
    return Span(start, stop.start() if stop else end)


def _named_by_words(source: Span, cast: Cast) -> Actors:
    """A source that the cast does not know goes by its own words, unless it is but a pronoun or runs on."""
    words = source.of(cast.text)
    if len(words) > LONGEST_NAME or _pronoun().fullmatch(words):
        return ()
    if any(mention.form is Form.GROUP for mention in cast.within(source)):
        return ()
    return (Actor(name=re.sub(r"\s+", " ", words)),)


def is_contact(text: str, source: Span) -> bool:
    """Whether a source is the contact itself ("the call focused on …"), so that those who took part speak."""
    return bool(_contact().fullmatch(text, *source))


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(load_table("speakers")["contact"], re.IGNORECASE)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(load_table("speakers")["pronoun"], re.IGNORECASE)


_THAT = re.compile(r"\bthat\b|[:\"“«]")


def addressees(scene: Scene, draft: Draft, speaker: Actors) -> Actors:
    """Whom a draft is said to: who is named between cue and content, else the other participants."""
    cast, participants = scene.cast, scene.participants
    if draft.cue is not None and draft.cue.end < draft.content.start:
        clause = _THAT.search(cast.text, draft.cue.end, draft.content.start)
        between = Span(draft.cue.end, clause.start() if clause else draft.content.start)
        named = tuple(actor for mention in cast.within(between) if not mention.possessive for actor in mention.actors)
        if named:
            return tuple(actor for actor in dict.fromkeys(named) if actor not in speaker)
    if not speaker or not set(speaker) <= set(participants):
        return ()
    if len(speaker) == len(participants):
        return participants
    return tuple(actor for actor in participants if actor not in speaker)
