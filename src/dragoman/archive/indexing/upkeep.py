"""Whether the index of words and marks is in step with its tables, and how it is made anew. For checks and repairs."""

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from dragoman.archive import schema

INDEXED = (schema.statement, schema.passage, schema.contact)


def tables_out_of_step(db: Connection) -> tuple[str, ...]:
    """The names of tables whose index does not have just what they have. `db` is one that may write.

    PostgreSQL keeps its own in step.
    """
    return tuple(table.name for table in INDEXED if db.dialect.name == "sqlite" and not _is_in_step(db, table.name))


def index_anew(db: Connection) -> None:
    """Make the index of every table from the table."""
    for table in INDEXED:
        name = table.name
        if db.dialect.name == "sqlite":
            db.execute(text(f"INSERT INTO {name}_search ({name}_search) VALUES ('rebuild')"))  # noqa: S608 - our own names
        else:
            db.execute(text(f"REINDEX INDEX ix_{name}_search"))


def _is_in_step(db: Connection, name: str) -> bool:
    command = f"INSERT INTO {name}_search ({name}_search, rank) VALUES ('integrity-check', 1)"  # noqa: S608
    try:
        with db.begin_nested():
            db.execute(text(command))
    except DatabaseError:
        return False
    return True
