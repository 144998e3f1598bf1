"""Small words around a phrase: its determiner, and whether a party only qualifies the noun after it.

"Russian" does in "Russian proposal", "EU" in "EU sanctions"; the determiner of "the new President" is "the".
"""

import re
from functools import cache

from dragoman.lexicon.parties import party_kind
from dragoman.model import Span
from dragoman.reading.cast.marks import SPACE
from dragoman.reading.cast.words import either

_LOOK_BACK = 24
_COMPOUND = re.compile(r"[-–/](?=\w)")


def qualifies(text: str, party: Span) -> bool:
    """Whether a party expression stands before the noun that it belongs to."""
    if _COMPOUND.match(text, party.end):
        return True
    words = party.of(text)
    if party_kind(words) == "demonym":
        return bool(_noun_next().match(text, party.end))
    return bool(words.replace(".", "").isupper() and _plain_noun_next().match(text, party.end))


def determiner(text: str, start: int) -> str:
    """The determiner in front of what begins at `start`, an adjective between passed over, lower case; "" for none."""
    head = text[max(0, start - _LOOK_BACK) : start]
    adjective = _adjective_before().search(head)
    found = _determiner().search(head[: adjective.start() + 1] if adjective else head)
    return found.group(1).casefold() if found else ""


@cache
def _determiner() -> re.Pattern[str]:
    """A determiner at the end of what stands before a phrase."""
    return re.compile(rf"(?:^|(?<![\w’']))(?i:({either('words', 'determiners')}))\s{{1,3}}$")


@cache
def _adjective_before() -> re.Pattern[str]:
    """An adjective at the end of what stands before a phrase."""
    return re.compile(rf"(?:^|\W)(?i:{either('words', 'adjectives_before')})\s$")


@cache
def _noun_next() -> re.Pattern[str]:
    """A noun, as far as small words tell, right after "Russian"."""
    return re.compile(rf"{SPACE}(?!{either('words', 'no_noun')}\b)(?=[A-Za-z])")


@cache
def _plain_noun_next() -> re.Pattern[str]:
    """A noun right after "EU": no word in -s or -ed, which may be a verb."""
    return re.compile(rf"{_noun_next().pattern}[A-Za-z-]*(?<!s)(?<!ed)(?![\w])")
