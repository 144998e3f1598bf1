"""Drafts: attributions on their way to becoming statements, with spans repaired.

The tagger's labels are ragged: content in pieces, with its conjunction or preposition, without its last words. Here
each attribution becomes one draft for each stretch of content, cleaned by the rules of annotation: no "that", no
"to" of an infinitive, no preposition of the verb, no quotation marks, no final punctuation.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span, trim
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.cues import any_form, cue_act, own_act, phrases
from dragoman.reading.syntax import SUBJECTS, Sentence, Syntax, is_finite, main_clause
from dragoman.reading.tagger import Attribution

WORTHWHILE = 25
"""A second stretch of content (the other half of a broken quotation) is kept from this length on, in code points."""

QUOTES = "\"“”„«»'‘’`"
BRACKETS = "()[]"
STOPS = ".,;:!?–—-"


@dataclass(frozen=True)
class Draft:
    """What is known of a statement before its speaker, act and strength are told.

    `voice` is set where the speaker comes from elsewhere than a source (an outline's lead, a transcript's turn).
    `inner` is a cue inside the content that tells the act ("said he *hoped* …"). `reporters` are the words of those
    whom the account leans on, nearest first. `finite` says whether the content is a clause of its own.
    """

    content: Span
    cue: Span | None = None
    source: Span | None = None
    voice: tuple[Actor, ...] | None = None
    inner: Span | None = None
    reporters: tuple[Span, ...] = ()
    finite: bool = True
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where the draft begins, its cue included."""
        return min(self.content.start, self.cue.start) if self.cue else self.content.start

    @property
    def reach(self) -> Span:
        """Cue and content together."""
        return self.content.to(self.cue) if self.cue else self.content


def repair(text: str, attributions: Sequence[Attribution], syntax: Syntax) -> list[Draft]:
    """Turn the tagger's attributions into drafts with clean spans, in the order of the text."""
    taken = SpanIndex(span for found in attributions for span in (found.cue, *found.source))
    drafts: list[Draft] = []
    for found in attributions:
        cue = _whole_cue(text, found.cue)
        sentence = syntax.at(cue.start)
        if sentence and _ACCORDING.match(text, *cue):
            drafts += _according(text, cue, sentence, found.confidence)
            continue
        source = _no_act(text, whole_source(_nearest(found.source, cue), cue, sentence), cue)
        for stretch in _stretches(text, found):
            content = _beside(_within(text, _after(stretch, cue), sentence), source)
            content = _from_sentence_start(_to_clause_end(text, content, syntax, taken), cue, source, sentence)
            cue_here, content = _with_act_noun(text, cue, clean(text, content))
            draft = Draft(
                content, _with_passive_subject(cue_here, content, source, sentence), source, confidence=found.confidence
            )
            draft = _without_addressee(text, replace(draft, finite=_finite(text, draft, syntax)))
            draft = _without_grounds(text, draft, syntax)
            if draft.content.length > 0 and _speaks(text, draft):
                drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.start, draft.content))


def point_back(text: str, drafts: Sequence[Draft], syntax: Syntax) -> list[Draft]:
    """Drafts of which the content is but "this" ("This was stated by the President") with the sentence that is meant."""
    pointed = []
    for draft in drafts:
        sentence = syntax.at(draft.start)
        before = syntax.at(sentence.span.start - 2) if sentence else None
        if before is not None and draft.content.of(text).casefold() in load_table("statements")["pointing"]:
            pointed.append(replace(draft, content=clean(text, before.span), finite=True))
        else:
            pointed.append(draft)
    return sorted(pointed, key=lambda draft: (draft.start, draft.content))


def is_speech(found: Attribution, syntax: Syntax) -> bool:
    """Whether an attribution has a source, or a verb for its cue, and is no mere condition.

    A bare noun ("reports that …") tells nobody's words, nor does "if Moscow recognises …".
    """
    sentence = syntax.at(found.cue.start)
    if sentence is None:
        return True
    verbs = [token for token in sentence.tokens(found.cue) if token.tag_.startswith("V")]
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for verb in verbs for child in verb.children):
        return False
    return bool(found.source) or bool(verbs)


def clean(text: str, content: Span) -> Span:
    """The content by the rules of annotation; empty if nothing is left."""
    start, end = trim(text, *content, extra=QUOTES + STOPS + BRACKETS)
    opening = _openings().match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    ending = _ENDING.search(text, max(start, end - LONGEST_ENDING), end)
    span = trim(text, start, ending.start() if ending else end, extra=QUOTES + STOPS)
    if text.count("(", *span) > text.count(")", *span) and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


