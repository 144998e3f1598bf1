"""How much an archive holds, by counts that a database answers from an index."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, select, text

from dragoman import __version__
from dragoman.archive import schema
from dragoman.archive.engine import is_server, reading

BACKUP = "backup"
"""The deed of taking a backup, in the log."""


@dataclass(frozen=True)
class Tally:
    """The numbers of what is kept; `size` is in bytes, `backed_up` when a backup was last taken from the pages."""

    accounts: int
    contacts: int
    statements: int
    corrections: int
    rejects: int
    users: int
    size: int
    backed_up: str | None


def tally(engine: Engine) -> Tally:
    """The numbers of an archive as it is now."""
    with reading(engine) as db:

        def rows(table: Table) -> int:
            return db.scalar(select(func.count()).select_from(table)) or 0

        return Tally(
            accounts=rows(schema.account),
            contacts=rows(schema.contact),
            statements=rows(schema.statement),
            corrections=rows(schema.correction),
            rejects=rows(schema.rejected),
            users=rows(schema.user),
            size=_size(engine, db),
            backed_up=_last_backup(db),
        )


def due_count(db: Connection, reader: str = __version__) -> int:
    """How many accounts another version of the program has read."""
    table = schema.reading
    return db.scalar(select(func.count()).select_from(table).where(table.c.reader != reader)) or 0


def _last_backup(db: Connection) -> str | None:
    table = schema.audit.c
    found = db.scalar(select(func.max(table.at)).where(table.action == BACKUP))
    return str(found) if found else None


def _size(engine: Engine, db: Connection) -> int:
    """Bytes that the database takes on its disk."""
    if is_server(engine):
        return int(db.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    path = Path(str(engine.url.database))
    return sum(one.stat().st_size for one in (path, path.with_name(f"{path.name}-wal")) if one.exists())
