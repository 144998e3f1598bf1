"""Word lists of the cast's lexicon, as patterns and sets."""

from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.phrases import alternation


@cache
def either(*path: str) -> str:
    """A pattern that matches any entry of a list in `cast.toml`, by its section and key."""
    return f"(?:{alternation(_list(path))})"


@cache
def listed(*path: str) -> frozenset[str]:
    """The entries of a list in `cast.toml`, by its section and key."""
    return frozenset(_list(path))


def _list(path: tuple[str, ...]) -> list[str]:
    """The entries of a list or text; the keys of a table."""
    found = load_table("cast")
    for key in path:
        found = found[key]
    return found.split() if isinstance(found, str) else list(found)
