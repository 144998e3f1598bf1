"""The log of corrections: what persons have decided, in order, and which of it stands. Nothing in it is ever changed.

An undo is an entry of its own that names what it undoes, and can itself be undone. What stands is laid over what the
machine made (`applying`, `judging`, `rulings`, `persons`); the machine's own stays as it is.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select

from dragoman.archive import schema
from dragoman.archive.codec import plain_text
from dragoman.archive.errors import NotFoundError
from dragoman.archive.scopes import Scope

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""A value of JSON."""

_AT_ONCE = 200


@dataclass(frozen=True)
class Correction:
    """One decision of a person, or the undoing of one.

    `target` is what was corrected, as it was called then, `field` which part of it; `value` the person's value and
    `machine` the machine's at that time; `anchor` is how the target is found again after rereading. `undoes` is the
    id of the correction that this one takes back, and then `value` is None.
    """

    id: int
    scope: Scope
    target: str
    field: str
    value: Plain
    by: str
    at: str
    note: str | None = None
    machine: Plain = None
    anchor: Plain = None
    undoes: int | None = None


def standing(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections of a log that nobody has undone, or whose undoing was undone, in the order they were made.

    Of several on one field the last holds; that is for those to see who apply them.
    """
    kept = list(log)
    undone = {one.undoes: one.id for one in kept if one.undoes is not None}
    return tuple(one for one in kept if one.undoes is None and stands(one.id, undone))


def stands(number: int, undone: Mapping[int, int]) -> bool:
    """Whether a correction or undo holds; `undone` gives for what was undone the id of the undo."""
    held = True
    while number in undone:
        number, held = undone[number], not held
    return held


def write(db: Connection, made: Correction) -> Correction:
    """Put a correction at the end of the log, and return it with its id."""
    row: dict[str, object] = {
        "scope": made.scope.value,
        "target": made.target,
        "field": made.field,
        "value": plain_text(made.value),
        "machine": plain_text(made.machine),
        "anchor": plain_text(made.anchor),
        "author": made.by,
        "at": made.at,
        "note": made.note,
        "undoes": made.undoes,
    }
    return Correction(**{**vars(made), "id": put_last(db, row)})


def put_last(db: Connection, row: Mapping[str, object]) -> int:
    """Put a row, without its id, at the end of the log, and return its id: there is no gap, whatever failed before.

    `db` is one that has the archive to itself.
    """
    table = schema.correction
    number = int(db.scalar(select(func.max(table.c.id))) or 0) + 1
    db.execute(table.insert().values({**row, "id": number}))
    return number


def correction(db: Connection, number: int) -> Correction:
    """The correction of an id. Raises NotFoundError where there is none."""
    found = _rows(db, schema.correction.c.id == number)
    if not found:
        message = f"no correction has the id {number}; `dragoman archive corrections` lists them"
        raise NotFoundError(message)
    return found[0]


def corrections_of(db: Connection, keys: Sequence[str]) -> dict[str, tuple[Correction, ...]]:
    """The corrections that stand within each of some accounts that has any: of it and of its parts."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for one in log_within(db, keys):
        found[one.target.partition(".")[0]].append(one)
    return {key: held for key, log in found.items() if (held := standing(log))}


def log_within(db: Connection, keys: Iterable[str]) -> list[Correction]:
    """All corrections and undos within some accounts, in order."""
    target = schema.correction.c.target
    within = schema.correction.c.scope.not_in([Scope.MATCH.value])
    return [
        one
        for part in _parts(keys)
        for one in _rows(db, within & or_(*(and_(target >= key, target < f"{key}/") for key in part)))
    ]


def log_between(db: Connection, keys: Iterable[str]) -> list[Correction]:
    """All corrections and undos of matches whose first statement is of one of some accounts, in order."""
    target = schema.correction.c.target
    matches = schema.correction.c.scope == Scope.MATCH.value
    return [
        one
        for part in _parts(keys)
        for one in _rows(db, matches & or_(*(and_(target >= f"{key}.", target < f"{key}/") for key in part)))
    ]


def log_of(db: Connection, *scopes: Scope) -> list[Correction]:
    """All corrections and undos of some scopes, in order; of all where none is named."""
    column = schema.correction.c
    wanted = column.scope.in_([scope.value for scope in scopes]) if scopes else column.id.is_not(None)
    return _rows(db, wanted)


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists that a query can take."""
    rest = iter(sorted(keys))
    while part := list(islice(rest, _AT_ONCE)):
        yield part


def _rows(db: Connection, wanted: ColumnElement[bool]) -> list[Correction]:
    rows = db.execute(select(schema.correction).where(wanted).order_by(schema.correction.c.id)).mappings()
    return [correction_of(row) for row in rows]


def correction_of(row: Mapping[str, Any] | RowMapping) -> Correction:
    """The correction that a row of the table holds."""
    value, machine, anchor = (json.loads(row[name]) if row[name] else None for name in ("value", "machine", "anchor"))
    return Correction(
        row["id"],
        Scope(row["scope"]),
        row["target"],
        row["field"],
        value,
        row["author"],
        row["at"],
        row["note"],
        machine,
        anchor,
        row["undoes"],
    )
