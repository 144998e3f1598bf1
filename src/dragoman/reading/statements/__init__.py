"""Statements: every attributed proposition of an account, with speaker, act, strength, polarity and topics.

The tagger finds attributions in sentences; the rules here do what it cannot see. Each step takes drafts and gives
drafts; the last makes statements of them.
"""

from collections.abc import Sequence
from functools import partial

from dragoman.lexicon.topics import topics_of
from dragoman.model import Act, Actor, Polarity, Span, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.layout import BlockKind, Layout, words_of
from dragoman.reading.statements.acts import Grammar, force
from dragoman.reading.statements.drafts import Draft, is_speech, repair
from dragoman.reading.statements.nesting import Whom, is_report, nest, split
from dragoman.reading.statements.quotations import whole_quotations
from dragoman.reading.statements.speakers import addressees, speakers
from dragoman.reading.statements.unseen import add_unseen
from dragoman.reading.statements.voices import carry_on, govern
from dragoman.reading.syntax import SUBJECTS, Syntax, head, is_negated
from dragoman.reading.tagger import Attribution, tag

__all__ = ["find_statements"]

SAME_WORDS = 0.8

Actors = tuple[Actor, ...]


def find_statements(
    layout: Layout, syntax: Syntax, cast: Cast, participants: Actors, told: Sequence[Span] = ()
) -> tuple[Statement, ...]:
    """All statements of the cast's text, in its order, with ids `s1`, `s2` …

    `participants` are those of the account's main contact, `told` the words that tell of that contact.
    """
    text = cast.text
    whom = cast.whom
    drafts = repair(text, _tagged(text, layout, syntax, whom), syntax)
    drafts = whole_quotations(text, drafts, layout)
    drafts = split(text, drafts, whom)
    drafts = govern(text, drafts, layout, syntax, whom)
    drafts = nest(text, drafts, whom)
    drafts = [draft for draft in drafts if not _narrates(text, draft, told, whom)]
    drafts = add_unseen(cast, drafts, layout, syntax)
    drafts = carry_on(text, drafts, layout, syntax, whom)
    drafts = _distinct(drafts)
    voices = speakers(drafts, syntax, cast, participants)
    describe = partial(_describe, text, layout=layout, syntax=syntax, cast=cast, participants=participants)
    return tuple(
        describe(draft, number=number, speaker=voice)
        for number, (draft, voice) in enumerate(zip(drafts, voices, strict=True), start=1)
    )


def _tagged(text: str, layout: Layout, syntax: Syntax, whom: Whom) -> list[Attribution]:
    """The tagger's attributions, and those inside what mere reporters tell, which it sees when it reads that alone."""
    first = _in_prose(tag(text, [words_of(block) for block in layout.prose]), layout)
    first = [found for found in first if is_speech(found, syntax)]
    reports = [draft.content for draft in repair(text, first, syntax) if is_report(text, draft, whom)]
    known = {found.cue for found in first}
    second = [found for found in tag(text, reports) if found.cue not in known and is_speech(found, syntax)]
    return sorted([*first, *second], key=lambda found: (found.cue, found.content))


def _narrates(text: str, draft: Draft, told: Sequence[Span], whom: Whom) -> bool:
    """Whether a reporter only tells that the contact took place ("the two spoke by telephone, the ministry said")."""
    return any(span in draft.content for span in told) and is_report(text, draft, whom)


def _in_prose(attributions: Sequence[Attribution], layout: Layout) -> list[Attribution]:
    """The attributions outside titles: a headline repeats what the text below it tells."""
    return [
        found
        for found in attributions
        if (block := layout.block_at(found.cue.start)) is not None and block.kind is not BlockKind.TITLE
    ]


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that claim, but for a few letters, the same words as another of higher confidence."""
    kept: list[Draft] = []
    worded = [draft for draft in drafts if draft.content.length > 0]
    for draft in sorted(worded, key=lambda draft: (-draft.confidence, draft.start, draft.content)):
        longest = [max(draft.content.length, other.content.length) for other in kept]
        if not any(
            draft.content.overlap(other.content) > SAME_WORDS * length
            for other, length in zip(kept, longest, strict=True)
        ):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.start, draft.content))


def _describe(
    text: str, draft: Draft, *, number: int, speaker: Actors, layout: Layout, syntax: Syntax, cast: Cast,
    participants: Actors,
) -> Statement:
    sentence = syntax.at(draft.content.start)
    block = layout.block_at(draft.content.start)
    words = sentence.tokens(draft.content) if sentence else []
    lead_in = text[sentence.span.start : draft.content.start] if sentence else ""
    grammar = Grammar(len(speaker) > 1, draft.finite, _own(draft, speaker, cast, syntax), lead_in)
    cue = " ".join(span.of(text) for span in (draft.cue, draft.inner) if span)
    act, strength = force(cue, draft.content.of(text), grammar)
    span = shown(draft)
    return Statement(
        id=f"s{number}",
        span=span,
        content=draft.content,
        speaker=speaker,
        addressee=addressees(draft, speaker, cast, participants),
        act=act,
        strength=strength,
        polarity=Polarity.NEGATIVE if is_negated(words) or act is Act.DENY else Polarity.POSITIVE,
        topics=topics_of(span.of(text)),
        cue=draft.cue or draft.inner,
        source=draft.source,
        outline=block.outline if block else None,
        reported_by=tuple(reporter.of(text) for reporter in draft.reporters),
        confidence=draft.confidence,
    )


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


def _own(draft: Draft, speaker: Actors, cast: Cast, syntax: Syntax) -> bool:
    """Whether the content's subject is the speaker or the speaker's party, so that its "will" is their undertaking.

    A content without a subject of its own ("would like to visit") has the speaker's.
    """
    sentence = syntax.at(draft.content.start)
    if not draft.finite or sentence is None:
        return True
    top = head(sentence.tokens(draft.content))
    subject = next((child for child in top.children if child.dep_ in SUBJECTS), None) if top is not None else None
    if subject is None:
        return True
    start, end = sentence.place(subject.left_edge).start, sentence.place(subject.right_edge).end
    whom = cast.whom(Span(start, end))
    parties = {actor.party for actor in speaker}
    return any(actor in speaker or (actor.party is not None and actor.party in parties) for actor in whom)