_ENDING = re.compile(r"(?:[\s,;]+(?:and|or|but|as|while|which|the|an?))+\Z", re.IGNORECASE)
LONGEST_ENDING = 20


@cache
def _openings() -> re.Pattern[str]:
    table = load_table("statements")
    conjunctions, prepositions = ("|".join(map(re.escape, table[name])) for name in ("conjunctions", "prepositions"))
    return re.compile(
        rf"(?:(?:{prepositions})\s+)?(?:{conjunctions})\b[\s,]*|(?:{prepositions})\b[\s,]*", re.IGNORECASE
    )


def _whole_cue(text: str, cue: Span) -> Span:
    """The cue without "to" or a day before it, and with the rest of its phrase ("looks" of "looks forward")."""
    opening = _CUE_OPENING.match(text, *cue)
    start = opening.end() if opening and opening.end() < cue.end else cue.start
    found = phrases().match(text, start)
    return Span(start, max(cue.end, found.end()) if found else cue.end)


_CUE_OPENING = re.compile(
    r"(?:(?:and|to|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+)+", re.IGNORECASE
)


def _with_act_noun(text: str, cue: Span, content: Span) -> tuple[Span, Span]:
    """Cue and content where the content begins with the speaker's own act: "expressed *their support for* the plan"."""
    if content.start < cue.end:
        return cue, content
    found = own_act().match(text, *content)
    if found is None or found.end() >= content.end:
        return cue, content
    rest = clean(text, Span(found.end("act"), content.end))
    return (cue.to(Span(*found.span("act"))), rest) if rest.length > 0 else (cue, content)


def _after(stretch: Span, cue: Span) -> Span:
    """The stretch without what the cue has taken of its beginning."""
    return Span(cue.end, stretch.end) if cue.start <= stretch.start < cue.end < stretch.end else stretch


def _beside(content: Span, source: Span | None) -> Span:
    """The content without the source, where the tagger took its last words for content."""
    if source is None or not source.overlap(content):
        return content
    before, after = Span(content.start, source.start), Span(source.end, content.end)
    return max(before, after, key=lambda span: span.length)


def _within(text: str, content: Span, sentence: Sentence | None) -> Span:
    """The content's part in the cue's sentence, unless it is a quotation, which may run over several."""
    around = text[max(0, content.start - 2) : content.end + 2]
    if sentence is None or not content.overlap(sentence.span) or any(mark in around for mark in '"“”«»'):
        return content
    return Span(max(content.start, sentence.span.start), min(content.end, sentence.span.end))


def _stretches(text: str, found: Attribution) -> Iterable[Span]:
    """The content's pieces: joined unless the cue or the source stands between; the largest, and others worth it.

    Of a passive without a source ("Risks were noted, arising from …") the cue does not break the content.
    """
    barriers = (found.cue, *found.source) if found.source else ()
    joined: list[Span] = []
    for piece in found.content:
        between = Span(joined[-1].end, piece.start) if joined else None
        broken = between and (any(b.overlap(between) for b in barriers) or "\n" in between.of(text))
        if between and not broken and between.length <= WORTHWHILE + found.cue.length:
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    largest = max(joined, key=lambda span: (span.length, -span.start))
    return [span for span in joined if span is largest or span.length >= WORTHWHILE]


def _to_clause_end(text: str, stretch: Span, syntax: Syntax, taken: SpanIndex) -> Span:
    """Carry a stretch that stops short on over the words that depend on it, up to what another attribution claims."""
    sentence = syntax.at(max(stretch.start, stretch.end - 1))
    if sentence is None:
        return stretch
    inside = {token.i for token in sentence.tokens(stretch)}
    end = stretch.end
    for token in sentence.tokens(Span(stretch.end, sentence.span.end)):
        place = sentence.place(token)
        if taken.touches(place):
            break
        if token.is_punct or any(ancestor.i in inside for ancestor in token.ancestors):
            end = end if token.is_punct else place.end
            continue
        break
    along = _COORDINATED.match(text, end, sentence.span.end)
    if along and not taken.touches(Span(*along.span())):
        following = taken.first_from(along.end())
        end = max(end, min(sentence.span.end, sentence.span.end if following is None else following))
    return Span(stretch.start, end)


_COORDINATED = re.compile(r",?\s+and\s+(?:also\s+)?(?:about|on|over|for|of|regarding|concerning)\s", re.IGNORECASE)


