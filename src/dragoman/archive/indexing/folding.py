"""Words as they are indexed and asked for: one form for every way of writing them, the same on every database.

Folding ignores case, accents and punctuation, and knows no grammar; `forms` adds the plural or singular to a word that
is asked for. A folded word has only the letters a to z and digits, and a letter first, so that every database cuts the
same words out of the same text, and none takes a word for a number, an address or something else.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table

LONGEST = 60
"""Characters of a word that count; both what is indexed and what is asked for is cut there."""

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s(?!\w)", re.IGNORECASE)
_SOLID = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words; each is a word of its own."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PLACES = 4
_SHORTEST = 3
_CACHE_SIZE = 65536


class Token(NamedTuple):
    """A folded word, and where it stands in what was folded: offsets [start, end) in code points."""

    word: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, folded, with their places; the possessive ending belongs to the word but does not count.

    >>> [token.word for token in tokens("Japan’s cease-fire PLÉDGE, 2021")]
    ['japan', 'cease', 'fire', 'pledge', 'n2021']
    """
    owned = {match.start(): match.end() for match in _POSSESSIVE.finditer(text)}
    found: list[Token] = []
    position = 0
    for match in _WORD.finditer(text):
        if match.start() < position:
            continue
        position = owned.get(match.end(), match.end())
        found.extend(_pieces(match[0], match.start(), position))
    return tuple(found)


def fold(text: str) -> str:
    """A text as it is indexed: its folded words, one space between them."""
    return " ".join(token.word for token in tokens(text))


@lru_cache(_CACHE_SIZE)
def forms(word: str) -> tuple[str, ...]:
    """A folded word and the forms of it that a search for it finds too: English plural and singular.

    >>> forms("treaties")
    ('treaties', 'treaty')
    """
    if len(word) < _SHORTEST or not word.isalpha() or word in _alone():
        return (word,)
    irregular = _irregular().get(word)
    return (word, irregular) if irregular else tuple(dict.fromkeys((word, *_singulars(word), *_plurals(word))))


def _pieces(run: str, start: int, end: int) -> list[Token]:
    """The words of a run of letters and digits: one, unless its script is written without spaces."""
    if not _SOLID.search(run):
        return [Token(_folded(run), start, end)]
    found: list[Token] = []
    begun = 0
    for match in _SOLID.finditer(run):
        if match.start() > begun:
            found.append(Token(_folded(run[begun : match.start()]), start + begun, start + match.start()))
        found.append(Token(_folded(match[0]), start + match.start(), start + match.end()))
        begun = match.end()
    if begun < len(run):
        found.append(Token(_folded(run[begun:]), start + begun, end))
    return found


@lru_cache(_CACHE_SIZE)
def _folded(run: str) -> str:
    """One word in its indexed form, with an "n" before a number."""
    word = _in_ascii(run)
    return f"n{word}" if word[0].isdecimal() else word


def _in_ascii(run: str) -> str:
    """One word without case and accents. What no ASCII letter stands for is written as its number, in four places."""
    if run.isascii():
        return run.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", run).casefold())
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain))
    letters = [letter for letter in plain[:LONGEST] if letter.isalnum() or unicodedata.category(letter)[0] == "M"]
    return "".join(letter if letter.isascii() else _number(ord(letter)) for letter in letters) or _number(ord(run[0]))


def _number(point: int) -> str:
    """A code point in base 36, so that words with a common beginning keep it."""
    places = []
    for _ in range(_PLACES):
        point, digit = divmod(point, len(_DIGITS))
        places.append(_DIGITS[digit])
    return "".join(reversed(places))


def _singulars(word: str) -> tuple[str, ...]:
    """What a word may be the plural of."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies") and len(word) > len("ties"):
        return (f"{word[:-3]}y",)
    return (word[:-2],) if word.endswith(("sses", "shes", "ches", "xes", "zes")) else (word[:-1],)


def _plurals(word: str) -> tuple[str, ...]:
    """What may be the plural of a word."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("y") and word[-2] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}es",) if word.endswith(("s", "sh", "ch", "x", "z")) else (f"{word}s",)


@cache
def _alone() -> frozenset[str]:
    """Words that look like a plural, or would look like one, and are none."""
    return frozenset(load_table("search")["alone"])


@cache
def _irregular() -> dict[str, str]:
    """Words whose plural is made in a way of its own, with their other form."""
    pairs: dict[str, str] = load_table("search")["plurals"]
    return pairs | {plural: one for one, plural in pairs.items()}
