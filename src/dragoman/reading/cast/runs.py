"""What runs of capitalised words hold beside a name: letters behind it, a verb before it, a state's name in it.

Works on the text alone, before it is known whom a name means.
"""

import re
from functools import cache

from dragoman.reading.cast.words import listed

_LETTERS = re.compile(r"(?:[^\W\d_]\.\s?){1,6}")
_CONTRACTED = re.compile(r"\w+[’'](?:m|ve|ll|d|re|t)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?P<verb>[A-ZÀ-Þ][a-z]{2,}(?:ing|ed))\s(?P<name>[A-ZÀ-Þ]\S*\s\S.*)", re.DOTALL)
_OPENS = re.compile(r"(?:\A|[.!?:*)\n][\"”’')\]]{0,2}\s*|[\"“(])\Z")
_ENDS = re.compile(r"(?:\s[A-ZÀ-Þ][a-zß-ÿ]+(?![\w-]))?\s*(?:[.,;:()\n]|$|[’']s|\s(?!and\b)[a-z])")
_GIVEN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+\s(?:[A-Z]\.\s)?")
_LOOK_BACK = 4


def is_no_word(token: str) -> bool:
    """Whether a capitalised token is a contraction ("I’m", "Don’t"), which no name is."""
    return bool(_CONTRACTED.fullmatch(token))


def is_letters(words: str) -> bool:
    """Whether a run is but initials, as stand behind a name ("M.P.", "O.B.E.")."""
    return bool(_LETTERS.fullmatch(words))


def is_surname(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a word that is no name alone follows the given name at `start` ("Eric Green", "Ana Hall Ruiz")."""
    known = match.group() in listed("names", "also_surnames") and _ENDS.match(text, match.end())
    return bool(known and _GIVEN.fullmatch(text, start, match.start()))


def without_verb(text: str, start: int, end: int) -> int:
    """Where the name begins in a run that opens a sentence with a participle ("Addressing Ana Ruiz: …").

    The participle has its capital from its place; the text has the name elsewhere without it.
    """
    run = _PARTICIPLE.fullmatch(text, start, end)
    if run is None or not _OPENS.search(text, max(0, start - _LOOK_BACK), start):
        return start
    return run.start("name") if text.count(run["name"]) > text.count(run.group()) else start


def given_names(text: str, titled: list[tuple[int, int]]) -> frozenset[str]:
    """Names of persons whose given name is a state's or a people's, that stand behind an office ("CEO German Gref").

    `titled` has where each office or form of address stands. Given name and surname, as the text has them.
    """
    found = (_given().match(text, end) for _, end in titled)
    return frozenset(match["name"] for match in found if match)


@cache
def _given() -> re.Pattern[str]:
    """A space, and a full name that begins with one of the words that are given names as well."""
    names = "|".join(sorted(map(re.escape, listed("names", "also_names"))))
    return re.compile(rf"\s(?P<name>(?:{names})\s[A-ZÀ-Þ][\w’'-]+)(?=\s*(?:[.,;:()\n]|$|[’']s|\s[a-z]))")
