"""What persons have ruled of undertakings, field by field, as Follow shows it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from dragoman.archive.promises import undertakings_ruled


@dataclass(frozen=True)
class Ruled:
    """A field of an undertaking as a person has it, who that was, when, and the note made with it."""

    field: str
    value: Any
    by: str
    at: str
    note: str | None


def rulings_on_undertakings(db: Connection) -> dict[str, dict[str, Ruled]]:
    """The rulings that stand, by undertaking and field: the last one of each that nobody has undone."""
    return {
        name: {
            one.field: Ruled(one.field, ruling.fields[one.field], one.by, one.at, one.note)
            for one in ruling.corrections
        }
        for name, ruling in undertakings_ruled(db).items()
    }
