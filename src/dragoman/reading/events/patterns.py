"""Finds the event lexicon's patterns among a sentence's words.

A pattern is a few words (`lexicon/data/events.toml` says how they are written). Patterns are looked up by their first
word, and a gap has an end, so that the search takes time in proportion to the words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.verbs import forms

OPERATOR = "operator"
"""The class of words that govern an event rather than name one ("agreed to", "refused to")."""

_GAP = ".."


class Group(NamedTuple):
    """A group of the lexicon: its class (a root class, or `OPERATOR`) and its name within it."""

    root: str
    name: str


class Hit(NamedTuple):
    """A pattern found: places of its first word and after its last, its group, and how many words it has."""

    start: int
    end: int
    group: Group
    size: int


class _Word(NamedTuple):
    """One place of a pattern: any of `words`, or any word that begins with `stem`; `after_gap` if words may precede."""

    words: frozenset[str]
    stem: str
    after_gap: bool

    def fits(self, word: str) -> bool:
        return word in self.words or bool(self.stem and word.startswith(self.stem))


class _Pattern(NamedTuple):
    group: Group
    words: tuple[_Word, ...]


class _Lexicon(NamedTuple):
    by_word: dict[str, list[_Pattern]]
    by_stem: list[_Pattern]


def find_patterns(words: Sequence[str]) -> list[Hit]:
    """Every pattern among the words (lower case), in their order."""
    lexicon, gap = _lexicon(), load_table("events")["gap"]
    return [
        Hit(start, end, pattern.group, len(pattern.words))
        for start, word in enumerate(words)
        for pattern in _candidates(lexicon, word)
        if (end := _end(pattern, words, start, gap)) is not None
    ]


def turned(operator: str, root: str) -> str | None:
    """The class of the whole where an operator governs an event of class `root`; None where it changes nothing.

    >>> turned("refusal", "AID")
    'REJECT'
    """
    turns: dict[str, str] = load_table("events")["turns"].get(operator, {})
    return turns.get(root, turns.get("*"))


def _candidates(lexicon: _Lexicon, word: str) -> Iterator[_Pattern]:
    yield from lexicon.by_word.get(word, ())
    yield from (pattern for pattern in lexicon.by_stem if word.startswith(pattern.words[0].stem))


def _end(pattern: _Pattern, words: Sequence[str], start: int, gap: int) -> int | None:
    """The place after the pattern's last word, its first standing at `start`; None where it does not fit."""
    place = start
    for item in pattern.words:
        last = min(len(words), place + (gap if item.after_gap else 0) + 1)
        found = next((here for here in range(place, last) if item.fits(words[here])), None)
        if found is None:
            return None
        place = found + 1
    return place


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon(defaultdict(list), [])
    for pattern in _patterns():
        first = pattern.words[0]
        if first.stem:
            lexicon.by_stem.append(pattern)
        for word in first.words:
            lexicon.by_word[word].append(pattern)
    return lexicon


def _patterns() -> Iterator[_Pattern]:
    table: dict[str, Any] = load_table("events")
    classes = {root: groups for root, groups in table.items() if root.isupper()} | {OPERATOR: table["operators"]}
    for root, groups in classes.items():
        for name, wordings in groups.items():
            for wording in wordings:
                yield _Pattern(Group(root, name), _words_of(wording))


def _words_of(wording: str) -> tuple[_Word, ...]:
    items = wording.split()
    return tuple(
        _Word(*_alternatives(item), after_gap=place > 0 and items[place - 1] == _GAP)
        for place, item in enumerate(items)
        if item != _GAP
    )


def _alternatives(item: str) -> tuple[frozenset[str], str]:
    """The words that an item of a pattern stands for, and the stem where it is one."""
    if item.startswith("~"):
        return frozenset(forms(item[1:])), ""
    if item.endswith("*"):
        return frozenset(), item[:-1]
    return frozenset({item}), ""
