"""The content of an attribution: which words are what was said.

The tagger's content is ragged: in pieces, with its conjunction or preposition, without its last words. Here it is made
one clean stretch by the rules of annotation: no "that", no "to" of an infinitive, no preposition of the verb, no
quotation marks, no final punctuation.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span, trim
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.subjects import is_misread
from dragoman.reading.syntax import SUBJECTS, Sentence, Syntax
from dragoman.reading.tagger import Attribution

WORTHWHILE = 25
"""A second stretch of content (the other half of a broken quotation) is kept from this length on, in code points."""

QUOTES = "\"“”„«»'‘’`"
BRACKETS = "()[]"
STOPS = ".,;:!?–—-"
LONGEST_ENDING = 20
LONGEST_MANNER = 40

OBJECTS = frozenset({"dobj", "ccomp"})


def clean(text: str, content: Span) -> Span:
    """The content by the rules of annotation; empty if nothing is left."""
    start, end = trim(text, *content, extra=QUOTES + STOPS + BRACKETS)
    opening = _openings().match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    manner = _manner().search(text, max(start, end - LONGEST_MANNER), end)
    end = manner.start() if manner and manner.start() > start else end
    ending = _ENDING.search(text, max(start, end - LONGEST_ENDING), end)
    span = trim(text, start, ending.start() if ending else end, extra=QUOTES + STOPS)
    if text.count("(", *span) > text.count(")", *span) and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


_ENDING = re.compile(
    r"(?:[\s,;]+(?:and|or|but|as|while|although|though|because|whereas"
    r"|which|where|who|whose|whom|when|the|an?|in particular|including|notably))+\Z",
    re.IGNORECASE,
)


@cache
def _manner() -> re.Pattern[str]:
    """How something is said, behind what is said ("condemned the raids *in the strongest terms*")."""
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, load_table('statements')['manner']))})\Z", re.IGNORECASE)


def whole(text: str, sentence: Span) -> Span:
    """A sentence that is said as a whole, without its quotation marks and final punctuation."""
    return trim(text, *sentence, extra=QUOTES + STOPS)


@cache
def _openings() -> re.Pattern[str]:
    table = load_table("statements")
    conjunctions, prepositions = ("|".join(map(re.escape, table[name])) for name in ("conjunctions", "prepositions"))
    return re.compile(
        rf"(?:(?:{prepositions})\s+)?(?:{conjunctions})\b[\s,]*|(?:{prepositions})\b[\s,]*", re.IGNORECASE
    )


def stretches(text: str, found: Attribution) -> Iterable[Span]:
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


def near(text: str, pieces: Sequence[Span], sentence: Sentence | None) -> list[Span]:
    """The pieces without those of other sentences than the cue's, where some are in it and the others not quoted."""
    if sentence is None or not any(piece.overlap(sentence.span) for piece in pieces):
        return list(pieces)
    return [piece for piece in pieces if piece.overlap(sentence.span) or _QUOTED.search(_around(text, piece))]


def _around(text: str, piece: Span) -> str:
    return text[max(0, piece.start - 2) : piece.end + 2]


_QUOTED = re.compile(r"[\"“”«»]")


def after(stretch: Span, cue: Span) -> Span:
    """The stretch without what the cue has taken of its beginning."""
    return Span(cue.end, stretch.end) if cue.start <= stretch.start < cue.end < stretch.end else stretch


def within(text: str, content: Span, sentence: Sentence | None) -> Span:
    """The content's part in the cue's sentence, unless it is a quotation, which may run over several."""
    if sentence is None or not content.overlap(sentence.span) or _QUOTED.search(_around(text, content)):
        return content
    return Span(max(content.start, sentence.span.start), min(content.end, sentence.span.end))


def beside(content: Span, source: Span | None) -> Span:
    """The content without the source, where the tagger took its last words for content."""
    if source is None or not source.overlap(content):
        return content
    before, after = Span(content.start, source.start), Span(source.end, content.end)
    return max(before, after, key=lambda span: span.length)


