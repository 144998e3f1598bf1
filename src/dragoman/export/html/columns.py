"""An account as a column of the page: its text as received, in pieces ready for the template.

What the words are (a statement, a fact, evidence, background, page furniture) is laid upon the text as marks; the text
itself is never touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.export.html.marks import folded_lines, marks_of
from dragoman.export.html.segments import Layer, MarkedSpan, Segment, cut
from dragoman.export.html.topics import Topics, main_topic
from dragoman.export.labels import does
from dragoman.export.rows import Column, Row, Said
from dragoman.export.view import View
from dragoman.lexicon.names import surname
from dragoman.model import Span

JUMPED_TO = (Layer.STATEMENT, Layer.EVIDENCE, Layer.FACT)
"""The layers whose words can be the target of a link, the first to name the place."""

UNLISTED = "unlisted"
"""Where the list of findings tells how many statements it leaves out."""

CLASSED = (Layer.FACT, Layer.BACKGROUND, Layer.TITLE, Layer.FURNITURE, Layer.UNCLAIMED)
"""The layers that give a piece their own name as its class."""


@dataclass(frozen=True)
class Note:
    """What stands in the margin where a statement begins: number, first partner in each other account, line, topic.

    `finding` is where on the page the list of findings tells of a statement that stands `alone`, or that it sets
    against one of another account without a match (`differs`).
    """

    id: str
    statement: str
    target: str
    number: int | None
    alone: bool
    differs: bool
    finding: str
    partners: tuple[Said, ...]
    line: str
    topic: str
    colour: int


@dataclass(frozen=True)
class Piece:
    """A stretch of the text for the template: its words, the margin notes before it, and its attributes.

    `also` are ids of statements that begin here beside the one of `id`; `target` is the innermost in the archive.
    """

    text: str
    classes: str
    id: str | None
    also: tuple[str, ...]
    notes: tuple[Note, ...]
    target: str
    statements: str
    findings: str
    title: str


@dataclass(frozen=True)
class Block:
    """Pieces that stand together; `folded` says how many lines of page furniture are folded away in them."""

    pieces: tuple[Piece, ...]
    folded: int = 0


@dataclass(frozen=True)
class ColumnText:
    """Makes the blocks of one account; `kept` is the id that it has in an archive, empty where it is in none."""

    view: View
    column: Column
    topics: Topics
    kept: str = ""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The whole text, in order, long page furniture folded."""
        blocks: list[Block] = []
        pending: list[Piece] = []
        for segment in cut(len(self.column.account.text), self._marks):
            piece = self._piece(segment)
            lines = folded_lines(piece.text) if piece.classes == "furniture" else 0
            if lines:
                blocks += [Block(tuple(pending)), Block((piece,), lines)]
                pending = []
            else:
                pending.append(piece)
        return tuple(block for block in [*blocks, Block(tuple(pending))] if block.pieces)

    def href(self, span: Span) -> str:
        """Where on the page the words of `span` begin."""
        return f"#{self._anchors.get(span.start, self.column.key)}"

    @cached_property
    def _marks(self) -> tuple[MarkedSpan, ...]:
        return marks_of(self.column, self.view.record.findings)

    @cached_property
    def _anchors(self) -> dict[int, str]:
        """The ids of the page by the offset at which they stand: a statement's own, else account and offset."""
        anchors: dict[int, str] = {}
        for layer in JUMPED_TO:
            for mark in self._marks:
                if mark.layer is layer:
                    place = f"{self.column.key}-{mark.span.start}"
                    anchors.setdefault(mark.span.start, mark.key if layer is Layer.STATEMENT else place)
        return anchors

    def _piece(self, segment: Segment) -> Piece:
        statements = segment.keys(Layer.STATEMENT)
        anchored = any(mark.layer in JUMPED_TO for mark in segment.opening)
        return Piece(
            text=segment.span.of(self.column.account.text),
            classes=" ".join(self._classes(segment, statements)),
            id=self._anchors[segment.span.start] if anchored else None,
            also=tuple(
                mark.key
                for mark in segment.opening
                if mark.layer is Layer.STATEMENT and mark.key != self._anchors[segment.span.start]
            ),
            notes=tuple(self._note(mark.key) for mark in segment.opening if mark.layer is Layer.STATEMENT),
            target=self._target(statements[0]) if statements else "",
            statements=" ".join(statements),
            findings=" ".join(segment.keys(Layer.EVIDENCE)),
            title="; ".join(segment.keys(Layer.FACT)),
        )

    def _classes(self, segment: Segment, statements: tuple[str, ...]) -> Iterator[str]:
        yield from (layer.name.lower() for layer in CLASSED if segment.has(layer))
        if statements:
            row = self._row_of[statements[0]]
            yield from ("said", f"t{self.topics.colour(row)}")
            yield from (("alone",) if self.view.is_alone(row) else ())
            yield from (("deep",) if len(statements) > 1 else ())

    @cached_property
    def _row_of(self) -> dict[str, Row]:
        """The row of the parallel table that each statement of this account stands in."""
        return {said.id: row for row in self.view.rows for cell in row.cells for said in cell}

    def _note(self, key: str) -> Note:
        row = self._row_of[key]
        return Note(
            id=f"note-{key}",
            statement=key,
            target=self._target(key),
            number=row.number,
            alone=self.view.is_alone(row),
            differs=row.number is None and key in self.view.set_against,
            finding=self._told_of(key),
            partners=tuple(cell[0] for cell in row.cells if cell and cell[0].column is not self.column),
            line=short_line(self.view.statements[key]),
            topic=main_topic(row),
            colour=self.topics.colour(row),
        )

    def _told_of(self, key: str) -> str:
        """Where the list of findings tells of a statement, if only by counting it; empty where there is no list."""
        told = self.view.finding_of.get(key)
        return f"#finding-{told}" if told else f"#{UNLISTED}" if self.view.unlisted else ""

    def _target(self, key: str) -> str:
        """The full id that a statement has in the archive, by its id in the record; empty where it is in none."""
        return f"{self.kept}.{key.rpartition('.')[2]}" if self.kept else ""


def short_line(said: Said) -> str:
    """Who did what, by surnames: "Okada invites"."""
    names = [surname(actor.person) if actor.person else actor.name for actor in said.statement.speaker]
    return f"{', '.join(names)} {does(said.statement.act, names)}".strip()
