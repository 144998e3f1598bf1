"""Persons in the archive: all the ways in which accounts write one person's name."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.archive.one_person import RARE
from dragoman.lexicon.names import name_length, same_person

SHOWN = 5
"""How many names an error lists."""


def spellings(db: Connection, name: str) -> tuple[str, ...]:
    """The names under which the archive has a person in contacts, in order.

    A surname alone means whoever has it in nearly all contacts. Raises NotFoundError for nobody, or several persons.

    >>> spellings(db, "Macron")  # doctest: +SKIP
    ('Emmanuel Macron', 'Macron')
    """
    table = schema.participant.c.person
    rows = db.execute(select(table, func.count()).where(table.is_not(None)).group_by(table))
    found = {person: count for person, count in rows if same_person(name, person)}
    if not found:
        message = f"the archive has no party and no person called {name}"
        raise NotFoundError(message)
    first = min(found, key=lambda one: (name_length(one) == 1, -found[one], one))
    own = same_as(first, found)
    others = sorted((one for one in found if one not in own), key=lambda one: (-found[one], one))
    if others and found[others[0]] >= RARE * sum(found[one] for one in own):
        message = f"several persons are called {name}: {', '.join([first, *others][:SHOWN])}; give the full name"
        raise NotFoundError(message)
    return own


def same_as(name: str, people: Iterable[str]) -> tuple[str, ...]:
    """Those of some names that are one person's, in order."""
    return tuple(sorted(one for one in people if same_person(name, one)))
