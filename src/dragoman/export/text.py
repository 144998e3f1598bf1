"""Shows a record on a terminal with rich: the contact card, the findings, then the accounts' statements in parallel.

Everything is legible without colour, at any width, and when piped into a file. Words of accounts are never read as
mark-up, and control characters in them never reach the terminal.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.facts import FactRow, Mark
from dragoman.export.lines import coverages, other_contacts, plain_undertaking, unsure, warnings
from dragoman.export.rows import Row, Said
from dragoman.export.view import FindingGroup, View
from dragoman.export.wording import one_line
from dragoman.model import Finding, Record

NARROWEST_COLUMN = 26
"""Characters an account needs in the parallel table; with less, accounts stand one below the other."""

LONGEST_QUOTE = 320
"""Characters of evidence shown; longer evidence keeps its beginning and end."""

SIGNS = {Mark.AGREE: "=", Mark.SOME: "=", Mark.ONLY: "◇", Mark.DIFFER: "≠", Mark.OWN_WORDS: "~"}


def to_text(record: Record, width: int | None = None) -> RenderableType:
    """`record` as a rich renderable, wrapped at `width` or else at the console's own width."""
    shown = RecordText(View(record))
    return shown if width is None else Constrain(shown, width)


@dataclass(frozen=True)
class RecordText:
    """A record that rich can draw: it learns its width when it is drawn."""

    view: View

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The parts of the page, one below the other."""
        yield Text(one_line(self.view.title), style="bold")
        yield Text(one_line(self.view.subtitle))
        if self.view.facts:
            yield from _section("", _card(self.view))
        for group in self.view.groups:
            yield from _section(group.heading, _findings(group, self.view))
        if self.view.unlisted:
            yield from _section("", Text(one_line(self.view.unlisted), style="dim"))
        if self.view.undertakings:
            yield from _section("Who will do what", _undertakings(self.view))
        if self.view.statements:
            yield from _section("Statement by statement", _statements(self.view, options.max_width))
        yield from _notes(self.view)


def _section(heading: str, *parts: RenderableType) -> Iterator[RenderableType]:
    yield Text("")
    if heading:
        yield Text(heading, style="bold underline")
    yield from parts


def _card(view: View) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    previous = ""
    for row in view.facts:
        table.add_row(row.label if row.label != previous else "", _fact(row), _mark(row))
        previous = row.label
    return table


def _fact(row: FactRow) -> Text:
    return Text(one_line(row.value)) if row.value else Text("unknown", style="dim")


def _mark(row: FactRow) -> Text:
    sign = SIGNS.get(row.mark)
    text = Text(f"{sign} {one_line(row.note)}" if sign else one_line(row.note))
    text.stylize("bold" if row.mark is Mark.DIFFER else "dim")
    return text


def _findings(group: FindingGroup, view: View) -> RenderableType:
    return Group(*(part for finding in group.findings for part in _finding(finding, view)))


def _finding(finding: Finding, view: View) -> Iterator[RenderableType]:
    yield _hanging("-", Text(one_line(finding.summary)))
    for proof in finding.evidence:
        column = view.by_key[proof.account]
        quote = one_line(proof.span.of(column.account.text), LONGEST_QUOTE)
        yield Padding(_hanging("", Text.assemble((f"{one_line(column.name)}: ", "dim"), f"“{quote}”")), (0, 0, 0, 2))


def _hanging(sign: str, text: Text) -> RenderableType:
    """`text` after `sign`, its further lines indented."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(sign, text)
    return table


def _undertakings(view: View) -> RenderableType:
    return Group(*_list([plain_undertaking(one, view) for one in view.undertakings]))


def _statements(view: View, width: int) -> RenderableType:
    if width < NARROWEST_COLUMN * len(view.columns):
        return Group(*(part for row in view.rows for part in _stacked(row, view)))
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=False)
    compared = len(view.columns) > 1
    if compared:
        table.add_column("", no_wrap=True)
    for name in view.names:
        table.add_column(Text(one_line(name)), ratio=1, overflow="fold")
    for row in view.rows:
        cells = [Text("\n").join([*map(_said, cell)]) if cell else Text("–", style="dim") for cell in row.cells]
        table.add_row(*([_number(row)] if compared else []), *cells, end_section=True)
    return table


def _stacked(row: Row, view: View) -> Iterator[RenderableType]:
    """A row of the parallel table where accounts must stand one below the other."""
    sign = _number(row)
    for name, cell in zip(view.names, row.cells, strict=True):
        for said in cell:
            yield Text.assemble(sign, " " if sign else "", (one_line(name), "bold"), ": ", _said(said))
    yield Text("")


def _number(row: Row) -> str:
    return str(row.number) if row.number else "◇"


def _said(said: Said) -> Text:
    tail = f" ({one_line(said.tail)})" if said.tail else ""
    return Text.assemble((f"{one_line(said.line)}{tail}: ", "dim"), f"“{one_line(said.text)}”")


def _notes(view: View) -> Iterator[RenderableType]:
    if doubtful := unsure(view):
        yield from _section("Unsure statements", *_list(doubtful))
    if others := other_contacts(view):
        yield from _section("Other contacts mentioned", *_list(others))
    yield from _section("Notes on the reading", *_list(warnings(view)), *_list(coverages(view)))
    if len(view.columns) > 1:
        yield from _section("", Text("= agree   ≠ differ   ◇ on one side only", style="dim"))


def _list(lines: list[str]) -> Iterator[RenderableType]:
    return (_hanging("-", Text(one_line(line))) for line in lines)
