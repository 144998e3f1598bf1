"""A record: one contact, the readings of its accounts, their matches and the findings of comparison.

Within a record, accounts are numbered in the order of their names (`a1`, `a2` …) and a statement is known by its
account's id and its own (`a1.s3`), so that ids do not depend on the order of input.
"""

from dataclasses import dataclass

from dragoman.model.contact import Contact
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.model.vocabulary import FindingKind, Relation

StatementId = str
"""`a1.s3`: account id, full stop, the statement's id in its reading."""


@dataclass(frozen=True)
class Evidence:
    """Words of an account, by account id, that a finding rests on."""

    account: str
    span: Span


@dataclass(frozen=True)
class Match:
    """Statements of different accounts that report the same thing, with a score in [0, 1]."""

    statements: tuple[StatementId, ...]
    relation: Relation
    score: float


@dataclass(frozen=True)
class Finding:
    """One result of the comparison. `field` is set for facts of the contact; `weight` in [0, 1] orders findings."""

    id: str
    kind: FindingKind
    summary: str
    accounts: tuple[str, ...]
    statements: tuple[StatementId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    field: str | None = None
    weight: float = 0.0


@dataclass(frozen=True)
class Record:
    """One contact as its accounts tell it. `readings` are in the order of their accounts' ids."""

    contact: Contact | None
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def account_ids(self) -> tuple[str, ...]:
        """`a1`, `a2` … in the order of `readings`."""
        return tuple(f"a{number}" for number in range(1, len(self.readings) + 1))
