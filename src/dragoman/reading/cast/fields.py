"""The field or body of which an office is, where it is longer than the pattern of offices knows: told by its words."""

import re
from functools import cache, lru_cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_pattern
from dragoman.lexicon.phrases import alternation
from dragoman.model import Span
from dragoman.reading.cast.marks import SPACE
from dragoman.reading.cast.words import either, listed

_FIELD = re.compile(
    rf"(?:(?:,|,?{SPACE}(?:of|for|on|and|to))*{SPACE}(?:the{SPACE})?[A-Z][\w’'&-]*){{1,12}}(?:{SPACE}|,{SPACE})"
)
_AT_BODY = re.compile(
    rf"(?:,?{SPACE}(?:of|for|at|in|to|on|with|from|and|the|&|-|–|(?:U\.[SNK]\.)+|[A-Z][\w’'&-]*|\([A-Z][\w-]+\)))+"
)
_OF_BODY = re.compile(rf"{SPACE}(?:(?:of|for|at|in|to|on|with){SPACE}(?:the{SPACE})?)?[A-Z]")
_JOINING = re.compile(r"\b(?:of|for|at|in|to|on|with|from|and)$")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_PREPOSITION = re.compile(r"\b(?:of|for|on|to|in|at)\b", re.IGNORECASE)
_LONGEST = 120


def is_field(words: str) -> bool:
    """Whether the words between an office and a name are the rest of the office ("… for Northern Affairs")."""
    words = re.sub(r"['’]s(?!\w)", "", words) if len(words) <= _LONGEST else ""
    last = _LAST_WORD.search(words)
    word = last.group(1).casefold() if last else ""
    ends = listed("offices", "domain_ends")
    return (word in ends or word.removesuffix("s") in ends) and bool(_FIELD.fullmatch(words))


def is_at_body(text: str, start: int, name: Span) -> bool:
    """Whether the words from `start` to a whole name tell of what body an office is ("at the Institute of Peace")."""
    if name.start - start > _LONGEST or " " not in name.of(text):
        return False
    if _of_known_body().fullmatch(text, start, name.start):
        return True
    words = text[start : name.start].rstrip()
    plain = re.sub(rf"{SPACE}{either('offices', 'parts_of_bodies')}$", "", words)
    if not (words[-1:].isalpha() or words.endswith(")")) or _JOINING.search(words):
        return False
    return bool(_OF_BODY.match(words) and _AT_BODY.fullmatch(plain) and closing().match(text, name.end))


@cache
def _of_known_body() -> re.Pattern[str]:
    """A body known by its name alone, and the state whose it is ("of the Saeima of Latvia")."""
    bodies, of = alternation(load_table("cast")["body_party"]), rf"{SPACE}of{SPACE}(?:the{SPACE})?"
    return re.compile(rf"{of}(?:{bodies})(?:{of}(?:{party_pattern().pattern}))?{SPACE}")


@lru_cache(4096)
def is_topic(office: str) -> bool:
    """Whether the party in an office is what it deals with ("Secretary for Israeli and Palestinian Affairs")."""
    party = party_pattern().search(office)
    before = _PREPOSITION.findall(office[: party.start()]) if party else []
    return bool(before) and before[-1].casefold() in {"for", "on"}


def is_place(text: str, word: str) -> bool:
    """Whether a capitalised word stands somewhere alone as a place does: "in Kostroma", "the Kostroma region"."""
    name = re.escape(word)
    after = rf"\b(?:in|of|from|to|for|near|around|at){SPACE}{name}(?!{SPACE}[A-Z]|[\w’'-])"
    before = rf"\b[Tt]he{SPACE}{name}{SPACE}[a-z]"
    return bool(re.search(rf"{after}|{before}", text))


@cache
def closing() -> re.Pattern[str]:
    """What may follow a name that ends a phrase."""
    return re.compile(rf"\s*(?:[,.;:()\n]|$|{SPACE}{either('words', 'after_name')}\b)")
