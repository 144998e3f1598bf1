"""Who is quoted as saying something: "the agency *quoted X as saying* that …", "…, it *cited him as saying*"."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.sources import who_is_quoted
from dragoman.reading.syntax import Sentence
from dragoman.reading.tagger import Attribution

_SHORTEST = 12
"""Code points behind the words of quoting from which they are what was said."""


def quoted_as(text: str, found: Attribution, sentence: Sentence) -> Draft | None:
    """The draft of an attribution whose cue quotes somebody, told by whoever quotes him; None of any other.

    What was said follows the words of quoting, or stands before them.
    """
    active = _active().match(text, found.cue.start, sentence.span.end)
    passive = None if active else _passive().match(text, found.cue.start, sentence.span.end)
    subject = next((span for span in found.source if span.end <= found.cue.start), None)
    source = Span(*active.span("source")) if active else who_is_quoted(sentence, found.cue)
    match = active or passive
    if match is None or source is None:
        return None
    reporter = Span(*passive.span("reporter")) if passive else subject
    behind = clean(text, Span(match.end(), sentence.span.end))
    before = Span(sentence.span.start, min(found.cue.start, (subject or found.cue).start, source.start))
    return Draft(
        behind if behind.length >= _SHORTEST else clean(text, before),
        Span(*match.span("cue")),
        source,
        reporters=(reporter,) if reporter else (),
        confidence=found.confidence,
    )


@cache
def _active() -> re.Pattern[str]:
    """Words of quoting with whom they quote ("quoted *X* as *saying* that")."""
    words = load_table("statements")["quoting"]
    return re.compile(
        rf"(?:{words['verbs']})\s+(?P<source>[^,.;:\"“”]{{2,60}}?)\s+as\s+(?P<cue>{words['said']})\b"
        r"(?:\s+(?:[^,.;:\"“”\s]+\s+){0,4}?that\b)?"
    )


@cache
def _passive() -> re.Pattern[str]:
    """Words that say who quotes somebody ("was quoted by *the agency* as *saying* that")."""
    words = load_table("statements")["quoting"]
    return re.compile(
        rf"(?:was|were|is|are|has been|have been)\s+(?:{words['verbs']})\s+by\s+(?P<reporter>[^,.;:\"“”]{{2,60}}?)"
        rf"\s+as\s+(?P<cue>{words['said']})\b(?:\s+that\b)?"
    )
