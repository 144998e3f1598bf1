"""The cue and the source of an attribution: their whole words, and which of them is whose."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.model import Act, Span
from dragoman.reading.statements.acts import is_expressing
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import cue_act, has_act_noun, own_act, phrases
from dragoman.reading.statements.subjects import subject_of
from dragoman.reading.syntax import SUBJECTS, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSE = 25
"""Pieces of a source that so many other code points at most part are one source."""

LONGEST_SOURCE = 90


def whole_cue(text: str, cue: Span) -> Span:
    """The cue without "to" or a day before it or a place behind it, with the rest of its phrase ("looks" forward)."""
    ending = _CUE_ENDING.search(text, *cue)
    cue = Span(cue.start, ending.start()) if ending and ending.start() > cue.start else cue
    opening = _CUE_OPENING.match(text, *cue)
    start = opening.end() if opening and opening.end() < cue.end else cue.start
    found = phrases().match(text, start)
    return Span(start, max(cue.end, found.end()) if found else cue.end)


_CUE_ENDING = re.compile(r"\s+(?:at|in|during|after)(?:\s+(?:an?|the|his|her|its|their)\s.*)?\Z", re.IGNORECASE)
_CUE_OPENING = re.compile(
    r"(?:(?:and|to|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+)+", re.IGNORECASE
)


def with_act_noun(text: str, cue: Span, content: Span) -> tuple[Span, Span]:
    """Cue and content where the content begins with the speaker's own act: "expressed *their support for* the plan".

    After a verb of expressing an act needs nobody's name to be the speaker's own ("expressed *solidarity with* them").
    """
    if content.start < cue.end or has_act_noun(cue.of(text)) or cue_act(cue.of(text)) not in _TAKING:
        return cue, content
    if _THAT.search(text, cue.end, content.start):
        return cue, content
    found = own_act().match(text, *content)
    if found is None or found.end() >= content.end or not (found["whose"] or is_expressing(cue.of(text))):
        return cue, content
    rest = clean(text, Span(found.end("act"), content.end))
    return (cue.to(Span(*found.span("act"))), rest) if rest.length > 0 else (cue, content)


_THAT = re.compile(r"\bthat\s+\Z")
_TAKING = frozenset({None, Act.INFORM, Act.CONFIRM})
"""Acts of the cues that take a noun's act for their own: "expressed", "conveyed", "reaffirmed"."""


def with_passive_subject(cue: Span, content: Span, source: Span | None, sentence: Sentence | None) -> Span:
    """The cue with its subject, where what was said follows the passive of an act ("*Support was expressed* for …")."""
    if source is not None or sentence is None or content.start < cue.end:
        return cue
    verb = next((token for token in sentence.tokens(cue) if token.tag_ == "VBN"), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None) if verb is not None else None
    if subject is None or subject.dep_ == "expl" or subject.lower_ == "it":
        return cue
    return sentence.place(subject.left_edge).to(cue)


def nearest(source: Sequence[Span], cue: Span) -> Span | None:
    """The source: its pieces joined if they stand close, else the one nearest the cue."""
    if not source:
        return None
    whole = Span(source[0].start, source[-1].end)
    if whole.length <= sum(span.length for span in source) + CLOSE and not whole.overlap(cue):
        return whole
    return min(source, key=lambda span: (max(span.start - cue.end, cue.start - span.end), span.start))


def whole_source(source: Span | None, cue: Span, sentence: Sentence | None) -> Span | None:
    """The source with the whole of the cue's subject, where the tagger has only a part without its head noun."""
    if source is None or sentence is None:
        return source
    verb = next((token for token in sentence.tokens(cue) if any(c.dep_ in SUBJECTS for c in token.children)), None)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb is not None else None
    if subject is None or sentence.place(subject).overlap(source):
        return source
    whole = sentence.place(subject.left_edge).to(sentence.place(subject.right_edge))
    return whole if whole.covers(source) and whole.length <= LONGEST_SOURCE else source


def no_act(text: str, source: Span | None, cue: Span) -> Span | None:
    """The source, unless it is the noun of an act in the passive ("*Hope* was expressed that …"), which is nobody."""
    if source is None or not PASSIVE.search(text, *cue):
        return source
    return None if cue_act(source.of(text).split()[-1]) else source


def by_whom(text: str, source: Span | None, cue: Span, sentence: Sentence | None) -> Span | None:
    """The source; None for a passive of which no "by" names one ("Interest was expressed in *ports*")."""
    if source is None and sentence is not None:
        return who_is_quoted(sentence, cue)
    if source is None or sentence is None or not _passive_verb(sentence, cue):
        return source
    return source if _BY.search(text, max(0, source.start - len("by the two ")), source.start) else None


