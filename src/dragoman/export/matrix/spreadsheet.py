"""The matrix as CSV for spreadsheets: RFC 4180, a header, and for each account a column of cells and one of words.

A spreadsheet takes a cell that begins like a formula for one and runs it: such a cell is led by an apostrophe, as
OWASP's "CSV Injection" advises.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from dragoman.export.matrix.points import Cell, Matrix, Point, matrix_of
from dragoman.export.wording import one_line
from dragoman.model import Record

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width signs count as well
"""What a spreadsheet takes for the beginning of a formula."""


def matrix_csv(record: Record) -> str:
    """The matrix of `record` as CSV: a header, then a record for each point, with CRLF at line ends."""
    matrix = matrix_of(record)
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(_guarded(one) for one in _header(matrix))
    writer.writerows([_guarded(one) for one in _cells(point)] for point in matrix.points)
    return sheet.getvalue()


def _header(matrix: Matrix) -> Iterator[str]:
    yield from ("number", "group", "point")
    for name in matrix.names:
        yield from (name, f"{name}: words")


def _cells(point: Point) -> Iterator[str]:
    yield from (str(point.number), point.heading, point.name)
    for cell in point.cells:
        yield from (cell.line, _words(cell))


def _words(cell: Cell) -> str:
    """The words of a cell, each with its speaker."""
    return " / ".join(f"{f'{one.speaker}: ' if one.speaker else ''}“{one.text}”" for one in cell.words)


def _guarded(cell: str) -> str:
    line = one_line(cell)
    return f"'{line}" if line.startswith(FORMULA) else line
