"""A record: one contact, the readings of its accounts, their matches and the findings of comparison.

Within a record, accounts are numbered in the order of their names (`a1`, `a2` …) and a statement is known by its
account's id and its own (`a1.s3`), so that ids do not depend on the order of input.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.contact import Contact
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.model.vocabulary import FindingKind, Relation, Role

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
class Weight:
    """What one field of two accounts' contacts says for their being one: its level, and its weight in log odds."""

    field: str
    level: str
    weight: float


@dataclass(frozen=True)
class Link:
    """Why two accounts, by their ids, are taken to tell of one contact; `ruled` where a person has said so."""

    accounts: tuple[str, str]
    probability: float
    weights: tuple[Weight, ...] = ()
    ruled: bool = False


@dataclass(frozen=True)
class Record:
    """One contact as its accounts tell it. `readings` are in the order of their accounts' ids.

    Where accounts were brought together by linking, `links` say why, and `within` is the id of the contact that holds
    this one, as a visit holds its meetings.
    """

    contact: Contact | None
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...] = ()
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()
    within: str | None = None

    @property
    def id(self) -> str:
        """An id for the contact: the same for the same texts from the same sources, whatever their names and order.

        Of an account that tells of several contacts, which of them is meant counts too.
        """
        return contact_id(self.readings)

    @property
    def account_ids(self) -> tuple[str, ...]:
        """`a1`, `a2` … in the order of `readings`."""
        return tuple(f"a{number}" for number in range(1, len(self.readings) + 1))


def contact_id(readings: Iterable[Reading]) -> str:
    """The id of the contact that readings have for their main one, as `Record.id` gives it."""
    joined = "\n".join(sorted(_stamp(reading) for reading in readings))
    return "c" + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _stamp(reading: Reading) -> str:
    """The account's hash and where it comes from, with what tells the contact from others that it reports as well."""
    contact, account = reading.contact, reading.account
    source = f"{account.sha256}:{account.publisher or ''}:{account.url or ''}"
    if contact is None or all(other.role is Role.BACKGROUND for other in reading.other_contacts):
        return source
    people = "+".join(who.person or who.party or "" for who in contact.participants)
    told = "+".join(map(str, sorted({fact.span.start for fact in contact.facts})))
    return f"{source}:{contact.kind}:{contact.date}:{people}:{told}"
