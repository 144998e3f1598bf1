"""Exporting: everything that an archive keeps, as JSON Lines. Equal archives give equal bytes, whatever the database.

What the archive can make again from the rest (rows for search, vectors) is left out, but for the contacts, by which an
import is checked. Nothing is held in memory but a few rows.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, RowMapping, Select, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_of
from dragoman.archive.engine import reading
from dragoman.archive.files import appearing
from dragoman.archive.lines import SCHEMA, line_of, with_end
from dragoman.archive.renumbering import renumbered

_AT_ONCE = 100
"""Rows that are fetched together."""

PRIVATE = frozenset({"app_user", "session", "token", "audit"})
"""Tables that are no part of the desk's memory: who may use a server. Neither exported nor touched by an import."""

_ACCOUNT = ("id", "name", "text", "publisher", "kind", "side", "title", "published", "url", "language", "sha256")
_HISTORY = ("version", "replaces", "added", "reader")


ROWS = (schema.rejected, schema.saved_search, schema.formerly)
"""Tables whose rows are exported as they are. What else is kept one day joins them here."""


def export_to(engine: Engine, path: Path, *, replace: bool = False) -> int:
    """Write an export of one state of the archive to a file, and return its number of lines.

    Raises UnreachableError where the file is there already, unless `replace`, or cannot be written.
    """
    count = 0
    with appearing(path, replace=replace) as part, reading(engine) as db, part.open("wb") as file:
        for line in export_lines(db):
            file.write(line)
            count += 1
    return count


def export_lines(db: Connection) -> Iterator[bytes]:
    """The lines of an export, one by one, in an order that depends on nothing but their content."""
    return with_end(line_of(what, value) for what, value in _values(db))


def contact_value(db: Connection, row: RowMapping) -> dict[str, object]:
    """A contact as exports have it."""
    entry = schema.entry.c
    places = db.execute(
        select(entry.account, entry.place).where(entry.contact == row["id"]).order_by(entry.account, entry.place)
    )
    return {
        "id": row["id"],
        "within": row["within"],
        "entries": [list(place) for place in places],
        "record": json.loads(row["body"]),
    }


def _values(db: Connection) -> Iterator[tuple[str, dict[str, object]]]:
    yield "archive", {"schema": SCHEMA}
    for value in _corrections(db):
        yield "correction", value
    for row in _rows(db, _accounts()):
        came = account_of(row)
        value = {name: row["id"] if name == "id" else getattr(came, name) for name in _ACCOUNT}
        history = {name: row[name] for name in _HISTORY}
        yield "account", value | history | {"reading": json.loads(row["body"])}
    for table in ROWS:
        for row in _rows(db, select(table).order_by(*table.primary_key.columns)):
            yield table.name, dict(row)
    for row in _rows(db, select(schema.contact).order_by(schema.contact.c.id)):
        yield "contact", contact_value(db, row)


def _accounts() -> Select[tuple[object, ...]]:
    """The accounts with their readings; a version before those that replace it."""
    table = schema.account.c
    return (
        select(schema.account, schema.reading.c.reader, schema.reading.c.body)
        .join(schema.reading, schema.reading.c.account == table.id)
        .order_by(table.version, table.id)
    )


def _corrections(db: Connection) -> Iterator[dict[str, object]]:
    """The corrections, numbered from 1 in the order in which they were made: a database leaves gaps where it failed."""
    numbers: dict[int, int] = {}
    for row in _rows(db, select(schema.correction).order_by(schema.correction.c.id)):
        numbers[row["id"]] = len(numbers) + 1
        undone = numbers[row["undoes"]] if row["undoes"] is not None else None
        yield renumbered(dict(row), numbers) | {"id": numbers[row["id"]], "undoes": undone}


def _rows(db: Connection, query: Select[tuple[object, ...]]) -> Iterator[RowMapping]:
    yield from db.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings()
