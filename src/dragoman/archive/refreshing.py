"""Makes anew what hangs on an account: the rows by which it is found, and the contacts that it is in."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import describe
from dragoman.archive.linking import link
from dragoman.archive.readings import effective_reading
from dragoman.archive.rows import Rows, rows_of, write_rows


def refresh(db: Connection, key: str, rows: Rows | None = None) -> tuple[str, ...]:
    """Make the rows and contacts of an account from what holds of it now, and return its contacts.

    `rows` are those of that reading, where they have been made beforehand, outside of the transaction. An account of
    which there is a later version is in no contact.
    """
    reading = effective_reading(db, key)
    describe(db, key, reading.account)
    write_rows(db, key, rows or rows_of(key, reading))
    return link(db, key, reading if _is_current(db, key) else None)


def relink(db: Connection, key: str) -> tuple[str, ...]:
    """Make the contacts of an account anew, where nothing has changed that holds of it alone."""
    return link(db, key, effective_reading(db, key) if _is_current(db, key) else None)


def _is_current(db: Connection, key: str) -> bool:
    return bool(db.scalar(select(schema.account.c.current).where(schema.account.c.id == key)))
