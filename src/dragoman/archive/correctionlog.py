"""The log of corrections page by page, the latest first; only what a page shows is read. Read-only."""

from collections.abc import Iterable

from sqlalchemy import Connection, or_, select

from dragoman.archive import schema
from dragoman.archive.corrections import Correction, correction_of
from dragoman.archive.listing import LIMIT, Listed
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.whereabouts import Change, changes_of

_LIST = "log of corrections"
MOST_AUTHORS = 200


def corrections_page(
    db: Connection, cursor: str | None = None, limit: int = LIMIT, *, by: str | None = None
) -> Listed[Change]:
    """Corrections and undos, the latest first, of one author or of all. Raises QueryError for a foreign cursor."""
    table = schema.correction
    query = select(table.c.id).order_by(table.c.id.desc()).limit(limit + 1)
    if by is not None:
        query = query.where(table.c.author == by)
    if cursor is not None:
        query = query.where(table.c.id < rank_after(cursor, by or "", _LIST))
    ids = list(db.scalars(query))
    more = cursor_of(by or "", _LIST, ids[limit - 1]) if len(ids) > limit else None
    return Listed(changes_by_id(db, ids[:limit]), more)


def changes_by_id(db: Connection, ids: Iterable[int]) -> tuple[Change, ...]:
    """Some corrections and undos, in the order given, with what they are of now and whether they stand."""
    wanted = list(ids)
    if not wanted:
        return ()
    known = {one.id: one for one in _with_their_undos(db, wanted)}
    found = {one.correction.id: one for one in changes_of(db, [known[number] for number in sorted(known)])}
    return tuple(found[number] for number in wanted if number in found)


def authors(db: Connection) -> tuple[str, ...]:
    """Who has corrected anything, by name."""
    column = schema.correction.c.author
    return tuple(map(str, db.scalars(select(column).distinct().order_by(column).limit(MOST_AUTHORS))))


def _with_their_undos(db: Connection, ids: Iterable[int]) -> list[Correction]:
    """Corrections with all that they undo, and all that undoes them."""
    table = schema.correction
    found: dict[int, Correction] = {}
    waiting = set(ids)
    while waiting:
        query = select(table).where(or_(table.c.id.in_(sorted(waiting)), table.c.undoes.in_(sorted(waiting))))
        fresh = [correction_of(row) for row in db.execute(query).mappings()]
        before = set(found)
        found |= {one.id: one for one in fresh}
        near = {one.id for one in fresh} | {one.undoes for one in fresh if one.undoes is not None}
        waiting = near - before - waiting
    return list(found.values())
