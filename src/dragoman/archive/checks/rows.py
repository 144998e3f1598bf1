"""The rows that are made of an account's reading: whether they are what would be made now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from sqlalchemy import Connection, Table, select

from dragoman.archive import schema
from dragoman.archive.indexing.columns import superseded
from dragoman.archive.indexing.known import unknown
from dragoman.archive.indexing.ranks import day_of
from dragoman.archive.persons import persons_in
from dragoman.archive.rows import Row, Rows, plain_rows
from dragoman.model import Reading

SIZE = 384
"""Bytes of a statement's vector."""
_AT_ONCE = 400
"""Values that one query asks for."""


def rows_differ(db: Connection, key: str, reading: Reading) -> str | None:
    """How the rows of an account differ from those that its reading gives; None where they do not."""
    rows = plain_rows(key, reading)
    for table, told, found in _compared(db, key, rows):
        if not same_rows(told, found):
            return f"its rows in {table.name} are not what its reading gives"
    if missing := unknown(db, rows.named):
        return f"the {missing[0].field} {missing[0].value} is not known by name"
    return _amiss(db, key)


def same_rows(told: Sequence[Row], found: Sequence[Row]) -> bool:
    """Whether rows are those that should be there, in what those say, in any order."""
    names = sorted(told[0]) if told else []
    as_told = sorted(repr([row[name] for name in names]) for row in told)
    return len(told) == len(found) and as_told == sorted(repr([row.get(name) for name in names]) for row in found)


def ranked_by_day(row: Row, day: str) -> bool:
    """Whether the rank of a row is of the day that its column of that name has."""
    return str(day_of(cast("int", row["rank"])) or "") == (row[day] or "")


def _compared(db: Connection, key: str, rows: Rows) -> Iterator[tuple[Table, Sequence[Row], Sequence[Row]]]:
    """Each table with the rows that an account should have there, and those that it has."""
    there, persons, current = _of(db, schema.statement, "account", [key]), persons_in(db), _is_current(db, key)
    names = {row["key"]: row["id"] for row in there}
    statements = [statement for statement, _, _ in rows.statements]
    yield schema.statement, statements if current else superseded(statements), there
    voices = [persons.row(row) | {"statement": one["id"]} for one, own, _ in rows.statements for row in own]
    topics = [row | {"statement": one["id"]} for one, _, own in rows.statements for row in own]
    for table, told in ((schema.voice, voices), (schema.topic, topics)):
        found = _of(db, table, "statement", names)
        yield table, told, [row | {"statement": names[row["statement"]]} for row in found]
    passages = rows.passages if current else superseded(rows.passages)
    yield schema.passage, passages, _of(db, schema.passage, "account", [key])
    yield schema.fact, rows.facts, _of(db, schema.fact, "account", [key])
    doubts = [{name: row[name] for name in ("target", "field", "kind", "amount", "score")} for row in rows.doubts]
    own = [row for row in _of(db, schema.doubt, "account", [key]) if row["other"] is None]
    yield schema.doubt, doubts, own
    yield schema.undertaking, [row for row, _ in rows.pledges], _of(db, schema.undertaking, "account", [key])
    bound = [who for _, people in rows.pledges for who in people]
    yield schema.bound, bound, _of(db, schema.bound, "undertaking", [row["id"] for row, _ in rows.pledges])


def _amiss(db: Connection, key: str) -> str | None:
    """What is wrong with rows in what no reading gives: vectors, ranks, and the marks of a contact."""
    statements, passages = (_of(db, table, "account", [key]) for table in (schema.statement, schema.passage))
    if wrong := [row["id"] for row in statements if len(cast("bytes", row["vector"] or b"")) != SIZE]:
        return f"the statement {wrong[0]} has no vector"
    if not all(ranked_by_day(row, "day") for row in (*statements, *passages)):
        return "its rows are not ranked by their days"
    if any(row["shared"] for row in statements) and not _is_current(db, key):
        return "an earlier version is marked as if it were in a contact"
    return None


def _is_current(db: Connection, key: str) -> bool:
    return bool(db.scalar(select(schema.account.c.current).where(schema.account.c.id == key)))


def _of(db: Connection, table: Table, name: str, values: Iterable[object]) -> list[Row]:
    """The rows of a table that have one of some values."""
    listed = list(values)
    return [
        dict(row)
        for start in range(0, len(listed), _AT_ONCE)
        for row in db.execute(select(table).where(table.c[name].in_(listed[start : start + _AT_ONCE]))).mappings()
    ]
