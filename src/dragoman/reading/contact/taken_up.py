"""What one telling takes up from the one before: its subject ("He also met with"), its day, its verb ("and with B")."""

import re
from dataclasses import replace

from dragoman.model import Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.participants import Side

_PRONOUN = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|\d+)[^.;:]{0,90}?,?\s)?(?:(?:[Aa]nd|[Bb]ut)\s)?(?:He|he|She|she|[Tt]he\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
    r"(?:\s(?:will\s)?(?:[a-z]+\s){0,4}?(?:[^.;:]{3,120}?\sand)?)?\s*(?:also\s|then\s|later\s)?"
)
"""What stands before a verb whose subject is the one spoken of before: "On Tuesday he", "He will hold talks … and"."""
_AND_WITH = re.compile(
    r"(?:,\s(?:at|on|upon)\s[^,;.]{3,60}(?=,))?(?:,?\s(?:and|then)|[;,]\s?(?:and)?),?\s"
    r"(?:(?:then|also|separately|afterwards|later(?:\s(?:that|the\ssame|in\sthe)\s\w+)?|in\sa\sseparate\s\w+|subsequently|in\sthe\s\w+|on\s[^,;.]{3,20}),?\s)*(?P<preposition>with|to)\s"
)


def takes_up(text: str, cue: Cue) -> bool:
    """Whether a verb's subject is a pronoun, or a title, for somebody named before."""
    verbal = cue.manner not in {Manner.BARE, Manner.OWNED} and not cue.sentence.title
    return verbal and bool(_PRONOUN.fullmatch(text, cue.sentence.span.start, cue.subject_end))


def further_cue(cast: Cast, cue: Cue, partner: Side) -> Cue | None:
    """The same cue once more for a further "with" behind its partner.

    "Spoke with A and, separately, with B": a contact with A and one with B.
    """
    if cue.preposition not in {"with", "to"} or partner.end is None or cue.sentence.title or cue.kind == "visit":
        return None
    match = _AND_WITH.match(cast.text, partner.end, cue.sentence.span.end)
    if match is None or match["preposition"] != cue.preposition:
        return None
    return replace(cue, head=Span(*match.span("preposition")), object_start=match.end())
