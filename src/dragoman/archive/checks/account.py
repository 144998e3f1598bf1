"""One account by itself: its text, its reading, and the rows that are made of them."""

from collections.abc import Iterator, Sequence
from typing import cast

from sqlalchemy import Connection, Select, Table, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_id, account_of
from dragoman.archive.checks.fault import Fault, Mend
from dragoman.archive.errors import DamagedError
from dragoman.archive.readings import effective_reading, machine_reading
from dragoman.archive.rows import Row, plain_rows
from dragoman.archive.spans import stray_spans
from dragoman.model import DragomanError, Reading

SIZE = 384
"""Bytes of a statement's vector."""


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
    except DragomanError as error:
        yield Fault(key, str(error).partition(";")[0], Mend.RESTORE)
        return
    if reason := _rows_differ(db, key, reading):
        yield Fault(key, reason, Mend.REFRESH)


def _rows_differ(db: Connection, key: str, reading: Reading) -> str | None:
    """How the rows of an account differ from those that its reading gives; None where they do not."""
    rows = plain_rows(key, reading)
    there = _found(db, select(schema.statement).where(schema.statement.c.account == key))
    names = {row["key"]: row["id"] for row in there}
    own = select(schema.statement.c.key).where(schema.statement.c.account == key)
    expected: list[tuple[Table, list[Row], list[Row]]] = [
        (schema.statement, [statement for statement, _, _ in rows.statements], there),
        (
            schema.passage,
            list(rows.passages),
            _found(db, select(schema.passage).where(schema.passage.c.account == key)),
        ),
    ]
    for table, part in ((schema.voice, 1), (schema.topic, 2)):
        told = [row | {"statement": whole[0]["id"]} for whole in rows.statements for row in _part(whole, part)]
        found = _found(db, select(table).where(table.c.statement.in_(own)))
        expected.append((table, told, [row | {"statement": names.get(row["statement"])} for row in found]))
    for table, told, found in expected:
        if not same_rows(told, found):
            return f"its rows in {table.name} are not what its reading gives"
    if wrong := [row["id"] for row in there if len(cast("bytes", row["vector"] or b"")) != SIZE]:
        return f"the statement {wrong[0]} has no vector"
    return None


def same_rows(told: Sequence[Row], found: Sequence[Row]) -> bool:
    """Whether rows are those that should be there, in what those say, in any order."""
    names = sorted(told[0]) if told else []
    as_told = sorted(repr([row[name] for name in names]) for row in told)
    return len(told) == len(found) and as_told == sorted(repr([row.get(name) for name in names]) for row in found)


def _part(whole: tuple[Row, tuple[Row, ...], tuple[Row, ...]], part: int) -> tuple[Row, ...]:
    return whole[1] if part == 1 else whole[2]


def _found(db: Connection, query: Select[tuple[object, ...]]) -> list[Row]:
    return [dict(row) for row in db.execute(query).mappings()]