def _from_sentence_start(content: Span, cue: Span, source: Span | None, sentence: Sentence | None) -> Span:
    """Content that comes before its source and cue ("A, B and C, officials said") begins with its sentence."""
    if sentence is None or source is None or content.end > min(cue.start, source.start):
        return content
    return Span(min(content.start, sentence.span.start), content.end)


def _nearest(source: Sequence[Span], cue: Span) -> Span | None:
    """The source: its pieces joined if they stand close, else the one nearest the cue."""
    if not source:
        return None
    whole = Span(source[0].start, source[-1].end)
    if whole.length <= sum(span.length for span in source) + WORTHWHILE and not whole.overlap(cue):
        return whole
    return min(source, key=lambda span: (max(span.start - cue.end, cue.start - span.end), span.start))


def _with_passive_subject(cue: Span, content: Span, source: Span | None, sentence: Sentence | None) -> Span:
    """The cue with its subject, where what was said follows the passive of an act ("*Support was expressed* for …")."""
    if source is not None or sentence is None or content.start < cue.end:
        return cue
    verb = next((token for token in sentence.tokens(cue) if token.tag_ == "VBN"), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None) if verb is not None else None
    if subject is None or subject.dep_ == "expl" or subject.lower_ == "it":
        return cue
    return sentence.place(subject.left_edge).to(cue)


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


LONGEST_SOURCE = 90


def _no_act(text: str, source: Span | None, cue: Span) -> Span | None:
    """The source, unless it is the noun of an act in the passive ("*Hope* was expressed that …"), which is nobody."""
    if source is None or not _PASSIVE.search(text, *cue):
        return source
    return None if cue_act(source.of(text).split()[-1]) else source


def _according(text: str, cue: Span, sentence: Sentence, confidence: float) -> Iterable[Draft]:
    """The draft of "According to X, Y" or "Y, according to X": the source runs to the comma or the sentence's end."""
    comma = text.find(",", cue.end, sentence.span.end)
    leads = not text[sentence.span.start : cue.start].strip(QUOTES)
    end = comma if comma >= 0 else sentence.span.end
    rest = Span(end, sentence.span.end) if leads else Span(sentence.span.start, cue.start)
    content = clean(text, rest)
    if content.length:
        yield Draft(content, cue, trim(text, cue.end, end, extra=STOPS), confidence=confidence)


_ACCORDING = re.compile(r"according to\Z", re.IGNORECASE)


def _finite(text: str, draft: Draft, syntax: Syntax) -> bool:
    """Whether the content is a clause: introduced by "that", a colon or a quotation mark, or parsed as one."""
    sentence = syntax.at(draft.content.start)
    if sentence is None:
        return True
    words = sentence.tokens(draft.content)
    if (
        draft.cue
        and draft.content.start >= draft.cue.end
        and _INTRODUCED.search(text, draft.cue.end, draft.content.start)
    ):
        return any(token.tag_[:1] in {"V", "M"} for token in words)
    return is_finite(words)


_INTRODUCED = re.compile(r"\bthat,?\s*[\"“«]?\Z", re.IGNORECASE)


def _without_addressee(text: str, draft: Draft) -> Draft:
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


_ADDRESSEE = re.compile(r"[^,;:.\"“”\n]{2,60}?\bthat\s")


_BRIEFED = re.compile(r"(?:(?:the|his|her|its|their)\s+)?[A-Z][^,;:.\"“”\n]{2,60}?\s(?:on|about)\s")


@cache
def _addressing() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["addressing"]))


def _without_grounds(text: str, draft: Draft, syntax: Syntax) -> Draft:
    """The draft without an adjunct before its clause's subject ("that, *in view of this*, there would be …")."""
    sentence = syntax.at(draft.content.start)
    if not draft.finite or sentence is None:
        return draft
    return replace(draft, content=clean(text, main_clause(sentence, draft.content)))


def _speaks(text: str, draft: Draft) -> bool:
    """Whether the cue is one of speech or attitude at all, rather than of naming or possessing."""
    if draft.cue is None:
        return True
    table = load_table("statements")
    words = draft.cue.of(text)
    if draft.source and _documents().search(text, *draft.source):
        return False
    if any_form(tuple(table["naming"])).search(words) or words.casefold() in table["no_cues"]:
        return False
    if draft.source and draft.source.of(text).casefold() == "it" and not _PASSIVE.search(text, *draft.cue):
        return False
    return draft.finite or not any_form(tuple(table["possessing"])).fullmatch(words)


_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b", re.IGNORECASE)


@cache
def _documents() -> re.Pattern[str]:
    nouns = load_table("statements")["documents"]
    return re.compile(r"\b(?:" + "|".join(nouns) + r")\b", re.IGNORECASE)
