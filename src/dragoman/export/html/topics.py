"""Gives the most frequent topics of a record a colour each; colours are numbers here, and the style sheet's affair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from dragoman.export.rows import Row

COLOURS = 8
"""How many topics can be told apart at a glance; the rest share the neutral colour 0."""


@dataclass(frozen=True)
class Topic:
    """A topic of the legend: its colour, its name, and how many statements are about it."""

    colour: int
    name: str
    count: int


@dataclass(frozen=True)
class Topics:
    """The legend, and the colour of each row of statements."""

    legend: tuple[Topic, ...]
    colours: dict[str, int]

    def colour(self, row: Row) -> int:
        """The colour of a row: its most shared topic's."""
        return self.colours.get(main_topic(row), 0)


def main_topic(row: Row) -> str:
    """What a row is about above all; empty where nothing is known."""
    return row.topics[0] if row.topics else ""


def colour_topics(rows: tuple[Row, ...]) -> Topics:
    """Colours for the most frequent topics of `rows`; equally frequent ones in the order of their first row.

    A colour is the topic's own, as far as others leave it free, and not its rank: a correction that changes how often
    a topic comes up must not deal all of them anew.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        counts[main_topic(row)] += sum(map(len, row.cells))
    named = [(name, count) for name, count in counts.most_common() if name]
    dealt = _deal(name for name, _ in named[:COLOURS])
    legend = [Topic(dealt[name], name, count) for name, count in named[:COLOURS]]
    rest = counts.total() - sum(topic.count for topic in legend)
    colours = {topic.name: topic.colour for topic in legend}
    others = "other topics" if legend else "no topic known"
    return Topics(tuple([*legend, Topic(0, others, rest)] if rest else legend), colours)


def _deal(names: Iterable[str]) -> dict[str, int]:
    """A colour for each of no more names than there are colours: of those still free the one that a name likes best."""
    free = list(range(1, COLOURS + 1))
    dealt: dict[str, int] = {}
    for name in sorted(names, key=_lot):
        free.sort(key=partial(_liking, name))
        dealt[name] = free.pop()
    return dealt


def _liking(name: str, colour: int) -> bytes:
    return _lot(f"{name} {colour}")


def _lot(words: str) -> bytes:
    """A number that words draw, the same on every machine."""
    return sha256(words.encode("utf-8", "surrogatepass")).digest()
