"""The phrases of `layout.toml`, made ready for quick look-up, and the one way in which lines are compared with them."""

import re
from functools import cache

from dragoman.lexicon import load_table

OUTER = " \t\u00a0\"'“”‘’«»•·*-–—_=~|>\u203a»#:;,.!?…[]()\u200b\u200e\u200f\ufeff"
_SPACES = re.compile(r"\s+")


def fold(line: str) -> str:
    """A line in lower case, its spaces single, without punctuation at its ends."""
    return _SPACES.sub(" ", line).casefold().strip(OUTER)


@cache
def lines(section: str, key: str) -> frozenset[str]:
    """The phrases of one list, folded."""
    return frozenset(fold(phrase) for phrase in load_table("layout")[section][key])


@cache
def starts(section: str, key: str = "starts") -> re.Pattern[str]:
    """A pattern that matches, at the start of a line in lower case, any phrase of one list."""
    phrases = sorted(load_table("layout")[section][key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        "|".join(re.escape(phrase.casefold()) + (r"\b" if phrase[-1].isalnum() else "") for phrase in phrases)
    )


@cache
def words(section: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any word of one list in a text in lower case."""
    phrases = sorted(load_table("layout")[section][key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase.casefold()) for phrase in phrases) + r")\b")
