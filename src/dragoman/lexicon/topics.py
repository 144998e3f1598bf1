"""What words are about: topics of diplomacy (`data/topics.toml`), and things that sides call by different names
(`data/referents.toml`). Finds them by their words alone; context is for the reader of the whole text.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.phrases import SPACE_OR_HYPHEN, alternation

TOPICS_AT_MOST = 4

_GAP = re.compile(r"[\s‐‑–-]+")


class _Index(NamedTuple):
    """A pattern for phrases, and what each phrase, as matched, stands for."""

    pattern: re.Pattern[str]
    exact: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]


def topics_of(text: str) -> tuple[str, ...]:
    """The topics that the words of a text tell of, most special first, at most four."""
    index, ranks = _topic_index(), _topic_ranks()
    found: dict[str, int] = {}
    for match in index.pattern.finditer(text):
        for name in _meanings(index, match):
            found[name] = found.get(name, 0) + 1
    ordered = sorted(found, key=lambda name: (ranks[name], -found[name]))
    return tuple(ordered[:TOPICS_AT_MOST])


def referents_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """The things under debate that a text names: referent, and start and end of the words, in order.

    Two texts that name one referent in other words differ in wording.
    """
    index = _referent_index()
    return tuple(
        (name, match.start(), match.end()) for match in index.pattern.finditer(text) for name in _meanings(index, match)
    )


def _meanings(index: _Index, match: re.Match[str]) -> tuple[str, ...]:
    """What the matched phrase stands for."""
    if match["exact"]:
        return index.exact[_plain(match["exact"])]
    return index.stems[_plain(match["stem"])]


def _plain(phrase: str) -> str:
    """A phrase in one form, whatever its case, spaces, hyphens and apostrophes."""
    return _GAP.sub(" ", phrase.lower()).replace("’", "'").replace("ʼ", "'").replace("`", "'")


@cache
def _topic_index() -> _Index:
    """The index of the topics' words."""
    return _index((phrase, topic["name"]) for topic in load_table("topics")["topics"] for phrase in topic["words"])


@cache
def _topic_ranks() -> dict[str, tuple[int, int]]:
    """How special each topic is: its rank, then its place in the file."""
    return {topic["name"]: (topic["rank"], 0) for topic in load_table("topics")["topics"]}


@cache
def _referent_index() -> _Index:
    """The index of the referents' words."""
    table: dict[str, list[str]] = load_table("referents")["referents"]
    return _index((phrase, name) for name, phrases in table.items() for phrase in phrases)


def _index(pairs: Iterable[tuple[str, str]]) -> _Index:
    """The index of phrases with their meanings; a star at a phrase's end stands for any ending."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for phrase, meaning in pairs:
        table = stems if phrase.endswith("*") else exact
        key = _plain(phrase.removesuffix("*"))
        table[key] = (*table.get(key, ()), *(() if meaning in table.get(key, ()) else (meaning,)))
    pattern = (
        rf"(?<!\w)(?:(?P<exact>{alternation(exact, SPACE_OR_HYPHEN)})(?!\w)"
        rf"|(?P<stem>{alternation(stems, SPACE_OR_HYPHEN)})\w*)"
    )
    return _Index(re.compile(pattern, re.IGNORECASE), exact, stems)
