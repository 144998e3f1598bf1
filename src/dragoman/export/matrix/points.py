"""What the matrix is: points in their order, and what each account has at each of them, before any form draws it.

A point is a fact of the contact, a group of statements that matches or differences tie, or a statement of one account
alone. No account is the yardstick: where two differ, both differ.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dragoman.export.labels import capitalised, label
from dragoman.export.matrix.contrasts import Touching, ways
from dragoman.export.matrix.facts import FactCell, fact_cells
from dragoman.export.rows import Column, Row, Said, rows_of
from dragoman.export.view import View
from dragoman.export.wording import one_line, shortened
from dragoman.model import Record, Span

LONGEST_NAME = 90
"""Characters of an account's words that name a point."""

ENOUGH_WORDS = 4
"""Words from which a statement can name a point."""


class Stance(StrEnum):
    """What an account has at a point."""

    REPORTED = "reported"
    SILENT = "silent"
    DIFFERS = "differs"


class Standing(StrEnum):
    """How the accounts stand to each other at a point, in the order of the matrix."""

    CONTACT = "contact"
    ALL = "all"
    DIFFER = "differ"
    SOME = "some"
    ONE = "one"


@dataclass(frozen=True)
class Words:
    """Words of an account behind a cell: where they stand, whose they are and, for a statement, its id."""

    span: Span
    text: str
    speaker: str = ""
    statement: str | None = None


@dataclass(frozen=True)
class Cell:
    """What one account has at one point: its stance, how it differs in a word or two, and the words behind it."""

    column: Column
    stance: Stance
    how: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def line(self) -> str:
        """The cell in a few words: "differs: weaker"."""
        return f"{label('stance', self.stance)}{': ' if self.how else ''}{', '.join(self.how)}"


@dataclass(frozen=True)
class Point:
    """One row of the matrix."""

    number: int
    standing: Standing
    name: str
    cells: tuple[Cell, ...]
    weight: float = 0.0

    @property
    def heading(self) -> str:
        """What the points of its standing have in common."""
        return label("standing", self.standing)


@dataclass(frozen=True)
class Matrix:
    """The points of a record under its accounts."""

    view: View

    @property
    def names(self) -> tuple[str, ...]:
        """What the accounts are called."""
        return self.view.names

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Facts of the contact, what all report, where they differ, what some and what one alone reports.

        Within each the points that the weightiest findings touch come first, then those that stand first in the texts.
        """
        facts = [self._fact(cell) for cell in fact_cells(self.view)]
        rows = [self._row(row) for row in self._joined_rows()]
        order = list(Standing)
        rows.sort(key=lambda one: (order.index(one.standing), -one.weight, *_place(one)))
        return tuple(_numbered([*facts, *rows]))

    @cached_property
    def groups(self) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        """The points by their standing, each under its heading."""
        found: dict[str, list[Point]] = {}
        for point in self.points:
            found.setdefault(point.heading, []).append(point)
        return tuple((heading, tuple(points)) for heading, points in found.items())

    def _fact(self, fact: FactCell) -> Point:
        cells = tuple(
            Cell(
                column,
                Stance.SILENT if not told else Stance.DIFFERS if how else Stance.REPORTED,
                how,
                tuple(Words(one.span, one.text) for one in words),
            )
            for column, told, how, words in zip(self.view.columns, fact.told, fact.how, fact.words, strict=True)
        )
        return Point(0, Standing.CONTACT, fact.name, cells)

    def _joined_rows(self) -> tuple[Row, ...]:
        ties = [*self.view.record.matches, *self._touching.ties]
        return rows_of(self.view.columns, self.view.statements, ties)

    @cached_property
    def _touching(self) -> Touching:
        return Touching(self.view)

    def _row(self, row: Row) -> Point:
        members = [said for cell in row.cells for said in cell]
        found = ways(row, self._touching)
        cells = tuple(_cell(column, cell, found) for column, cell in zip(self.view.columns, row.cells, strict=True))
        return Point(0, _standing(cells), _name(members), cells, self._touching.weight(members))


def matrix_of(record: Record) -> Matrix:
    """The matrix of `record`."""
    return Matrix(View(record))


def _cell(column: Column, members: tuple[Said, ...], found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Cell:
    if not members:
        return Cell(column, Stance.SILENT)
    differs, beside = found.get(column.key, ((), ()))
    words = tuple(Words(said.statement.span, said.text, said.speaker, said.id) for said in members)
    return Cell(column, Stance.DIFFERS if differs else Stance.REPORTED, (*differs, *beside), words)


def _standing(cells: tuple[Cell, ...]) -> Standing:
    telling = [cell for cell in cells if cell.stance is not Stance.SILENT]
    if any(cell.stance is Stance.DIFFERS for cell in telling):
        return Standing.DIFFER
    if len(telling) == len(cells):
        return Standing.ALL
    return Standing.SOME if len(telling) > 1 else Standing.ONE


def _name(members: Iterable[Said]) -> str:
    """What a point is called: the topic of its statements, and the words of the shortest that says enough."""
    said = list(members)
    contents = sorted((one_line(one.content) for one in said), key=lambda words: (len(words), words))
    telling = next((words for words in contents if len(words.split()) >= ENOUGH_WORDS), contents[-1])
    topic = _topic(said)
    words = shortened(telling, LONGEST_NAME)
    named = not topic or topic.casefold() in words.casefold()
    return capitalised(words if named else f"{one_line(topic)}: {words}")


def _topic(members: list[Said]) -> str:
    """The topic that all statements of a point share, of several the one that stands first in most; else none."""
    lists = [said.statement.topics for said in members]
    shared = [topic for topic in lists[0] if all(topic in topics for topics in lists)]
    return min(shared, key=lambda topic: (sum(topics.index(topic) for topics in lists), topic), default="")


def _place(point: Point) -> tuple[float, list[str]]:
    """Where the words of a point stand in the texts on average, from 0 to 1; then the words themselves."""
    starts = [words.span.start / len(cell.column.account.text) for cell in point.cells for words in cell.words[:1]]
    return sum(sorted(starts)) / len(starts), sorted(words.text for cell in point.cells for words in cell.words)


def _numbered(points: list[Point]) -> Iterator[Point]:
    for number, point in enumerate(points, 1):
        yield Point(number, point.standing, point.name, point.cells, point.weight)
