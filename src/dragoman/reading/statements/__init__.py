"""Statements: every attributed proposition of an account, with speaker, act, strength, polarity and topics.

The tagger finds attributions in sentences; the rules here do what it cannot see. Each step takes drafts and gives
drafts; the last makes statements of them.
"""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span, Statement
from dragoman.reading.layout import BlockKind, Layout, words_of
from dragoman.reading.spans import clusters
from dragoman.reading.statements.as_said import without_nods
from dragoman.reading.statements.carrying import carry_on
from dragoman.reading.statements.coordinated import part_verbs
from dragoman.reading.statements.credited import add_credited
from dragoman.reading.statements.cues import any_form
from dragoman.reading.statements.describe import describe
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.drafts import is_speech, point_back, repair
from dragoman.reading.statements.embedded import add_embedded
from dragoman.reading.statements.nesting import is_report, nest, split
from dragoman.reading.statements.quotations import whole_quotations
from dragoman.reading.statements.scene import Scene, writer_of
from dragoman.reading.statements.speakers import speakers
from dragoman.reading.statements.turns import speak_as_author, speak_in_turn
from dragoman.reading.statements.unseen import add_unseen
from dragoman.reading.statements.voices import govern
from dragoman.reading.syntax import head
from dragoman.reading.tagger import Attribution, tag

__all__ = ["Scene", "find_statements", "writer_of"]

SAME_WORDS = 0.8
"""Drafts that share more than this part of their words are one."""

LEFT_OVER = 35
"""Words of place or time beside a partner's name ("today with … at the ministry"), in code points."""


def find_statements(scene: Scene) -> tuple[Statement, ...]:
    """All statements of the scene's text, in its order, with ids `s1`, `s2` and so on."""
    text = scene.text
    drafts = without_nods(text, repair(text, _tagged(scene), scene.syntax), scene.syntax)
    drafts = part_verbs(scene, drafts)
    drafts = point_back(text, drafts, scene.syntax)
    drafts = whole_quotations(text, drafts, scene.layout)
    drafts = split(text, drafts, scene.whom)
    drafts = govern(scene, drafts)
    drafts = add_credited(scene, add_embedded(scene, drafts))
    drafts = nest(text, drafts, scene.whom)
    drafts = [draft for draft in drafts if not _narrates(scene, draft)]
    drafts = nest(text, add_unseen(scene, drafts), scene.whom)
    drafts = [draft for draft in drafts if not _tells_of_contact(scene, draft)]
    drafts = speak_as_author(scene, speak_in_turn(scene, drafts))
    drafts = carry_on(scene, drafts)
    drafts = _distinct(drafts)
    voices = speakers(scene, drafts)
    return tuple(
        describe(scene, draft, f"s{number}", voice)
        for number, (draft, voice) in enumerate(zip(drafts, voices, strict=True), start=1)
    )


def _tagged(scene: Scene) -> list[Attribution]:
    """The tagger's attributions, and those inside what mere reporters tell, which it sees when it reads that alone."""
    text = scene.text
    spans = [words_of(block) for block in scene.layout.prose]
    first = [found for found in _in_prose(tag(text, spans), scene.layout) if is_speech(found, scene.syntax)]
    reports = [draft.content for draft in repair(text, first, scene.syntax) if is_report(text, draft, scene.whom)]
    known = {found.cue for found in first}
    second = [found for found in tag(text, reports) if found.cue not in known and is_speech(found, scene.syntax)]
    return sorted([*first, *second], key=lambda found: (found.cue, found.content))


def _in_prose(attributions: Sequence[Attribution], layout: Layout) -> list[Attribution]:
    """The attributions outside titles: a headline repeats what the text below it tells."""
    return [
        found
        for found in attributions
        if (block := layout.block_at(found.cue.start)) is not None and block.kind is not BlockKind.TITLE
    ]


def _narrates(scene: Scene, draft: Draft) -> bool:
    """Whether a reporter only tells that the contact took place ("the two spoke by telephone, the ministry said")."""
    if not any(draft.content.covers(span) for span in scene.told) or not is_report(scene.text, draft, scene.whom):
        return False
    sentence = scene.syntax.at(draft.content.start)
    verb = head(sentence.tokens(draft.content)) if sentence else None
    return verb is not None and bool(_narrating().fullmatch(verb.text))


_ADVERB = re.compile(r"(?:just|also|then|[a-z]+ly)\s+", re.IGNORECASE)
_PURPOSE = re.compile(r"\bto (?!the\b|his\b|her\b|their\b|an?\b)[a-z]")


def _tells_of_contact(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is but the contact itself: its content but names a partner ("spoke today with …")."""
    if (
        draft.cue is None
        or draft.finite
        or not _narrating().fullmatch(scene.text, *_without_adverb(scene.text, draft.cue))
    ):
        return False
    if _PURPOSE.search(scene.text, *draft.content):
        return False
    partners = (
        mention
        for mention in scene.cast.touching(draft.content)
        if not mention.possessive and any(actor.person for actor in mention.actors)
    )
    named = sum(draft.content.overlap(mention.span) for mention in partners)
    return named > 0 and draft.content.length - named <= LEFT_OVER


def _without_adverb(text: str, cue: Span) -> Span:
    """A cue without an adverb in front of it ("*just* concluded")."""
    adverb = _ADVERB.match(text, *cue)
    return Span(adverb.end(), cue.end) if adverb else cue


@cache
def _narrating() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["narrating"]))


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that claim, but for a few letters, the same words as another of higher confidence."""
    distinct: list[Draft] = []
    for group in clusters([(draft.content, draft) for draft in drafts if draft.content.length > 0]):
        kept: list[Draft] = []
        for draft in sorted(group, key=lambda draft: (-draft.confidence, draft.start, draft.content)):
            if not any(_same_words(draft.content, other.content) for other in kept):
                kept.append(draft)
        distinct += kept
    return sorted(distinct, key=lambda draft: (draft.start, draft.content))


def _same_words(one: Span, other: Span) -> bool:
    return one.overlap(other) > SAME_WORDS * max(one.length, other.length)
