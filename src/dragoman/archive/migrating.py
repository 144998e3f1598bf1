"""Brings an archive's tables to the version that this program knows. Touches no content itself."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from dragoman.archive.engine import named, prepare_file, reading, writing
from dragoman.archive.errors import UnreachableError

_SCRIPTS = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> bool:
    """Make the tables where there are none, and bring older ones up to date; say whether anything had to be done.

    All of it happens in one transaction. Raises UnreachableError for a database that holds something else, or an
    archive of a later version of the program.
    """
    if is_empty(engine):
        prepare_file(engine)
    with writing(engine) as db:
        if _checked(db, engine) == head():
            return False
        command.upgrade(config(db), "head")
    return True


def is_current(engine: Engine) -> bool:
    """Whether the archive is there and of this version; False where there is nothing yet, or an earlier version."""
    with reading(engine) as db:
        return _checked(db, engine) == head()


def is_empty(engine: Engine) -> bool:
    """Whether there is no archive yet."""
    with reading(engine) as db:
        return _checked(db, engine) is None


def head() -> str:
    """The revision that this program works with."""
    return str(ScriptDirectory(str(_SCRIPTS)).get_current_head())


def config(db: Connection) -> Config:
    """Alembic's settings for a connection that is already open."""
    found = Config()
    found.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    found.attributes["connection"] = db
    return found


def _checked(db: Connection, engine: Engine) -> str | None:
    """The archive's revision, None where the database is empty."""
    place = named(engine)
    found = MigrationContext.configure(db).get_current_revision()
    if found is None:
        if inspect(db).get_table_names():
            message = f"{place}: this database holds something else; name an empty one, or a new file"
            raise UnreachableError(message)
        return None
    known = {script.revision for script in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}
    if found not in known:
        message = f"{place}: this archive was made by a later version (revision {found}); upgrade dragoman"
        raise UnreachableError(message)
    return found
