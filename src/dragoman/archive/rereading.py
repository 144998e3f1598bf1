"""Rereading: accounts that another version of the program has read are read anew, one by one, keeping corrections.

Each account is a transaction of its own, and carries the version that read it; what was interrupted goes on where it
stopped. Rereading all accounts notes with each how far it has come, since their version does not tell. Meanwhile others
may read and write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.engine import Engine

from dragoman import __version__
from dragoman.archive import schema
from dragoman.archive.accounts import find, kept
from dragoman.archive.applying import corrected
from dragoman.archive.carrying import corrections_on
from dragoman.archive.engine import reading as reading_from
from dragoman.archive.engine import writing
from dragoman.archive.readings import keep_reading, machine_reading
from dragoman.archive.refreshing import refresh
from dragoman.archive.rows import rows_of
from dragoman.model import Account, Reading

_WORK = "reread"


class Reread(NamedTuple):
    """An account that was read anew: its id and name, whether the machine's reading changed, its contacts now."""

    id: str
    name: str
    changed: bool
    contacts: tuple[str, ...]


def due(db: Connection, names: Iterable[str] = (), *, everything: bool = False, reader: str = __version__) -> list[str]:
    """The ids of the accounts to be read anew: those named, else those that another version has read, or all, in order.

    Of all, those that this version has not come to yet, where it was interrupted in reading all of them.
    """
    wanted = [find(db, name) for name in names]
    if wanted:
        return list(dict.fromkeys(wanted))
    table = schema.reading.c
    query = select(table.account).order_by(table.account)
    return list(db.scalars(query.where(table.account > _reached(db, reader) if everything else table.reader != reader)))


def finish(engine: Engine) -> None:
    """Forget how far the rereading of all accounts had come: it is done."""
    with writing(engine) as db:
        db.execute(delete(schema.underway).where(schema.underway.c.what == _WORK))


def accounts(engine: Engine, keys: Iterable[str]) -> Iterator[Account]:
    """The accounts of some ids as they are to be read: with what persons have corrected of their publication."""
    for key in keys:
        with reading_from(engine) as db:
            account = kept(db, key).account
        yield account


def keep_again(
    engine: Engine, key: str, reading: Reading, reader: str = __version__, *, of_all: bool = False
) -> Reread:
    """Put a new reading of an account in the place of the old, in one transaction; what persons said is kept.

    With `of_all` it is noted that the rereading of all accounts, in the order of their ids, has come as far as this.
    """
    with reading_from(engine) as db:
        made = corrections_on(db, [key]).get(key, ())
        came = replace(reading, account=machine_reading(db, key).account)
    rows = rows_of(key, corrected(came, made))
    with writing(engine) as db:
        before = machine_reading(db, key)
        keep_reading(db, key, reading, reader)
        if of_all:
            _reach(db, reader, key)
        unchanged = corrections_on(db, [key]).get(key, ()) == made
        contacts = refresh(db, key, rows if unchanged else None)
        return Reread(key, reading.account.name, machine_reading(db, key) != before, contacts)


def _reached(db: Connection, reader: str) -> str:
    """The last account that a version has come to in rereading all of them; "" where it has not begun."""
    of = db.scalar(select(schema.underway.c.of).where(schema.underway.c.what == _WORK)) or ""
    begun, _, key = of.rpartition(" ")
    return key if begun == reader else ""


def _reach(db: Connection, reader: str, key: str) -> None:
    db.execute(delete(schema.underway).where(schema.underway.c.what == _WORK))
    db.execute(schema.underway.insert().values(what=_WORK, of=f"{reader} {key}"))
