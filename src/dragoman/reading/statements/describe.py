"""From a draft to a statement: its act and strength, polarity, addressee, topics, and what of it is shown."""

from typing import TYPE_CHECKING

from dragoman.lexicon.topics import topics_of
from dragoman.model import Act, Actor, Polarity, Span, Statement
from dragoman.reading.keyphrases import key_phrases
from dragoman.reading.statements.acts import Grammar, force
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.speakers import addressees
from dragoman.reading.syntax import SUBJECTS, head, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = tuple[Actor, ...]

ENOUGH_TOPICS = 2


def describe(scene: Scene, draft: Draft, number: str, speaker: Actors) -> Statement:
    """The statement that a draft is, under the id `number`, spoken by `speaker`."""
    text = scene.text
    sentence = scene.syntax.at(draft.content.start)
    block = scene.layout.block_at(draft.content.start)
    words = sentence.tokens(draft.content) if sentence else []
    lead_in = text[sentence.span.start : draft.content.start] if sentence else ""
    grammar = Grammar(len(speaker) > 1, draft.finite, _own(scene, draft, speaker), lead_in)
    cue = " ".join(span.of(text) for span in (draft.cue, draft.inner) if span)
    act, strength = force(cue, draft.content.of(text), grammar)
    span = shown(draft)
    return Statement(
        id=number,
        span=span,
        content=draft.content,
        speaker=speaker,
        addressee=addressees(scene, draft, speaker),
        act=act,
        strength=strength,
        polarity=Polarity.NEGATIVE if is_negated(words) or act is Act.DENY else Polarity.POSITIVE,
        topics=_topics(scene, span, words),
        cue=draft.cue or draft.inner,
        source=draft.source,
        outline=block.outline if block else None,
        reported_by=tuple(reporter.of(text) for reporter in draft.reporters),
        confidence=draft.confidence,
    )


def _topics(scene: Scene, span: Span, words: list["Token"]) -> tuple[str, ...]:
    """The curated topics of the words; where these are few, key phrases in the account's own words too."""
    curated = topics_of(span.of(scene.text))
    if len(curated) >= ENOUGH_TOPICS:
        return curated
    names = (actor.name for mention in scene.cast.touching(span) for actor in mention.actors)
    return (*curated, *(phrase for phrase in key_phrases(words, names) if phrase not in curated))


def shown(draft: Draft) -> Span:
    """What is shown of a draft: its clause; or, where the content is none by itself, cue and content together.

    "that talks will resume" stands alone; "urged Tokyo to respond" would be cut to "respond". Where cue and
    addressee are longer than the content, the content is shown alone. A passive keeps its verb ("risks were noted").
    """
    if draft.finite or draft.cue is None:
        return draft.content
    if draft.cue.start > draft.content.start:
        passive = draft.source is None and draft.cue.start - draft.content.end <= len(" ")
        return draft.reach if passive else draft.content
    if draft.content.start - draft.cue.start > draft.content.length:
        return draft.content
    return draft.reach


def _own(scene: Scene, draft: Draft, speaker: Actors) -> bool:
    """Whether the content's subject is the speaker or the speaker's party, so that its "will" is their undertaking.

    A content without a subject of its own ("would like to visit") has the speaker's.
    """
    sentence = scene.syntax.at(draft.content.start)
    if not draft.finite or sentence is None:
        return True
    top = head(sentence.tokens(draft.content))
    subject = next((child for child in top.children if child.dep_ in SUBJECTS), None) if top is not None else None
    if subject is None:
        return True
    start, end = sentence.place(subject.left_edge).start, sentence.place(subject.right_edge).end
    whom = scene.whom(Span(start, end))
    parties = {actor.party for actor in speaker}
    return any(actor in speaker or (actor.party is not None and actor.party in parties) for actor in whom)
