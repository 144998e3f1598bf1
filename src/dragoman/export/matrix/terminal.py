"""The matrix on a terminal: points and what each account has of them in short; below, the words by number.

It is legible at 80 columns and without colour. Where the accounts are too many for columns, each point lists them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.matrix.points import Cell, Matrix, Point, Stance, matrix_of
from dragoman.export.wording import one_line, shortened
from dragoman.model import Record

NARROWEST_CELL = 12
"""Characters that a column of the table needs; with less, each point lists the accounts."""

NAME_SHARE = 2
"""How many cells wide the names of the points are."""

LONGEST_TITLE = 40
"""Characters of an account's name over its column; it stands in full beside its words."""

_ASIDE = re.compile(r"\s*\([^()]*\)$")

SIGNS = {Stance.REPORTED: "●", Stance.SILENT: "–", Stance.DIFFERS: "≠"}


def matrix_text(record: Record, width: int | None = None) -> RenderableType:
    """The matrix of `record` as a rich renderable, wrapped at `width` or else at the console's own width."""
    shown = MatrixText(matrix_of(record))
    return shown if width is None else Constrain(shown, width)


@dataclass(frozen=True)
class MatrixText:
    """A matrix that rich can draw: it learns its width when it is drawn."""

    matrix: Matrix

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table or the list of points, then the words behind them."""
        view = self.matrix.view
        yield Text(one_line(view.title), style="bold")
        yield Text(one_line(view.subtitle))
        wide = options.max_width >= NARROWEST_CELL * (NAME_SHARE + len(view.columns))
        for heading, points in self.matrix.groups:
            yield Text("")
            yield Text(heading, style="bold underline")
            yield from [_table(self.matrix, points)] if wide else _listed(points)
        yield Text("")
        yield Text("The words behind the points", style="bold underline")
        for point in self.matrix.points:
            yield from _words(point)
        yield Text("")
        yield Text("   ".join(f"{sign} {stance}" for stance, sign in SIGNS.items()), style="dim")


def _table(matrix: Matrix, points: tuple[Point, ...]) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("", ratio=NAME_SHARE, overflow="fold")
    for name in _titles(matrix.names):
        table.add_column(Text(shortened(name, LONGEST_TITLE)), ratio=1, overflow="fold")
    for point in points:
        table.add_row(str(point.number), Text(one_line(point.name)), *map(_cell, point.cells))
    return table


def _titles(names: tuple[str, ...]) -> tuple[str, ...]:
    """What stands over the columns: the names without what follows in brackets, where that still tells them apart."""
    plain = tuple(_ASIDE.sub("", name) or name for name in names)
    return plain if len(set(plain)) == len(plain) else names


def _cell(cell: Cell) -> Text:
    style = {Stance.DIFFERS: "bold", Stance.SILENT: "dim"}.get(cell.stance, "")
    return Text(f"{SIGNS[cell.stance]} {cell.line}", style=style)


def _listed(points: tuple[Point, ...]) -> Iterator[RenderableType]:
    for point in points:
        yield Text(f"{point.number} {one_line(point.name)}")
        for cell in point.cells:
            yield Padding(Text.assemble(f"{one_line(cell.column.name)}: ", _cell(cell)), (0, 0, 0, 2))


def _words(point: Point) -> Iterator[RenderableType]:
    """The words of each account at a point, under its number."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", width=len("000"))
    grid.add_column(ratio=1, overflow="fold")
    told = [(cell, words) for cell in point.cells for words in cell.words]
    for place, (cell, words) in enumerate(told):
        speaker = f"{one_line(words.speaker)}: " if words.speaker else ""
        account = (f"{one_line(cell.column.name)}: ", "dim")
        number = "" if place else str(point.number)
        grid.add_row(number, Text.assemble(account, f"{speaker}“{one_line(words.text)}”"))
    if told:
        yield grid
