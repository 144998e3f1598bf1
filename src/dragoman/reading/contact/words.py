"""Patterns of English words beside a contact's own, from `contact_words.toml`."""

import re
from functools import cache

from dragoman.lexicon import load_table


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """The pattern that a section of the table keeps under a key."""
    return re.compile(load_table("contact_words")[section][key])