def who_is_quoted(sentence: Sentence, cue: Span) -> Span | None:
    """Who "was quoted as saying", "was cited" or "is said to have remarked" in a cue."""
    verb = next((token for token in sentence.tokens(cue) if _cites(token)), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None) if verb is not None else None
    return sentence.whole(subject) if subject is not None else None


def _cites(verb: "Token") -> bool:
    """Whether the subject of a passive is who spoke."""
    hearsay = verb.tag_ == "VBN" and verb.lower_ in _HEARSAY and any(child.dep_ == "xcomp" for child in verb.rights)
    return verb.lower_ in _CITING or hearsay


_CITING = frozenset({"quoted", "cited"})
_HEARSAY = frozenset({"said", "reported", "understood", "believed"})


def _passive_verb(sentence: Sentence, cue: Span) -> bool:
    """Whether a cue is a passive of which nobody is the subject; "was quoted as saying" has a speaker."""
    words = sentence.tokens(cue)
    verb = next((token for token in words if token.tag_ == "VBN"), None)
    if verb is None or _cites(verb) or any(token.tag_ == "VBG" for token in words):
        return False
    return any(child.dep_ == "auxpass" for child in verb.children)


_BY = re.compile(r"\bby\s+(?:the\s+|both\s+|two\s+)*\Z", re.IGNORECASE)


def past_reporter(text: str, source: Span | None, cue: Span, sentence: Sentence | None) -> Span | None:
    """The source; where it is who reports, and what he reports goes on, the subject of that.

    "A urged B, *officials said*, and asked …" (or "while asking"); "*Officials said* A had urged B and had asked …".
    """
    teller = source or (subject_of(sentence, cue) if sentence else None)
    if teller is None or sentence is None:
        return source
    if source and _HAD.match(text, *cue) and _AND.search(text, source.end, cue.start):
        return _subject_of_had(sentence, Span(source.end, cue.start)) or source
    if not _REPORTING.fullmatch(text, teller.end, cue.start):
        return source
    if not ASIDE.search(text, sentence.span.start, teller.start):
        return source
    subject = next((token for token in sentence.words if token.dep_ in SUBJECTS), None)
    whole = sentence.whole(subject) if subject is not None else None
    return whole if whole and whole.end < teller.start else source


def _subject_of_had(sentence: Sentence, span: Span) -> Span | None:
    """The subject of the last verb in the past perfect that a stretch tells of ("B *had offered* help"), if any."""
    had = (token.head for token in sentence.tokens(span) if token.lower_ == "had" and token.dep_ == "aux")
    subjects = [child for verb in had for child in verb.lefts if child.dep_ == "nsubj"]
    return sentence.whole(subjects[-1]) if subjects else None


_REPORTING = re.compile(
    r"\s(?:said|says|told\s[^,.;]{3,40}|added|noted|wrote|reported|announced)[^,.;]{0,30},\s(?:and|but|while|when)\s(?:also\s)?"
)
ASIDE = re.compile(r",\s(?:(?:an?|the)\s)?\Z")
"""What stands before the source of an aside on who tells something ("A objected*, the* ministry said, and raised")."""
_HAD = re.compile(r"had\s")
_AND = re.compile(r"\band\s\Z")


def of_sentence(source: Span | None, cue: Span, sentence: Sentence | None) -> Span | None:
    """The source; where it stands in another sentence than the cue, whose subject names somebody, that subject."""
    if source is None or sentence is None:
        return source
    if not source.overlap(sentence.span):
        return subject_of(sentence, cue) or source
    return _of_purpose(source, cue, sentence) or _of_verb(source, cue, sentence) or source


def _of_purpose(source: Span, cue: Span, sentence: Sentence) -> Span | None:
    """Who spoke, where a purpose has its partner for source ("spoke with X *to thank* him"); None elsewhere."""
    first = next(iter(sentence.tokens(cue)), None)
    if first is None or first.tag_ != "VB" or first.dep_ not in {"advcl", "xcomp"}:
        return None
    between = Span(sentence.place(first.head).end, sentence.place(first.left_edge).start)
    subject = next((child for child in first.head.lefts if child.dep_ == "nsubj"), None)
    return sentence.whole(subject) if between.covers(source) and subject is not None else None


def _of_verb(source: Span, cue: Span, sentence: Sentence) -> Span | None:
    """The cue's subject, where the source belongs to words before it ("*At the request of X*, Y said …"), else None."""
    verb = next((token for token in sentence.tokens(cue) if token.tag_.startswith("V")), None)
    if verb is None or any(child.dep_ == "auxpass" for child in verb.children):
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ in {"WP", "WDT"}:
        return None
    fronted = [child for child in verb.lefts if child.dep_ == "prep" and child.i < subject.i]
    return sentence.whole(subject) if any(sentence.whole(each).covers(source) for each in fronted) else None


PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b", re.IGNORECASE)
