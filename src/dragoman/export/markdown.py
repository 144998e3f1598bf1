"""Writes a record as Markdown (with the tables of GitHub's dialect), in the same order as the terminal shows it.

Words of accounts are escaped: no account can make a heading, a link, a table cell or an HTML element.
"""

from collections.abc import Iterator

from dragoman.export.facts import FactRow
from dragoman.export.lines import coverages, other_contacts, plain_undertaking, unsure, warnings
from dragoman.export.rows import Row, Said
from dragoman.export.view import FindingGroup, View
from dragoman.export.wording import markdown as escaped
from dragoman.model import Record


def to_markdown(record: Record) -> str:
    """`record` as a Markdown document that ends in a line break."""
    view = View(record)
    return "\n".join(_document(view)) + "\n"


def _document(view: View) -> Iterator[str]:
    yield f"# {escaped(view.title)}"
    yield ""
    yield escaped(view.subtitle)
    if view.facts:
        yield from _card(view)
    for group in view.groups:
        yield from _findings(group, view)
    if view.unlisted:
        yield from ("", escaped(view.unlisted))
    yield from _list("Who will do what", [plain_undertaking(one, view) for one in view.undertakings])
    if view.statements:
        yield from _statements(view)
    yield from _list("Unsure statements", unsure(view))
    yield from _list("Other contacts mentioned", other_contacts(view))
    yield from _list("Notes on the reading", warnings(view) + coverages(view))


def _card(view: View) -> Iterator[str]:
    yield from _table(["The contact", "", *(["", *view.names] if len(view.names) > 1 else view.names)])
    for row in view.facts:
        yield _cells([row.label, row.value or "unknown", *([row.note] if len(view.names) > 1 else []), *_sources(row)])


def _sources(row: FactRow) -> list[str]:
    """The words of each account, a cell an account."""
    return ["; ".join(f"“{words.text}”" for words in cell) for cell in row.cells]


def _findings(group: FindingGroup, view: View) -> Iterator[str]:
    yield from ("", f"## {escaped(group.heading)}", "")
    for finding in group.findings:
        yield f"- {escaped(finding.summary)}"
        for proof in finding.evidence:
            column = view.by_key[proof.account]
            yield f"  - {escaped(column.name)}: “{escaped(proof.span.of(column.account.text))}”"


def _list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"## {heading}", "")
        yield from (f"- {escaped(line)}" for line in lines)


def _statements(view: View) -> Iterator[str]:
    yield from ("", "## Statement by statement")
    yield from _table(["", *view.names])
    for row in view.rows:
        yield _row(row, view)


def _row(row: Row, view: View) -> str:
    sign = str(row.number) if row.number else ("◇" if len(view.columns) > 1 else "")
    cells = ["<br>".join(_said(said) for said in cell) for cell in row.cells]
    return "| " + " | ".join([sign, *cells]) + " |"


def _said(said: Said) -> str:
    tail = f" ({escaped(said.tail)})" if said.tail else ""
    return f"{escaped(said.line)}{tail}: “{escaped(said.text)}”"


def _table(headings: list[str]) -> Iterator[str]:
    yield ""
    yield _cells(headings)
    yield "|" + " --- |" * len(headings)


def _cells(cells: list[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
