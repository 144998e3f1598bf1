"""Whom an act is addressed or done to, and the subjects of passives: words beside the content, not part of it."""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import any_form, speech_acts
from dragoman.reading.statements.draft import Draft
from dragoman.reading.syntax import Sentence, Syntax


def without_addressee(text: str, draft: Draft) -> Draft:
    """The draft without the addressee, where the content begins with it ("told *Lavrov that* there would be …")."""
    if draft.cue is None or not _addressing().search(text, *draft.cue):
        return draft
    opening = _ADDRESSEE.match(text, *draft.content)
    if opening is not None:
        return replace(draft, content=clean(text, Span(opening.end(), draft.content.end)), finite=True)
    briefed = _BRIEFED.match(text, *draft.content)
    if briefed is None or draft.finite:
        return draft
    return replace(draft, content=clean(text, Span(briefed.end(), draft.content.end)))


_ADDRESSEE = re.compile(r"(?:(?!\b(?:against|about|over)\b)[^,;:.\"“”\n]){2,60}?\bthat\s")
"""An addressee up to "that"; behind a preposition that is a relative ("warned him against steps *that* hurt")."""


_BRIEFED = re.compile(r"(?:(?:the|his|her|its|their)\s+)?[A-Z][^,;:.\"“”\n]{2,60}?\s(?:on|about)\s")


@cache
def _addressing() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["addressing"]))


def without_object(text: str, draft: Draft, syntax: Syntax) -> Draft:
    """The draft without whom its act is done to ("invited *the ministers* to join", "thanked *Oslo* for the ships")."""
    return (
        draft
        if draft.finite or draft.cue is None
        else replace(draft, content=beyond_object(text, draft.cue, draft.content, syntax.at(draft.cue.start)))
    )


def beyond_object(text: str, cue: Span, content: Span, sentence: Sentence | None) -> Span:
    """The content of an act behind the person or party it is done to, where it begins with that."""
    if sentence is None or not _doing().search(text, *cue):
        return content
    verb = next((token for token in sentence.tokens(cue) if token.tag_.startswith("V")), None)
    objects = [child for child in verb.rights if child.dep_ == "dobj"] if verb is not None else []
    if verb is None or not objects or not content.covers(sentence.place(objects[0])):
        return content
    rest = next((child for child in verb.rights if child.i > objects[0].i and child.dep_ in {"prep", "xcomp"}), None)
    if rest is None or (rest.dep_ == "prep" and rest.lower_ not in {"for", "on", "upon", "about"}):
        return content
    return clean(text, Span(max(content.start, sentence.place(rest.left_edge).start), content.end))


@cache
def _doing() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["done_to"]))


def of_purpose(text: str, draft: Draft, sentence: Sentence | None) -> Draft:
    """The draft of the act for which two only met or spoke ("spoke with the minister *to reaffirm* the plan")."""
    if draft.cue is None or sentence is None or draft.content.start < draft.cue.end:
        return draft
    words = sentence.tokens(draft.cue)
    verb = next((token for token in words if token.tag_.startswith("V")), None)
    narrating = verb if verb is not None else next((token.head for token in words), None)
    if narrating is None or not _narrating().fullmatch(narrating.text):
        return draft
    purposes = [child for child in narrating.rights if child.tag_ == "VB" and child.dep_ in {"advcl", "xcomp"}]
    purpose = next((child for child in purposes if speech_acts().fullmatch(child.text)), None)
    if purpose is None or not draft.content.covers(sentence.place(purpose)):
        return draft
    cue = sentence.place(purpose)
    content = clean(text, Span(cue.end, max(cue.end, draft.content.end)))
    return replace(draft, cue=cue, content=content, finite=False) if content.length else draft


@cache
def _narrating() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["narrating"]))


def behind_verb(text: str, draft: Draft, sentence: Sentence | None) -> Draft:
    """The draft of a passive with all of its subject.

    Where that is but an act's noun ("Interest was expressed in ports"), what was said is what follows the verb.
    """
    if sentence is None or draft.cue is None or draft.source is not None:
        return draft
    if draft.content.covers(draft.cue):
        return _past_passive(text, draft)
    if draft.content.end > draft.cue.start:
        return draft
    verb = next((token for token in sentence.tokens(draft.cue) if token.tag_ == "VBN"), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None) if verb is not None else None
    if subject is not None and (whole := sentence.whole(subject)).covers(draft.content):
        draft = replace(draft, content=clean(text, whole))
    noun = _act_noun().search(text, *draft.content)
    cue = draft.content.to(draft.cue) if draft.cue else draft.content
    rest = [child for child in verb.rights if child.dep_ in {"prep", "xcomp", "ccomp"}] if verb is not None else []
    if noun is None or noun.end() != draft.content.end or not rest:
        return draft
    start = sentence.place(rest[0]).end if rest[0].dep_ == "prep" else sentence.place(rest[0].left_edge).start
    end = max(sentence.place(child.right_edge).end for child in rest)
    content = clean(text, Span(start, end))
    return replace(draft, cue=cue, content=content) if content.length else draft


def _past_passive(text: str, draft: Draft) -> Draft:
    """The draft of a passive of an act, where the content runs over it ("*Regret* was expressed *over the delay*")."""
    if draft.cue is None or not _act_noun().search(text, draft.content.start, draft.cue.start - 1):
        return draft
    content = clean(text, Span(draft.cue.end, draft.content.end))
    return replace(draft, cue=Span(draft.content.start, draft.cue.end), content=content) if content.length else draft


@cache
def _act_noun() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load_table("statements")["act_nouns"]) + r")\Z", re.IGNORECASE)
