"""Gives the most frequent topics of a record a colour each; colours are numbers here, and the style sheet's affair."""

from collections import Counter
from dataclasses import dataclass

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
    """Colours for the topics of `rows`, the most frequent first; equal ones in the order of their first row."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[main_topic(row)] += sum(map(len, row.cells))
    named = [(name, count) for name, count in counts.most_common() if name]
    legend = [Topic(colour, name, count) for colour, (name, count) in enumerate(named[:COLOURS], start=1)]
    rest = counts.total() - sum(topic.count for topic in legend)
    colours = {topic.name: topic.colour for topic in legend}
    others = "other topics" if legend else "no topic known"
    return Topics(tuple([*legend, Topic(0, others, rest)] if rest else legend), colours)
