"""The matrix of a record: rows are points, columns are accounts, and a cell says reported, silent or differs."""

from dragoman.export.matrix.markdown import matrix_markdown
from dragoman.export.matrix.points import Cell, Matrix, Point, Stance, Standing, matrix_of
from dragoman.export.matrix.spreadsheet import matrix_csv
from dragoman.export.matrix.terminal import matrix_text

__all__ = [
    "Cell",
    "Matrix",
    "Point",
    "Stance",
    "Standing",
    "matrix_csv",
    "matrix_markdown",
    "matrix_of",
    "matrix_text",
]
