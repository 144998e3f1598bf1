"""Publishers that are known by name: what sort they are, and for whom the official ones speak."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.model import AccountKind

_NOT_LETTERS = re.compile(r"[\W_]+")


class Publisher(NamedTuple):
    """A publisher by its usual name; `side` is set for officials only."""

    name: str
    kind: AccountKind
    side: str | None


def publisher_named(words: str) -> Publisher | None:
    """The publisher that `words`, and nothing besides, name: "The White House", "MOFA Japan".

    >>> publisher_named("White House").side
    'US'
    """
    return _by_key().get(_key(words))


@cache
def _by_key() -> dict[str, Publisher]:
    """All publishers by each of their names, folded."""
    table = load_table("publishers")
    known: dict[str, Publisher] = {}
    for kind in AccountKind:
        for entry in table[kind]:
            publisher = Publisher(entry["name"], kind, entry.get("side"))
            for name in (entry["name"], *entry.get("names", ())):
                known[_key(name)] = publisher
    return known


def _key(words: str) -> str:
    """The words without case, punctuation or an article before them."""
    return (
        _NOT_LETTERS.sub(" ", words.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
        .strip()
        .removeprefix("the ")
    )
