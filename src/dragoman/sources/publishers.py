"""Publishers that are known by name: what sort they are, and for whom the official ones speak."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of
from dragoman.model import AccountKind

_LONGEST_NAME = 120
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
    return _by_key().get(_key(words)) or _by_form(words)


@lru_cache(1024)
def _by_form(words: str) -> Publisher | None:
    """An official body that no list has, by the form of its name: "Ministry of Foreign Affairs of Norway"."""
    name = " ".join(words.strip(" .,:").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    if len(name) > _LONGEST_NAME:
        return None
    found = (form.fullmatch(name.removeprefix("The ").removeprefix("the ")) for form in _forms())
    sides = (party_of(match["party"]) for match in found if match)
    side = next(filter(None, sides), None)
    return Publisher(name, AccountKind.OFFICIAL, side) if side else None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in load_table("publishers")["official_forms"])


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
