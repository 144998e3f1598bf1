"""What persons have ruled of two accounts: that they tell of one contact, or that they do not."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.corrections import log_of, standing
from dragoman.archive.scopes import Scope
from dragoman.archive.values import SAME
from dragoman.collation.linking import Ruling

_AT_ONCE = 400
"""Values that one query asks for."""


def rulings_in(db: Connection) -> tuple[Ruling, ...]:
    """All rulings that stand, in the order in which they were made, on accounts by their ids.

    What was ruled of an account is ruled of its later versions too.
    """
    ruled = standing(log_of(db, Scope.MEMBERSHIP))
    later = later_versions(db, (name for one in ruled for name in one.target.split("~")))
    found = []
    for one in ruled:
        first, _, second = one.target.partition("~")
        pair = (later.get(first, first), later.get(second, second))
        found.append(Ruling(pair, one.value == SAME, one.by, one.at, one.note))
    return tuple(found)


def later_versions(db: Connection, keys: Iterable[str]) -> Mapping[str, str]:
    """For each of some accounts that a later version has replaced, the id of the last version."""
    asked = set(keys)
    following = _following(db, asked)
    return {name: _last(name, following) for name in following if name in asked}


def and_later(db: Connection, keys: Iterable[str]) -> list[str]:
    """Some accounts with all versions that came after them, in order."""
    asked = set(keys)
    return sorted(asked.union(_following(db, asked).values()))


def _following(db: Connection, keys: Iterable[str]) -> dict[str, str]:
    """For each of some accounts, and of the versions after it, the next version."""
    table = schema.account.c
    found: dict[str, str] = {}
    waiting = sorted(keys)
    while waiting:
        fresh: dict[str, str] = {}
        for start in range(0, len(waiting), _AT_ONCE):
            part = waiting[start : start + _AT_ONCE]
            rows = db.execute(select(table.id, table.replaces).where(table.replaces.in_(part)))
            fresh |= {row.replaces: row.id for row in rows}
        found |= fresh
        waiting = sorted(set(fresh.values()) - found.keys())
    return found


def _last(name: str, following: Mapping[str, str]) -> str:
    while name in following:
        name = following[name]
    return name
