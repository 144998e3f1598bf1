"""What the template of the page asks for: columns, legend, ties between statements, quotations and lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

from dragoman.export.html.columns import ColumnText
from dragoman.export.html.findings import EVERYTHING, FindingList, Wanted
from dragoman.export.html.places import Places
from dragoman.export.html.topics import Topics, colour_topics
from dragoman.export.labels import joined, label
from dragoman.export.lines import conditioned, coverages, other_contacts, plain_names, plain_when, unsure, warnings
from dragoman.export.matrix import Cell, Matrix, Point, Standing
from dragoman.export.matrix.points import Words
from dragoman.export.rows import Row, Said
from dragoman.export.view import View
from dragoman.export.wording import one_line
from dragoman.model import Evidence, Match, Undertaking

PAIR = 2
"""Accounts that the parallel table shows; more of them stand in the matrix."""

LONGEST_QUOTE = 400
"""Characters of evidence quoted in the list of findings; the words themselves are one link away."""


@dataclass(frozen=True)
class Tie:
    """A line between two statements of neighbouring columns."""

    one: str
    other: str
    relation: str
    colour: int


@dataclass(frozen=True)
class Deed:
    """An undertaking in the words of the page, and the statements that it rests on."""

    who: str
    what: str
    with_whom: str
    when: str
    condition: str
    status: str
    statements: tuple[Said, ...]


@dataclass(frozen=True)
class Page:
    """A view with what only the HTML page needs; `places` where an archive has it, and what is `wanted` of it."""

    view: View
    places: Places | None = None
    wanted: Wanted = EVERYTHING

    @property
    def compared(self) -> bool:
        """Whether there is more than one account."""
        return len(self.view.columns) > 1

    @cached_property
    def topics(self) -> Topics:
        """The legend and the colours."""
        return colour_topics(self.view.rows)

    @cached_property
    def columns(self) -> tuple[ColumnText, ...]:
        """The accounts' texts in pieces."""
        kept = self.places.accounts if self.places else ("",) * len(self.view.columns)
        pairs = zip(self.view.columns, kept, strict=True)
        return tuple(ColumnText(self.view, column, self.topics, own) for column, own in pairs)

    @cached_property
    def findings(self) -> FindingList:
        """The findings, and how they can be filtered."""
        return FindingList(self.view, self.wanted)

    @property
    def tally(self) -> str:
        """How many statements several accounts share, and how many each has alone."""
        if not self.compared or not self.view.statements:
            return ""
        shared = sum(row.number is not None for row in self.view.rows)
        counts = [
            sum(self.view.is_alone(row) and bool(row.cells[place]) for row in self.view.rows)
            for place in range(len(self.view.columns))
        ]
        alone = [f"{count or 'none'} by {name} alone" for count, name in zip(counts, self.view.names, strict=True)]
        by = "both accounts" if len(self.view.columns) == PAIR else "more than one account"
        points = {0: "No point is", 1: "1 point is"}.get(shared, f"{shared} points are")
        return f"{points} told by {by}; {joined(alone)}."

    @cached_property
    def matrix(self) -> Matrix | None:
        """The matrix, where there are more accounts than two texts side by side can show; the card has the facts."""
        return Matrix(self.view) if len(self.view.columns) > PAIR else None

    def sign(self, point: Point) -> str:
        """The numbers by which a point's statements are known in the margin; a sign where it is of one account only."""
        own = [words.statement for cell in point.cells for words in cell.words if words.statement]
        numbers = sorted({number for one in own if (number := self._number_of[one])})
        return ", ".join(map(str, numbers)) or ("◇" if point.standing is Standing.ONE else "")

    def href_of(self, cell: Cell, words: Words) -> str:
        """Where on the page the words of a cell of the matrix stand."""
        return f"#{words.statement}" if words.statement else self._by_key[cell.column.key].href(words.span)

    def statements_of(self, point: Point) -> str:
        """The ids of a point's statements, for the script."""
        return " ".join(words.statement for cell in point.cells for words in cell.words if words.statement)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The lines to draw, each once."""
        colours = {said.id: self._colour(row) for row in self.view.rows for cell in row.cells for said in cell}
        ties = {
            (one, other): Tie(one, other, match.relation.value, colours[one])
            for match in self.view.record.matches
            for one, other in self._neighbours(match)
        }
        return tuple(ties.values())

    @cached_property
    def undertakings(self) -> tuple[Deed, ...]:
        """Who will do what."""
        return tuple(self._deed(one) for one in self.view.undertakings)

    @property
    def others(self) -> list[str]:
        """What else the accounts tell of."""
        return other_contacts(self.view)

    @property
    def unsure(self) -> list[str]:
        """What accounts may say, without the reading being sure."""
        return unsure(self.view)

    @property
    def warnings(self) -> list[str]:
        """What a person should know of the accounts."""
        return warnings(self.view)

    @property
    def coverages(self) -> list[str]:
        """What the characters of each account became."""
        return coverages(self.view)

    def href(self, proof: Evidence) -> str:
        """Where on the page the words of `proof` stand."""
        return self._by_key[proof.account].href(proof.span)

    def quote(self, proof: Evidence) -> str:
        """The words of `proof`, on a line; the middle of very long ones is left out, and shown to be."""
        return one_line(proof.span.of(self.view.by_key[proof.account].account.text), LONGEST_QUOTE)

    @cached_property
    def _by_key(self) -> dict[str, ColumnText]:
        return {column.column.key: column for column in self.columns}

    @cached_property
    def _number_of(self) -> dict[str, int | None]:
        """The number of the row that each statement stands in."""
        return {said.id: row.number for row in self.view.rows for cell in row.cells for said in cell}

    def _deed(self, one: Undertaking) -> Deed:
        known = self.view.statements
        return Deed(
            who=plain_names(one.who) or "not said",
            what=one.what,
            with_whom=plain_names(one.with_whom),
            when=plain_when(one.when),
            condition=conditioned(one, self.view),
            status=label("status", one.status),
            statements=tuple(known[key] for key in one.statements if key in known),
        )

    def _colour(self, row: Row) -> int:
        return self.topics.colour(row)

    def _neighbours(self, match: Match) -> Iterator[tuple[str, str]]:
        """Pairs of matched statements, each account's with those of the next account that has any."""
        known = [self.view.statements[key] for key in match.statements if key in self.view.statements]
        by_column = [[said.id for said in known if said.column is column] for column in self.view.columns]
        for own, following in pairwise(side for side in by_column if side):
            yield from product(own, following)
