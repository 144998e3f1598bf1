"""Backups: one state of the archive in a file, made while others write; and the way back, as a whole or not at all.

A backup of SQLite is a database like any other. One of a server is an export, and so can be restored on any database.
"""

import sqlite3
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import SQLAlchemyError

from dragoman.archive import schema
from dragoman.archive.engine import PATIENCE_S, is_server, named, open_engine, writing
from dragoman.archive.errors import DamagedError, UnreachableError
from dragoman.archive.exporting import PRIVATE, export_to
from dragoman.archive.files import appearing
from dragoman.archive.importing import import_each
from dragoman.archive.migrating import is_current, migrate

_SQLITE = b"SQLite format 3\0"


def backup(engine: Engine, path: Path, *, replace: bool = False) -> None:
    """Write one state of the archive to a file, which is there as a whole or not at all; writers go on meanwhile.

    Raises UnreachableError where the file is there already, unless `replace`, or cannot be written.
    """
    if is_server(engine):
        export_to(engine, path, replace=replace)
        return
    with appearing(path, replace=replace) as part:
        _copy(Path(str(engine.url.database)), part)
        _refuse_damaged(part)


def restore(engine: Engine, path: Path, *, replace: bool = False) -> None:
    """Make an archive what a backup or an export has, as a whole or not at all.

    Raises UnreachableError where the archive has something already, unless `replace`; DamagedError for a backup that is
    damaged, and then nothing has changed.
    """
    if not _is_database(path):
        _read_back(path, engine, replace=replace)
        return
    _refuse_damaged(path)
    if not is_server(engine):
        _copy_back(path, engine, replace=replace)
        return
    source = open_engine(path)
    try:
        if not is_current(source):
            message = f"{path}: this backup was made by an earlier version; restore it to a file and migrate that"
            raise UnreachableError(message)
        with TemporaryDirectory(prefix="dragoman-") as folder:
            export_to(source, Path(folder, "export.jsonl"))
            _read_back(Path(folder, "export.jsonl"), engine, replace=replace)
    finally:
        source.dispose()


def _read_back(path: Path, engine: Engine, *, replace: bool) -> None:
    """Put what an export has in the place of everything that is there, in one transaction."""
    _make_folder(engine)
    migrate(engine)
    with writing(engine) as db:
        tables = [table for table in schema.metadata.sorted_tables if table.name not in PRIVATE]
        if any(db.execute(select(table).limit(1)).first() for table in tables):
            _refuse(engine, replace=replace)
        for table in reversed(tables):
            db.execute(delete(table))
        for _ in import_each(lambda: nullcontext(db), path):
            pass


def _copy_back(path: Path, engine: Engine, *, replace: bool) -> None:
    """Put a backup into an archive's file: a new one, or the one that others may have open."""
    target = Path(str(engine.url.database))
    _make_folder(engine)
    if target.exists() and target.stat().st_size:
        _refuse(engine, replace=replace)
        if _overwritten(path, engine):
            return
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                target.with_name(target.name + suffix).replace(target.with_name(f"{target.name}.damaged{suffix}"))
    with appearing(target, replace=replace or not target.exists() or not target.stat().st_size) as part:
        _copy(path, part, journal="WAL")


def _overwritten(path: Path, engine: Engine) -> bool:
    """Whether a backup could be written over a database, in one transaction; not where that one is damaged."""
    try:
        with closing(sqlite3.connect(path)) as source, closing(engine.raw_connection()) as there:
            source.backup(cast("sqlite3.Connection", there.driver_connection))
    except (sqlite3.Error, SQLAlchemyError) as error:
        if "malformed" in str(error) or "not a database" in str(error):
            return False
        message = f"{named(engine)}: {error}; the archive is as it was"
        raise UnreachableError(message) from error
    finally:
        engine.dispose()
    return True


def _copy(source: Path, target: Path, *, journal: str = "DELETE") -> None:
    """Write one state of a database of SQLite, which others may be writing, to a file.

    With `journal` WAL readers of that file will go on while somebody writes; without, it needs no other file beside it.
    """
    try:
        with closing(sqlite3.connect(source, timeout=PATIENCE_S)) as there, closing(sqlite3.connect(target)) as here:
            there.backup(here)
            here.execute(f"PRAGMA journal_mode = {journal}")
    except sqlite3.Error as error:
        message = f"{target.parent}: {error}; look whether there is room, and run `dragoman archive check`"
        raise UnreachableError(message) from error


def _refuse_damaged(path: Path) -> None:
    """Raise DamagedError for a file that is no database of an archive, or a damaged one."""
    try:
        with closing(sqlite3.connect(path)) as db:
            found = [row[0] for row in db.execute("PRAGMA quick_check(1)")]
            known = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    except sqlite3.Error as error:
        found, known = [str(error)], 0
    if found != ["ok"] or not known:
        reason = "this is no archive" if found == ["ok"] else f"this file is damaged ({found[0]})"
        message = f"{path}: {reason}; take another backup"
        raise DamagedError(message)


def _is_database(path: Path) -> bool:
    """Whether a file is a database of SQLite."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        message = f"{path}: {(error.strerror or str(error)).lower()}; name a backup or an export"
        raise UnreachableError(message) from error


def _make_folder(engine: Engine) -> None:
    if not is_server(engine):
        Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)


def _refuse(engine: Engine, *, replace: bool) -> None:
    if not replace:
        message = f"{named(engine)}: there is an archive already; name another, or say --replace"
        raise UnreachableError(message)
