"""Where the subject of a clause stands: behind what leads the sentence, as a pronoun, or beside officials named too."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.cast import Form, Mention

PEOPLE = frozenset({Form.NAME, Form.TITLE, Form.COUNTERPART, Form.PRONOUN})
"""The forms of mentions that are of persons."""

_TAKEN_UP = re.compile(r"(?:^|[,;]\s|\band\s)(?:he|she|they)\s(?:(?!\band\b)[^,;])*$", re.IGNORECASE)
"""A pronoun as the subject of a clause that goes on."""
_AND_STAFF = re.compile(
    r",?\s+and\s+(?:[\w-]+\s+){0,4}(?:officials|representatives|colleagues|members|staff|experts)\s+(?:from|of|at)\s+(?:the\s+)?"
)
_LISTED = re.compile(
    r"(?:(?!\b(?:to|that|who|which|said|about|on|at|in|for|will|is|are|was|were)\b)[^.;:]){0,160},?\sand\s(?:the\s)?"
)
_SENTENCE_ENDS = re.compile(r"\s*(?:[.;\n]|$)")
_LED_IN = re.compile(r"\W*(?:In|During|On|Over)\s(?:an?|the|separate|two|three|back-to-back)\s(?:[\w-]+\s){0,3}")
_TO_COMMA = re.compile(r"(?:(?!\b(?:with|between|among|to)\b)[^,;.]){0,60},\s")


def has_pronoun(words: str) -> bool:
    """Whether words end in a clause whose subject is a pronoun, so that no name behind it is the subject."""
    return bool(_TAKEN_UP.search(words))


def in_first_person(text: str, end: int) -> bool:
    """Whether the subject whose words end at `end` is "I"."""
    return text[max(0, end - 3) : end].split()[-1:] == ["I"]


def without_staff(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions up to a person beside whom stand officials of a body ("X and officials from the Treasury")."""
    last = next((index for index in range(len(mentions) - 1, -1, -1) if mentions[index].form in PEOPLE), None)
    if last is None or last + 1 == len(mentions):
        return mentions
    staff = _AND_STAFF.match(text, mentions[last].span.end, mentions[last + 1].span.end)
    return mentions[: last + 1] if staff else mentions


def closes_list(text: str, start: int, last: Span) -> bool:
    """Whether words at `last` are the last of a list that goes on from `start` and ends the sentence."""
    return bool(_LISTED.fullmatch(text, start, last.start) and _SENTENCE_ENDS.match(text, last.end))


def leads_in(text: str, sentence: Span, head: Span) -> bool:
    """Whether a contact at `head` leads its sentence in ("In a conversation with X, the parties …")."""
    return bool(_LED_IN.fullmatch(text, sentence.start, head.start))


def behind_lead(text: str, sentence: Span, head: Span) -> int | None:
    """Where the subject of a sentence begins that a contact at `head` leads in ("In a call, *A and B* discussed")."""
    if not _LED_IN.fullmatch(text, sentence.start, head.start):
        return None
    comma = _TO_COMMA.match(text, head.end, sentence.end)
    return comma.end() if comma else None


@cache
def opens_with() -> re.Pattern[str]:
    """What stands before those with whom a sentence begins ("*With* X, he …").

    Its groups are the preposition, `with`, and `noun`, the words of a contact before it ("*In his meeting* with X").
    """
    return re.compile(load_table("contacts")["joined"]["fronted"])
