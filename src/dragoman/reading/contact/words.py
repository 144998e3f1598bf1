"""Patterns of English words beside a contact's own, from `contact_words.toml`."""

import re
from functools import cache

from dragoman.lexicon import load_table


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """The pattern that a section of the table keeps under a key."""
    return re.compile(load_table("contact_words")[section][key])


def spaced(pattern: str) -> str:
    """A pattern whose spaces stand for any white space, as between words of which a line or a page breaks."""
    return pattern.replace(" ", r"\s")
