"""Words of one person inside another's statement, told by a noun or a gerund rather than by a clause.

"Berg supported *Rao's idea of a joint patrol*", "Berg accepted the apology *offered by Rao for the delay*" and "Berg
thanked Rao for *voicing concern over the dam*" tell what Rao said as well as what Berg did.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import any_form, cue_act
from dragoman.reading.statements.draft import UNTAGGED, Draft, in_order
from dragoman.reading.statements.scene import Scene, is_another
from dragoman.reading.syntax import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST = 20


def add_credited(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for each proposal, offer, apology or the like inside them that is another person's."""
    cues = SpanIndex(draft.cue for draft in drafts if draft.cue)
    made: dict[Span, Draft] = {}
    for outer in drafts:
        sentence = scene.syntax.at(outer.content.start)
        if outer.cue is None or outer.source is None or sentence is None:
            continue
        for draft in (*_by_nouns(scene, sentence, outer), *_by_gerund(scene, sentence, outer)):
            if draft.cue is not None and not cues.touches(draft.cue) and draft.content.length >= SHORTEST:
                made[draft.cue] = draft
    return in_order(drafts, list(made.values()))


def _by_nouns(scene: Scene, sentence: Sentence, outer: Draft) -> Iterator[Draft]:
    """The drafts of the nouns in one content that are credited to somebody else."""
    for noun in sentence.tokens(outer.content):
        if noun.lower_ not in _credited() or not noun.tag_.startswith("N"):
            continue
        owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
        giver = next((child for child in noun.rights if child.tag_ == "VBN" and child.dep_ == "acl"), None)
        agent = next((child for child in giver.rights if child.dep_ == "agent"), None) if giver is not None else None
        if owner is not None:
            draft = _draft(scene, outer, sentence.place(noun), sentence.whole(owner))
        elif agent is not None and (by := next(agent.rights, None)) is not None:
            draft = _draft(scene, outer, sentence.place(noun.left_edge).to(sentence.place(agent)), _named(sentence, by))
        else:
            draft = None
        if draft is not None:
            yield draft


def _named(sentence: Sentence, token: "Token") -> Span:
    """A name without the phrases behind it."""
    ends = [child.right_edge for child in token.children if child.dep_ == "appos"]
    return sentence.place(token.left_edge).to(sentence.place(ends[-1] if ends else token))


def _draft(scene: Scene, outer: Draft, cue: Span, source: Span) -> Draft | None:
    """The draft of what follows a noun, to the outer content's end, where the source is somebody else."""
    start = max(cue.end, source.end)
    following = scene.text[start : outer.content.end].split(maxsplit=1)
    if (
        not following
        or following[0].casefold() not in load_table("statements")["after_credited"]
        or not is_another(scene, outer, scene.whom(source))
    ):
        return None
    judged = _JUDGED.search(scene.text, start, outer.content.end) if _judges(scene, cue) else None
    content = clean(scene.text, Span(start, judged.start() if judged else outer.content.end))
    return Draft(content, cue, source, finite=False, inside=True, confidence=UNTAGGED)


def _judges(scene: Scene, cue: Span) -> bool:
    """Whether a verb before a noun says what somebody takes it for ("*described* Rao's call for talks as …")."""
    sentence = scene.syntax.at(cue.start)
    judging = any_form(tuple(load_table("statements")["judging"]))
    return sentence is not None and judging.search(scene.text, sentence.span.start, cue.start) is not None


_JUDGED = re.compile(r"\sas\s")


def _by_gerund(scene: Scene, sentence: Sentence, outer: Draft) -> Iterator[Draft]:
    """The draft of a gerund of speech for which somebody is thanked or blamed."""
    first, second = (*sentence.tokens(outer.content)[:2], None, None)[:2]
    if outer.cue is None or first is None or second is None or not first.lower_.endswith("ing"):
        return
    cue = sentence.place(first)
    if cue_act(second.lower_) is not None and second.tag_.startswith("N"):
        cue = cue.to(sentence.place(second))
    elif cue_act(first.lower_) is None:
        return
    named = scene.cast.within(Span(outer.cue.end, outer.content.start))
    if named and is_another(scene, outer, named[-1].actors):
        content = clean(scene.text, Span(cue.end, outer.content.end))
        yield Draft(content, cue, named[-1].span, finite=False, inside=True, confidence=UNTAGGED)


@cache
def _credited() -> frozenset[str]:
    return frozenset(load_table("statements")["credited"])
