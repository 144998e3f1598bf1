"""Makes anew what hangs on an account: the rows by which it is found, and the contacts that it is in."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.linking import link
from dragoman.archive.readings import effective_reading
from dragoman.archive.rows import Rows, rows_of, write_rows


def refresh(db: Connection, key: str, rows: Rows | None = None) -> tuple[str, ...]:
    """Make the rows and contacts of an account from what holds of it now, and return its contacts.

    A version that a later one has replaced is in no contact. `rows` are those of that reading, where they have been
    made beforehand, outside of the transaction.
    """
    reading = effective_reading(db, key)
    write_rows(db, key, rows or rows_of(key, reading))
    current = db.scalar(select(schema.account.c.current).where(schema.account.c.id == key))
    return link(db, key, reading if current else None)
