"""What persons have ruled of undertakings. The one place in Follow that reads corrections."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.archive import schema

FIELDS = ("status", "when", "closed_by")


@dataclass(frozen=True)
class Ruled:
    """A field of an undertaking as a person has it, who that was, when, and the note made with it."""

    field: str
    value: Any
    author: str
    at: str
    note: str | None


def rulings_on_undertakings(db: Connection) -> dict[str, dict[str, Ruled]]:
    """The rulings that stand, by undertaking and field: the last one of each that nobody has undone."""
    table = schema.correction.c
    undone = select(table.undoes).where(table.undoes.is_not(None))
    rows = db.execute(
        select(schema.correction)
        .where(table.field.in_(FIELDS), table.undoes.is_(None), table.id.not_in(undone))
        .where(table.target.in_(select(schema.undertaking.c.id)))
        .order_by(table.id)
    )
    found: dict[str, dict[str, Ruled]] = {}
    for row in rows:
        made = Ruled(row.field, json.loads(row.value), row.author, row.at, row.note)
        found.setdefault(row.target, {})[row.field] = made
    return found