def to_clause_end(text: str, stretch: Span, cue: Span, syntax: Syntax, taken: SpanIndex) -> Span:
    """Carry a stretch that stops short on over what depends on it or is the cue's object.

    It ends at what another attribution claims.
    """
    sentence = syntax.at(max(stretch.start, stretch.end - 1))
    if sentence is None:
        return stretch
    inside = {token.i for token in sentence.tokens(stretch)}
    verbs = (
        {token.i for token in sentence.tokens(cue) if token.tag_.startswith("V")} if stretch.start >= cue.end else ()
    )
    objects = {token.i for token in sentence.words if token.dep_ in OBJECTS and token.head.i in verbs}
    objects |= _participle_behind(sentence, stretch.end) | {token.i for token in sentence.words if is_misread(token)}
    inside |= objects
    end = stretch.end
    for token in sentence.tokens(Span(stretch.end, sentence.span.end)):
        place = sentence.place(token)
        if taken.touches(place):
            break
        if token.is_punct or token.i in objects or any(ancestor.i in inside for ancestor in token.ancestors):
            end = end if token.is_punct else place.end
            continue
        break
    rest = Span(end, sentence.span.end)
    if _BROKEN_OFF.search(text, max(stretch.start, end - LONGEST_ENDING), end) and not taken.touches(rest):
        return stretch.to(rest)
    along = _COORDINATED.match(text, end, sentence.span.end)
    if along and not taken.touches(Span(*along.span())):
        following = taken.first_from(along.end())
        end = max(end, min(sentence.span.end, sentence.span.end if following is None else following))
    return Span(stretch.start, end)


def _participle_behind(sentence: Sentence, end: int) -> set[int]:
    """The past participle that a comma parts from what it describes ("the notes, *sent today*, on …")."""
    after = sentence.tokens(Span(end, sentence.span.end))[:2]
    return {after[1].i} if [token.tag_ for token in after] == [",", "VBN"] else set()


_BROKEN_OFF = re.compile(r"\s(?:and|but)\Z")
_COORDINATED = re.compile(
    r",?\s+(?:and\s+(?:also\s+)?(?:about|on|over|for|of|regarding|concerning|where|what|how|whether|why)|in\s+particular|including|notably|among\s+them|such\s+as)\s",
    re.IGNORECASE,
)


def to_clause_start(stretch: Span, cue: Span, sentence: Sentence | None, taken: SpanIndex) -> Span:
    """Carry a stretch that begins in a relative clause ("… that *are stuck*") back over what it describes."""
    if sentence is None or stretch.start <= cue.end:
        return stretch
    between = Span(cue.end, stretch.start)
    first = next(iter(sentence.tokens(stretch)), None)
    relative = next((token for token in (first, *first.ancestors) if token.dep_ == "relcl"), None) if first else None
    if relative is None or not between.covers(sentence.place(relative.head)) or taken.touches(between):
        return stretch
    top = relative.head
    while between.covers(sentence.place(top.head)) and top.head.i != top.i:
        top = top.head
    return Span(max(between.start, sentence.place(top.left_edge).start), stretch.end)


def without_cue(content: Span, cue: Span, sentence: Sentence | None) -> Span:
    """The content without the cue and its subject, where the tagger took these for content too: what is longer."""
    if sentence is None or not content.covers(cue):
        return content
    verbs = [token for token in sentence.tokens(cue) if token.tag_.startswith("V")]
    subjects = [child for verb in verbs for child in verb.lefts if child.dep_ in SUBJECTS]
    start = min([cue.start, *(sentence.whole(subject).start for subject in subjects)])
    before, after = Span(content.start, max(content.start, start)), Span(cue.end, content.end)
    return max(before, after, key=lambda span: span.length)


def without_aside(text: str, content: Span) -> Span:
    """The content without what the author adds of it ("offered a truce, *a reference to the talks of May*")."""
    aside = _aside().search(text, *content)
    return Span(content.start, aside.start()) if aside and aside.start() > content.start else content


@cache
def _aside() -> re.Pattern[str]:
    nouns = "|".join(load_table("statements")["no_speech"])
    return re.compile(rf",\s(?:in\s)?(?:an?|the)\s(?:\w+\s)?(?:{nouns})\sto\b")


def from_sentence_start(text: str, content: Span, cue: Span, source: Span | None, sentence: Sentence | None) -> Span:
    """Content that comes before its source and cue ("A, B and C, officials said"): all that the sentence has there."""
    if sentence is None or source is None or content.end > min(cue.start, source.start):
        return content
    if not any(token.dep_ in {"ROOT", "parataxis"} for token in sentence.tokens(cue)):
        return content
    teller = min(cue.start, source.start)
    end = content.end if _QUOTED.search(text, content.start, teller) else teller
    return Span(min(content.start, sentence.span.start), end)
