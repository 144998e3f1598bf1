"""What one telling takes up from the one before: its subject ("He also met with"), its day, its verb ("and with B")."""

from dataclasses import replace
from functools import partial

from dragoman.model import Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.listed import Side
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "taken_up")


def takes_up(text: str, cue: Cue) -> bool:
    """Whether a verb's subject is a pronoun, or a title, for somebody named before."""
    verbal = cue.manner not in {Manner.BARE, Manner.OWNED} and not cue.sentence.title
    return verbal and bool(_words("pronoun").fullmatch(text, cue.sentence.span.start, cue.subject_end))


def of_guests(text: str, cue: Cue) -> bool:
    """Whether a verb's subject is those received before ("Tomorrow the delegation will meet")."""
    verbal = cue.manner not in {Manner.BARE, Manner.OWNED} and not cue.sentence.title
    return verbal and bool(_words("guests").fullmatch(text, cue.sentence.span.start, cue.subject_end))


def further_cue(cast: Cast, cue: Cue, partner: Side) -> Cue | None:
    """The same cue once more for a further partner behind its own, with whom the contact was another.

    "Spoke with A and, separately, with B", "called A and, later in the day, B": a contact with A and one with B.
    """
    if partner.end is None or cue.sentence.title or cue.kind == "visit":
        return None
    end = cue.sentence.span.end
    if cue.preposition in {"with", "to"}:
        match = _words("and_with").match(cast.text, partner.end, end)
        if match is None or match["preposition"] != cue.preposition:
            return None
        return replace(cue, head=Span(*match.span("preposition")), object_start=match.end())
    match = _words("and_then").match(cast.text, partner.end, end) if cue.needs == "person" else None
    return replace(cue, head=Span(*match.span("adverb")), object_start=match.end()) if match else None
