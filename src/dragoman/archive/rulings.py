"""What persons have ruled of two accounts: that they tell of one contact, or that they do not."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.corrections import log_of, standing
from dragoman.archive.scopes import Scope
from dragoman.archive.values import SAME
from dragoman.collation.linking import Ruling


def rulings_in(db: Connection) -> tuple[Ruling, ...]:
    """All rulings that stand, in the order in which they were made, on accounts by their ids.

    What was ruled of an account is ruled of its later versions too.
    """
    ruled = standing(log_of(db, Scope.MEMBERSHIP))
    later = later_versions(db) if ruled else {}
    found = []
    for one in ruled:
        first, _, second = one.target.partition("~")
        pair = (later.get(first, first), later.get(second, second))
        found.append(Ruling(pair, one.value == SAME, one.by, one.at, one.note))
    return tuple(found)


def later_versions(db: Connection) -> Mapping[str, str]:
    """For each account that a later version has replaced, the id of the last version."""
    table = schema.account.c
    rows = db.execute(select(table.id, table.replaces).where(table.replaces.is_not(None)))
    following = {row.replaces: row.id for row in rows}
    return {name: _last(name, following) for name in following}


def and_later(db: Connection, keys: Iterable[str]) -> list[str]:
    """Some accounts with all versions that came after them, in order."""
    table = schema.account.c
    found: set[str] = set()
    waiting = set(keys)
    while waiting:
        found |= waiting
        waiting = set(db.scalars(select(table.id).where(table.replaces.in_(sorted(waiting))))) - found
    return sorted(found)


def _last(name: str, following: Mapping[str, str]) -> str:
    while name in following:
        name = following[name]
    return name
