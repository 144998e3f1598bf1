"""The ledger of a comparison: readings by account id, statements by record id, and who is matched with whom.

Everything the finders look up stands here; nothing is judged here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.collation.called import called, short_label
from dragoman.collation.comparison.elsewhere import is_aside
from dragoman.collation.comparison.settings import settings_of
from dragoman.collation.pieces import contents_of, pieces
from dragoman.model import (
    Account,
    AccountKind,
    Contact,
    Evidence,
    Match,
    Reading,
    Relation,
    Span,
    Statement,
    StatementId,
)

_SOUND = 0.15
"""Score of a match from which a difference between its statements says anything."""
_BLANK = re.compile(r"\W+")

Apart = frozenset[frozenset[StatementId]]
"""Pairs of statements that have nothing to do with each other."""


@dataclass(frozen=True)
class Entry:
    """One statement as the comparison sees it: its record id, its account's id and its words."""

    id: StatementId
    account: str
    statement: Statement
    source: str
    """The whole text of the account."""
    pieces: tuple[Span, ...]
    """The statement's own words: the span and its cue, together or apart."""
    setting: Span | None = None
    """Where the account says what the statement is about, if not in its own words."""

    @cached_property
    def words(self) -> str:
        """The words of the statement's span."""
        return self.statement.span.of(self.source)

    @cached_property
    def content(self) -> str:
        """What was said, without its cue."""
        return self.statement.content.of(self.source)

    @property
    def whole(self) -> Span:
        """What is shown: the span together with its cue, or alone where other words stand between them."""
        return self.pieces[0] if len(self.pieces) == 1 else self.statement.span

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What shows the statement: its words, and those that say what it is about."""
        spans = (self.whole, self.setting) if self.setting else (self.whole,)
        return tuple(Evidence(self.account, span) for span in spans)

    @cached_property
    def plain(self) -> str:
        """The words folded for comparison: lower case, no punctuation."""
        words = " ".join(piece.of(self.source) for piece in self.pieces)
        return _BLANK.sub(" ", words.casefold()).strip()


@dataclass(frozen=True)
class Pair:
    """Two matched entries of different accounts, the first of the earlier account."""

    a: Entry
    b: Entry
    relation: Relation
    score: float


class Ledger:
    """What the finders of a comparison look up. Account ids are `a1`, `a2` … in the order of `readings`."""

    def __init__(
        self,
        readings: Sequence[Reading],
        contact: Contact | None,
        matches: Sequence[Match],
        apart: Apart = frozenset(),
    ) -> None:
        """Take readings in the order of their account ids, the record's contact, and the matches between them.

        `apart` are pairs of statements that a person has ruled to have nothing to do with each other.
        """
        self._apart = apart
        self.readings: Mapping[str, Reading] = {f"a{number}": reading for number, reading in enumerate(readings, 1)}
        self.contact = contact
        self.entries: Mapping[StatementId, Entry] = {
            entry.id: entry for account, reading in self.readings.items() for entry in _entries(account, reading)
        }
        self.aside: Mapping[str, tuple[Entry, ...]] = {
            account: tuple(entry for entry in self._all(account) if is_aside(entry.statement, reading, contact))
            for account, reading in self.readings.items()
        }
        """What each account tells of another contact than the one that is compared."""
        self._of: dict[str, tuple[Entry, ...]] = {
            account: tuple(entry for entry in self._all(account) if entry not in self.aside[account])
            for account in self.readings
        }
        self.pairs = tuple(self._pairs(matches))
        self._partners: dict[StatementId, list[Entry]] = {}
        for pair in self.pairs:
            self._partners.setdefault(pair.a.id, []).append(pair.b)
            self._partners.setdefault(pair.b.id, []).append(pair.a)
        self._plain = {account: {entry.plain for entry in self.of(account)} for account in self.readings}

    def _all(self, account: str) -> tuple[Entry, ...]:
        statements = self.readings[account].statements
        return tuple(self.entries[f"{account}.{statement.id}"] for statement in statements)

    def _pairs(self, matches: Sequence[Match]) -> list[Pair]:
        aside = {entry.id for entries in self.aside.values() for entry in entries}
        order = {name: number for number, name in enumerate(self.entries) if name not in aside}
        pairs = []
        for match in matches:
            ids = sorted((name for name in match.statements if name in order), key=order.__getitem__)
            pairs += [
                Pair(self.entries[first], self.entries[second], match.relation, match.score)
                for place, first in enumerate(ids)
                for second in ids[place + 1 :]
                if self.entries[first].account != self.entries[second].account
            ]
        return sorted(pairs, key=lambda pair: (order[pair.a.id], order[pair.b.id]))

    @property
    def accounts(self) -> tuple[str, ...]:
        """All account ids in order."""
        return tuple(self.readings)

    def account(self, account: str) -> Account:
        """The account of an id."""
        return self.readings[account].account

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the accounts are called, by id."""
        accounts = [reading.account for reading in self.readings.values()]
        labels = [short_label(account.label) for account in accounts]
        return dict(zip(self.readings, called(labels, accounts), strict=True))

    def of(self, account: str) -> tuple[Entry, ...]:
        """The entries of one account in order, but for those of another contact."""
        return self._of[account]

    def others(self, account: str) -> tuple[str, ...]:
        """All account ids but one."""
        return tuple(name for name in self.readings if name != account)

    def partners(self, entry: Entry, account: str | None = None) -> tuple[Entry, ...]:
        """The entries that one is matched with, in one account or in all."""
        found = self._partners.get(entry.id, ())
        return tuple(other for other in found if account is None or other.account == account)

    def are_apart(self, one: Entry, other: Entry) -> bool:
        """Whether a person has ruled that two statements have nothing to do with each other."""
        return bool(self._apart) and frozenset((one.id, other.id)) in self._apart

    def rivals(self, entry: Entry, account: str) -> tuple[Entry, ...]:
        """The entries of an account that may say the same as one."""
        return tuple(other for other in self.of(account) if not self.are_apart(entry, other))

    def told_alike(self, entry: Entry, account: str) -> bool:
        """Whether another account has the same statement word for word: nothing then differs in it."""
        return entry.plain in self._plain[account]

    @cached_property
    def differing(self) -> tuple[Pair, ...]:
        """The pairs in which something may differ: neither statement stands word for word in the other's account."""
        return tuple(
            pair
            for pair in self.pairs
            if pair.score >= _SOUND
            and not self.told_alike(pair.a, pair.b.account)
            and not self.told_alike(pair.b, pair.a.account)
        )

    def is_official(self, account: str) -> bool:
        """Whether the account speaks for a side."""
        return self.account(account).kind is AccountKind.OFFICIAL


def _entries(account: str, reading: Reading) -> Iterator[Entry]:
    """The statements of a reading as entries."""
    contents, text = contents_of(reading), reading.account.text
    settings = settings_of(text, reading.statements)
    for statement, setting in zip(reading.statements, settings, strict=True):
        own = pieces(statement, statement.span, contents)
        yield Entry(f"{account}.{statement.id}", account, statement, text, own, setting)
