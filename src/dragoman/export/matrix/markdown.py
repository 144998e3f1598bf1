"""The matrix as Markdown (with the tables of GitHub's dialect): a table, and the words behind each cell in it."""

from collections.abc import Iterator

from dragoman.export.matrix.points import Cell, Matrix, matrix_of
from dragoman.export.wording import markdown as escaped
from dragoman.model import Record


def matrix_markdown(record: Record) -> str:
    """The matrix of `record` as a Markdown document that ends in a line break."""
    return "\n".join(_document(matrix_of(record))) + "\n"


def _document(matrix: Matrix) -> Iterator[str]:
    yield f"# {escaped(matrix.view.title)}"
    yield ""
    yield escaped(matrix.view.subtitle)
    for heading, points in matrix.groups:
        yield from ("", f"## {escaped(heading)}", "")
        yield _row(["", "Point", *map(escaped, matrix.names)])
        yield "|" + " --- |" * (2 + len(matrix.names))
        for point in points:
            yield _row([str(point.number), escaped(point.name), *map(_cell, point.cells)])


def _cell(cell: Cell) -> str:
    lines = [f"**{escaped(cell.line)}**" if cell.how else escaped(cell.line)]
    for words in cell.words:
        speaker = f"{escaped(words.speaker)}: " if words.speaker else ""
        lines.append(f"{speaker}“{escaped(words.text)}”")
    return "<br>".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
