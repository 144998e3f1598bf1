"""Opens the database of an archive: where it is, how it behaves, and whole transactions on it. Knows no table.

SQLite and PostgreSQL are made to behave alike: a writing transaction has the archive to itself from its first
statement, a reading one sees one state throughout, and what was committed survives a loss of power.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from dragoman.archive.errors import ArchiveError, DamagedError, UnreachableError

VARIABLE = "DRAGOMAN_ARCHIVE"
FILE = "archive.db"
PATIENCE_S = 60
"""Seconds that a writer waits for another."""

_LOCK = 0x447261676F6D616E
"""The number of PostgreSQL's advisory lock: "Dragoman" in ASCII."""
_WRITES = "dragoman_writes"


def place_of(where: str | Path | None = None) -> str:
    """Where the archive is: `where`, else what DRAGOMAN_ARCHIVE says, else a file in the user's data directory."""
    return str(where or os.environ.get(VARIABLE) or user_data_path("dragoman", appauthor=False) / FILE)


def open_engine(where: str | Path | None = None) -> Engine:
    """The engine of the archive at a path or database URL; nothing is read or written yet.

    Raises UnreachableError for a URL of another database, or one whose driver is not installed.
    """
    url = _url(place_of(where))
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        message = "an archive on PostgreSQL needs its driver: pip install 'dragoman[postgres]'"
        raise UnreachableError(message) from error
    if not is_server(engine):
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _url(place: str) -> URL:
    """A path, or a URL of SQLite or PostgreSQL, as a URL that names its driver."""
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except ArgumentError as error:
        message = "an archive is a path or a URL such as postgresql://user@host/name"
        raise UnreachableError(message) from error
    backend = url.get_backend_name()
    if backend in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url.set(drivername="sqlite")
    message = f"an archive is kept in SQLite or PostgreSQL, not in {backend}"
    raise UnreachableError(message)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the archive throughout."""
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if is_server(engine) else {}
    with _told_plainly(engine), engine.connect().execution_options(**options) as db, db.begin():
        yield db


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that has the archive to itself; what is written is kept as a whole at the end, or not at all."""
    with _told_plainly(engine), engine.connect().execution_options(**{_WRITES: True}) as db, db.begin():
        if is_server(engine):
            db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield db


def is_server(engine: Engine) -> bool:
    """Whether the archive is on a database server, which others use as well, and not in a file."""
    return engine.dialect.name == "postgresql"


def named(engine: Engine) -> str:
    """How a person calls the place of an archive: its path, or its URL without the password."""
    url = engine.url
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def prepare_file(engine: Engine) -> None:
    """Let readers of a new SQLite archive go on while somebody writes; elsewhere that is so anyway."""
    if not is_server(engine):
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")


@contextmanager
def _told_plainly(engine: Engine) -> Iterator[None]:
    """What a database says goes wrong, as an error of the archive that says what to do."""
    place = named(engine)
    try:
        yield
    except OperationalError as error:
        message = f"{place}: {_reason(error)}; {_advice(engine)}"
        raise UnreachableError(message) from error
    except SQLAlchemyError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            message = f"{place}: this is no archive, or it is damaged; restore a backup (`dragoman archive restore`)"
            raise DamagedError(message) from error
        message = f"{place}: {_reason(error)}; run `dragoman archive check`"
        raise ArchiveError(message) from error


def _reason(error: SQLAlchemyError) -> str:
    """The first line of what a driver says."""
    origin = getattr(error, "orig", None)
    return str(origin or error).strip().splitlines()[0].rstrip(".")


def _advice(engine: Engine) -> str:
    if not is_server(engine):
        return "check that the folder exists, has room, and that you may write there"
    return "check that the server runs, and the name and password in the URL"


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
    """What each connection to SQLite is told once."""
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_S * 1000}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.close()


def _begin(db: Connection) -> None:
    """Begin at once as a writer, so that nobody finds at the end that another was faster."""
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get(_WRITES) else "BEGIN")
