"""A search as a tree: what was asked for, each part with its place in the query. Knows nothing of any archive."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """A value of a filter, and where it begins in the query."""

    text: str
    place: int


@dataclass(frozen=True)
class Words:
    """A word, or words in quotes (`exact`): those words, in that order, next to each other.

    `begins` is set where the last word need only begin so (`treat*`).
    """

    text: str
    place: int
    exact: bool = False
    begins: bool = False


@dataclass(frozen=True)
class Filter:
    """A field, how it stands to its values (":", "=", ">=", "<=", ">", "<"), and the values, one of which must hold."""

    field: str
    relation: str
    values: tuple[Value, ...]
    place: int


@dataclass(frozen=True)
class Not:
    """What must not hold."""

    part: "Node"


@dataclass(frozen=True)
class All:
    """What must hold together; nothing at all where there are no parts, which everything fulfils."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    """What must hold in part."""

    parts: tuple["Node", ...]


Node = Words | Filter | Not | All | AnyOf
