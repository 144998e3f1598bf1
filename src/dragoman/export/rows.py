"""The parallel table: which statements stand beside which, and how each is introduced.

Statements that matches tie, directly or through others, make one row; the others a row each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.export.labels import does, joined, label, plain_date
from dragoman.lexicon.parties import party_name
from dragoman.model import Account, Act, Match, Reading, Statement, StatementId, Strength

_HASH = re.compile(r"[0-9a-f]{12}")
IN_THE_VERB = frozenset(
    {
        (Act.HOPE, Strength.HOPE),
        (Act.LOOK_FORWARD, Strength.HOPE),
        (Act.EXPECT, Strength.EXPECT),
        (Act.INTEND, Strength.INTEND),
    }
)
"""Acts whose verb says how firmly already: "hopes (a hope)" would say it twice."""


@dataclass(frozen=True)
class Column:
    """An account as it is shown: its id in the record, its name to readers, and its reading."""

    key: str
    name: str
    reading: Reading

    @property
    def account(self) -> Account:
        """The account itself."""
        return self.reading.account

    @property
    def about(self) -> str:
        """What is known of its publication, in a line."""
        account = self.account
        parts = [
            label("account_kind", account.kind) if account.kind else None,
            account.side and party_name(account.side),
        ]
        parts += [account.published and plain_date(account.published), self.name_beside]
        return ", ".join(part for part in parts if part)

    @property
    def name_beside(self) -> str:
        """The name that the account goes by beside its publisher; empty where it has none but its hash."""
        return self.account.name if self.account.publisher and not _HASH.fullmatch(self.account.name) else ""


@dataclass(frozen=True)
class Said:
    """A statement under the id that it has in the record."""

    id: StatementId
    column: Column
    statement: Statement

    @property
    def text(self) -> str:
        """The words of the account."""
        return self.statement.span.of(self.column.account.text)

    @property
    def content(self) -> str:
        """What was said, without its cue."""
        return self.statement.content.of(self.column.account.text)

    @property
    def speaker(self) -> str:
        """Who said it, empty where the account leaves that open."""
        return joined([actor.name for actor in self.statement.speaker])

    @property
    def line(self) -> str:
        """Who did what, in a few words: "Katsuya Okada invites"."""
        speakers = [actor.name for actor in self.statement.speaker]
        return f"{joined(speakers) if speakers else 'Someone'} {does(self.statement.act, speakers)}"

    @property
    def tail(self) -> str:
        """How firmly, in which item of the outline, and on whose word."""
        said = self.statement
        strength = said.strength if said.strength and (said.act, said.strength) not in IN_THE_VERB else None
        parts = [label("strength", strength) if strength else "", said.outline or ""]
        parts.append(f"according to {', '.join(said.reported_by)}" if said.reported_by else "")
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True)
class Row:
    """Statements that report the same thing, by account; or one that stands alone, and then without a number."""

    number: int | None
    cells: tuple[tuple[Said, ...], ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """What the statements are about, the most shared first."""
        all_topics = [topic for cell in self.cells for said in cell for topic in said.statement.topics]
        return tuple(sorted(dict.fromkeys(all_topics), key=lambda topic: -all_topics.count(topic)))


def rows_of(
    columns: tuple[Column, ...], statements: dict[StatementId, Said], matches: Iterable[Match]
) -> tuple[Row, ...]:
    """Rows of matched statements, numbered in the order in which they first appear; then those of one side only."""
    groups = _components(statements, matches)
    shared = [group for group in groups if len(group) > 1]
    alone = [group for group in groups if len(group) == 1]
    numbers = [*range(1, len(shared) + 1), *(None for _ in alone)]
    return tuple(
        Row(number, _cells(columns, [statements[one] for one in group]))
        for number, group in zip(numbers, shared + alone, strict=True)
    )


def _cells(columns: tuple[Column, ...], members: list[Said]) -> tuple[tuple[Said, ...], ...]:
    return tuple(tuple(said for said in members if said.column is column) for column in columns)


def _components(statements: Iterable[StatementId], matches: Iterable[Match]) -> list[list[StatementId]]:
    """Statements grouped by the matches that tie them, each group and the groups in the order of the statements."""
    home: dict[StatementId, StatementId] = {one: one for one in statements}

    def root(one: StatementId) -> StatementId:
        while home[one] != one:
            home[one] = home[home[one]]
            one = home[one]
        return one

    for match in matches:
        known = [one for one in match.statements if one in home]
        for other in known[1:]:
            home[root(other)] = root(known[0])
    groups: dict[StatementId, list[StatementId]] = {}
    for one in home:
        groups.setdefault(root(one), []).append(one)
    return list(groups.values())
