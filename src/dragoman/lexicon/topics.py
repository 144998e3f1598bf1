"""What words are about: topics of diplomacy, and things that sides call by different names.

Built from `data/topics.toml` and `data/referents.toml`. Finds both by their words alone; context is for the reader of
the whole text.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.phrases import SPACE_OR_HYPHEN, words_or_stems

TOPICS_AT_MOST = 4

_LONGEST = 80
_GAP = re.compile(r"[\s\u2010\u2011\u2013-]+")
_APOSTROPHES = str.maketrans("\u2019\u02bc`", "'''")


class _Index(NamedTuple):
    """A pattern for phrases in lower case, and what each phrase, in plain form, stands for; a stem with its star."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, tuple[str, ...]]


def topics_of(text: str) -> tuple[str, ...]:
    """The topics that the words of a text tell of, most special first, at most four.

    >>> topics_of("They took up the peace treaty.")
    ('peace treaty',)
    """
    found: dict[str, int] = {}
    for match in _topic_index().pattern.finditer(text.lower()):
        for name in _meanings(_topic_index(), match[0]):
            found[name] = found.get(name, 0) + 1
    ranks = topic_ranks()
    return tuple(sorted(found, key=lambda name: (ranks[name], -found[name]))[:TOPICS_AT_MOST])


def names_topic(text: str, topic: str) -> bool:
    """Whether a text has any word of a topic of the table.

    >>> names_topic("They took up the peace treaty.", "peace treaty")
    True
    """
    index = _topic_index()
    return any(topic in _meanings(index, match[0]) for match in index.pattern.finditer(text.lower()))


def referents_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """The things under debate that a text names: referent, and start and end of the words, in order.

    Two texts that name one referent differ in wording where `same_wording` does not hold of the words.
    """
    return tuple(
        (meaning.split(":")[0], match.start(), match.end())
        for match in _referent_index().pattern.finditer(_lower(text))
        for meaning in _meanings(_referent_index(), match[0])
    )


def same_wording(a: str, b: str) -> bool:
    """Whether two phrases that `referents_in` found are one name, in whatever spelling ("ceasefire", "cease-fires")."""
    return not set(_meanings(_referent_index(), _lower(a))).isdisjoint(_meanings(_referent_index(), _lower(b)))


def _meanings(index: _Index, phrase: str) -> tuple[str, ...]:
    """What a phrase stands for: as it is, or by its longest stem; nothing for an unknown one."""
    plain = _plain(phrase[:_LONGEST])
    if plain in index.meanings:
        return index.meanings[plain]
    stems = (f"{plain[:length]}*" for length in range(len(plain), 0, -1))
    return next((index.meanings[stem] for stem in stems if stem in index.meanings), ())


def _plain(phrase: str) -> str:
    """A phrase in one form, whatever its spaces, hyphens and apostrophes."""
    return _GAP.sub(" ", phrase).translate(_APOSTROPHES)


def _lower(text: str) -> str:
    """The text in lower case, every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one if len(one := c.lower()) == 1 else c for c in text)


@cache
def _topic_index() -> _Index:
    """The index of the topics' words."""
    return _index((phrase, topic["name"]) for topic in load_table("topics")["topics"] for phrase in topic["words"])


@cache
def topic_ranks() -> dict[str, int]:
    """How special each topic is: 1 a named issue, 2 a subject, 3 what any contact is about."""
    return {topic["name"]: topic["rank"] for topic in load_table("topics")["topics"]}


@cache
def topic_in_prose(topic: str) -> str:
    """A topic as a sentence has it, with the article that it takes; what is no topic of the table stays as it is.

    >>> topic_in_prose("territorial issue"), topic_in_prose("trade")
    ('the territorial issue', 'trade')
    """
    articles = {entry["name"]: entry["article"] for entry in load_table("topics")["topics"] if "article" in entry}
    return f"{articles[topic]} {topic}" if topic in articles else topic


@cache
def _referent_index() -> _Index:
    """The index of the referents' words; what a phrase stands for is referent and number of the name."""
    table: dict[str, list[str]] = load_table("referents")["referents"]
    return _index(
        (spelling, f"{referent}:{number}")
        for referent, names in table.items()
        for number, name in enumerate(names)
        for spelling in name.split("|")
    )


def _index(pairs: Iterable[tuple[str, str]]) -> _Index:
    """The index of phrases with their meanings."""
    meanings: dict[str, tuple[str, ...]] = {}
    for phrase, meaning in pairs:
        key = _plain(phrase)
        if meaning not in meanings.get(key, ()):
            meanings[key] = (*meanings.get(key, ()), meaning)
    return _Index(re.compile(rf"(?<!\w){words_or_stems(meanings, SPACE_OR_HYPHEN)}"), meanings)
