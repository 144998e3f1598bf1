"""Rereading: accounts that another version of the program has read are read anew, one by one, keeping corrections.

Each account is a transaction of its own, and carries the version that read it; what was interrupted goes on where it
stopped. Meanwhile others may read and write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select
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


class Reread(NamedTuple):
    """An account that was read anew: its id and name, whether the machine's reading changed, its contacts now."""

    id: str
    name: str
    changed: bool
    contacts: tuple[str, ...]


def due(db: Connection, names: Iterable[str] = (), *, everything: bool = False, reader: str = __version__) -> list[str]:
    """The ids of the accounts to be read anew: those named, else those that another version has read, or all."""
    wanted = [find(db, name) for name in names]
    if wanted:
        return list(dict.fromkeys(wanted))
    table = schema.reading.c
    query = select(table.account).order_by(table.account)
    return list(db.scalars(query if everything else query.where(table.reader != reader)))


def accounts(engine: Engine, keys: Iterable[str]) -> Iterator[Account]:
    """The accounts of some ids as they are to be read: with what persons have corrected of their publication."""
    for key in keys:
        with reading_from(engine) as db:
            account = kept(db, key).account
        yield account


def keep_again(engine: Engine, key: str, reading: Reading, reader: str = __version__) -> Reread:
    """Put a new reading of an account in the place of the old, in one transaction; what persons said is kept."""
    with reading_from(engine) as db:
        made = corrections_on(db, [key]).get(key, ())
        came = replace(reading, account=machine_reading(db, key).account)
    rows = rows_of(key, corrected(came, made))
    with writing(engine) as db:
        before = machine_reading(db, key)
        keep_reading(db, key, reading, reader)
        unchanged = corrections_on(db, [key]).get(key, ()) == made
        contacts = refresh(db, key, rows if unchanged else None)
        return Reread(key, reading.account.name, machine_reading(db, key) != before, contacts)
