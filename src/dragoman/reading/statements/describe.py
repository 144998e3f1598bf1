"""From a draft to a statement: its act and strength, polarity, addressee, topics, and what of it is shown."""

import re
from typing import TYPE_CHECKING

from dragoman.lexicon.topics import topics_of
from dragoman.model import Act, Actor, Polarity, Span, Statement
from dragoman.reading.keyphrases import key_phrases
from dragoman.reading.statements.acts import Grammar, force, is_neutral
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.polarity import is_negated, is_refused
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.speakers import addressees
from dragoman.reading.syntax import SUBJECTS, Sentence, head

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = tuple[Actor, ...]

ENOUGH_TOPICS = 2

LONGEST_SUBJECT = 0.5
"""Subject, cue and addressee together are shown where they have at most this share of the content's length."""

FRAGMENT = 25
"""Words that are no clause and no longer than this, in code points, tell little without their cue."""

NOUNS = ("NN", "PRP", "CD")

LONGEST_LEAD = 0.65
"""A clause is shown with its cue where cue and addressee have at most this share of its length."""


def describe(scene: Scene, draft: Draft, number: str, speaker: Actors) -> Statement:
    """The statement that a draft is, under the id `number`, spoken by `speaker`."""
    text = scene.text
    sentence = scene.syntax.at(draft.content.start)
    block = scene.layout.block_at(draft.content.start)
    words = sentence.tokens(draft.content) if sentence else []
    lead_in = text[sentence.span.start : draft.content.start] if sentence else ""
    grammar = Grammar(len(speaker) > 1, draft.finite, _own(scene, draft, speaker), lead_in)
    cue = " ".join(span.of(text) for span in (draft.cue, draft.inner) if span)
    unsaid = _unsaid(scene, draft)
    act, strength = (Act.DENY, None) if unsaid else force(cue, draft.content.of(text), grammar)
    span = draft.content.to(unsaid) if unsaid else shown(text, draft, words)
    return Statement(
        id=number,
        span=span,
        content=draft.content,
        speaker=speaker,
        addressee=addressees(scene, draft, speaker),
        act=act,
        strength=strength,
        polarity=Polarity.NEGATIVE if unsaid else _polarity(draft, act, words, sentence),
        topics=_topics(scene, span, words),
        cue=draft.cue or draft.inner,
        source=draft.source,
        outline=block.outline if block else None,
        reported_by=tuple(reporter.of(text) for reporter in draft.reporters),
        confidence=draft.confidence,
    )


def _unsaid(scene: Scene, draft: Draft) -> Span | None:
    """The words of a neutral cue that is negated ("*had not stated* that …"), so that its content was not said."""
    sentence = scene.syntax.at(draft.cue.start) if draft.cue else None
    if sentence is None or draft.cue is None or not draft.finite or not is_neutral(scene.text, draft.cue):
        return None
    verb = next((token for token in reversed(sentence.tokens(draft.cue)) if token.tag_.startswith("V")), None)
    if verb is None or draft.content.start < draft.cue.end or not any(child.dep_ == "neg" for child in verb.lefts):
        return None
    return sentence.place(next(child for child in verb.lefts if child.dep_ in {"aux", "neg"})).to(draft.cue)


def _polarity(draft: Draft, act: Act, words: list["Token"], sentence: Sentence | None) -> Polarity:
    """Negative where the content is negated, or where the act denies it or was not done ("did not agree to …")."""
    refused = draft.cue is not None and sentence is not None and is_refused(sentence.tokens(draft.cue))
    return Polarity.NEGATIVE if is_negated(words) or refused != (act is Act.DENY) else Polarity.POSITIVE


def _topics(scene: Scene, span: Span, words: list["Token"]) -> tuple[str, ...]:
    """The curated topics of the words; where these are few, key phrases in the account's own words too."""
    curated = topics_of(span.of(scene.text))
    if len(curated) >= ENOUGH_TOPICS:
        return curated
    names = (actor.name for mention in scene.cast.touching(span) for actor in mention.actors)
    return (*curated, *(phrase for phrase in key_phrases(words, names) if phrase not in curated))


def shown(text: str, draft: Draft, words: list["Token"]) -> Span:
    """What is shown of a draft: its clause, or cue and content together where the clause alone would mislead.

    "that talks will resume" stands alone; "urged Tokyo to respond" would be cut to "respond", "regretted that ties had
    cooled" to a plain assertion. Where cue and addressee are too long beside the content, it is shown alone; where they
    are short, with the words that say who speaks. A passive keeps its verb ("risks were noted"), and words with no noun
    their cue ("declined *to do so*").
    """
    if draft.cue is None:
        return draft.content
    if draft.cue.start > draft.content.start:
        passive = not draft.finite and draft.source is None and draft.cue.start - draft.content.end <= len(" ")
        return draft.reach if passive else draft.content
    bare = draft.finite and is_neutral(text, draft.cue) and not draft.inside
    if bare and not _COLOURED.search(text, *draft.cue) and not _LEANING.match(text, *draft.content):
        return draft.content
    longest = LONGEST_LEAD if draft.finite else 1
    empty = not any(token.tag_.startswith(NOUNS) for token in words)
    if draft.content.start - draft.cue.start > longest * draft.content.length and not (empty or _to_whom(text, draft)):
        return draft.content
    return _with_subject(text, draft)


def _to_whom(text: str, draft: Draft) -> bool:
    """Whether a content too short to stand alone comes after whom the act is done to ("thanked *him for* the help")."""
    if draft.finite or draft.cue is None or draft.content.length > FRAGMENT:
        return False
    return len(text[draft.cue.end : draft.content.start].split()) > 1


def _with_subject(text: str, draft: Draft) -> Span:
    """Cue and content of a draft with the source, where that stands right before the cue and the lead stays short."""
    if draft.source is None or draft.cue is None or not _BEFORE_CUE.fullmatch(text, draft.source.end, draft.cue.start):
        return draft.reach
    lead = draft.content.start - draft.source.start
    return draft.source.to(draft.reach) if lead <= LONGEST_SUBJECT * draft.content.length else draft.reach


_COLOURED = re.compile(r"\bwith\s+\w+\Z", re.IGNORECASE)
"""What a neutral cue adds to saying ("noted with satisfaction")."""

_LEANING = re.compile(r"(?:he|she|it|they)\s+(?:has|have|had|is|are|was|were|will|would)\b", re.IGNORECASE)
"""How a clause begins of which its subject alone does not say whose it is."""

_BEFORE_CUE = re.compile(r"\s+(?:(?:also|further|then|again|both|jointly|today|\w+ly|has|have|had)\s+){0,3}")


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
