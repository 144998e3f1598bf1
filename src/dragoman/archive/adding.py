"""Adding: an account is read, kept, made searchable and linked; all of it is there afterwards, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from sqlalchemy import Connection, delete
from sqlalchemy.engine import Engine

from dragoman import __version__
from dragoman.archive import schema
from dragoman.archive.accounts import account_id, has, keep
from dragoman.archive.carrying import corrections_on
from dragoman.archive.engine import reading as reading_from
from dragoman.archive.engine import writing
from dragoman.archive.indexing.columns import supersede
from dragoman.archive.linking import link
from dragoman.archive.readings import keep_reading
from dragoman.archive.refreshing import refresh
from dragoman.archive.rows import Rows, rows_of
from dragoman.collation.linking import lead_vector
from dragoman.model import Account, Reading, SourceError
from dragoman.sources.decoding import check_text


class Outcome(StrEnum):
    """What became of an input."""

    NEW = "new"
    VERSION = "version"
    """A changed text at an address that the archive has."""
    SAME = "same"
    """There already."""
    REJECTED = "rejected"


@dataclass(frozen=True)
class Added:
    """What became of one input: the id of its account, the contacts that it is now in; or the reason why it is none."""

    outcome: Outcome
    name: str
    account: str | None = None
    contacts: tuple[str, ...] = ()
    reason: str | None = None

    @classmethod
    def same(cls, account: Account) -> Self:
        """That an account is there already."""
        return cls(Outcome.SAME, account.name, account_id(account))


def is_there(engine: Engine, account: Account) -> bool:
    """Whether the archive has an account already, and so need not read it."""
    with reading_from(engine) as db:
        return has(db, account_id(account))


def add_prepared(engine: Engine, one: "Prepared", now: Callable[[], str]) -> Added:
    """Add an account that has been read and prepared, in one transaction: when this returns, it is kept.

    `now` gives the time as ISO 8601.
    """
    account = one.reading.account
    with writing(engine) as db:
        if has(db, one.key):
            return Added.same(account)
        done = put(db, one, added=now(), reader=__version__)
        db.execute(delete(schema.rejected).where(schema.rejected.c.source == account.name))
    return done


class Prepared(NamedTuple):
    """An account that has been read, with all that can be computed before the archive is asked."""

    key: str
    reading: Reading
    lead: bytes
    rows: Rows


def prepared(reading: Reading) -> Prepared:
    """Compute what an account brings along. Raises SourceError for a text that no file could hold."""
    account = reading.account
    check_text(account.text, account.name)
    key = account_id(account)
    return Prepared(key, reading, lead_vector(account.text).astype("<f4").tobytes(), rows_of(key, reading))


def put(db: Connection, one: Prepared, *, added: str, reader: str) -> Added:
    """Put an account that is not there into the archive, in a transaction of the caller's.

    `added` is when that was, `reader` the version of the program that read it. Corrections of it that are there
    already, as where an export comes in, hold at once.
    """
    kept = keep(db, one.key, one.reading.account, added=added, lead=one.lead)
    keep_reading(db, one.key, one.reading, reader)
    if kept.replaces:
        link(db, kept.replaces, None)
        supersede(db, kept.replaces)
    contacts = refresh(db, one.key, None if corrections_on(db, [one.key]) else one.rows)
    return Added(Outcome.VERSION if kept.replaces else Outcome.NEW, one.reading.account.name, one.key, contacts)


def reject(engine: Engine, error: SourceError, now: Callable[[], str]) -> Added:
    """Set an input aside with its reason, in the place of an earlier reason."""
    source, _, reason = str(error).partition(": ")
    with writing(engine) as db:
        db.execute(delete(schema.rejected).where(schema.rejected.c.source == source))
        db.execute(schema.rejected.insert().values(source=source, reason=reason or source, at=now()))
    return Added(Outcome.REJECTED, source, reason=reason or source)
