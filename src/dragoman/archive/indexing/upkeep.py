"""Whether the index of words and marks is in step with its tables, and how it is made anew. For checks and repairs."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DatabaseError

from dragoman.archive import schema

INDEXED = (schema.statement, schema.passage, schema.contact)


def tables_out_of_step(db: Connection) -> tuple[str, ...]:
    """The names of tables whose index does not have just what they have. `db` is one that may write."""
    return tuple(table.name for table in INDEXED if not is_in_step(db, table))


def index_anew(db: Connection, tables: Iterable[Table] = INDEXED) -> None:
    """Make the index of some tables from the tables, or that of every one."""
    for table in tables:
        name = table.name
        if db.dialect.name == "sqlite":
            db.execute(text(f"INSERT INTO {name}_search ({name}_search) VALUES ('rebuild')"))  # noqa: S608 - our own names
        else:
            db.execute(text(f"REINDEX INDEX ix_{name}_search"))


def is_in_step(db: Connection, table: Table) -> bool:
    """Whether the index of a table has just what the table has. `db` is one that may write.

    PostgreSQL keeps its own in step.
    """
    if db.dialect.name != "sqlite":
        return True
    name = table.name
    command = f"INSERT INTO {name}_search ({name}_search, rank) VALUES ('integrity-check', 1)"  # noqa: S608
    try:
        with db.begin_nested():
            db.execute(text(command))
    except DatabaseError:
        return False
    return True
