"""One account by itself: its text, its reading, and what is known of its publication."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_id, account_of, kept
from dragoman.archive.checks.fault import Fault, Mend
from dragoman.archive.checks.rows import rows_differ
from dragoman.archive.errors import DamagedError
from dragoman.archive.readings import effective_reading, machine_reading
from dragoman.archive.spans import stray_spans
from dragoman.model import DragomanError


def account_faults(db: Connection, key: str) -> Iterator[Fault]:
    """What is wrong with an account itself, or with the rows by which it is searched."""
    try:
        row = db.execute(select(schema.account).where(schema.account.c.id == key)).mappings().one()
        if account_id(account_of(row)) != key or account_of(row).sha256 != row["sha256"]:
            yield Fault(key, "the text, publisher or address is not what was added", Mend.RESTORE)
            return
        for reading in (machine_reading(db, key), effective_reading(db, key)):
            if stray := stray_spans(reading):
                yield Fault(key, f"the reading has words outside of the text, {list(stray[0])}", Mend.READ)
                return
    except DamagedError as error:
        yield Fault(key, str(error).partition(";")[0], Mend.READ)
        return
    except (DragomanError, ValueError, TypeError, KeyError) as error:
        yield Fault(key, str(error).partition(";")[0], Mend.RESTORE)
        return
    if kept(db, key).account != reading.account:
        yield Fault(key, "what is known of its publication is not what came with it and was corrected", Mend.REFRESH)
    elif reason := rows_differ(db, key, reading):
        yield Fault(key, reason, Mend.REFRESH)
