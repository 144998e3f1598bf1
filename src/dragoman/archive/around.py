"""What stands around a contact: the last and the next one of the same parties, the whole it is in, and its parts."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.archive import schema
from dragoman.archive.follow.seeking import Sought, query_of
from dragoman.archive.follow.subject import Subject
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told

MOST_PARTS = 50
"""Parts of a contact that are listed."""


@dataclass(frozen=True)
class Around:
    """A contact as it is listed, the last and the next one of the same parties, its whole, and its parts in order."""

    contact: Told
    earlier: Told | None
    later: Told | None
    whole: Told | None
    parts: tuple[Told, ...]


def around(db: Connection, name: str) -> Around:
    """What stands around the contact of an id."""
    table = schema.contact.c
    own = told_contacts(db, select(table.id).where(table.id == name))[0]
    earlier, later = _neighbour(db, own, before=True), _neighbour(db, own, before=False)
    parts = list(db.scalars(select(table.id).where(table.within == name).order_by(table.rank).limit(MOST_PARTS)))
    names = [one for one in (earlier, later, own.within, *parts) if one]
    told = {one.id: one for one in told_contacts(db, select(table.id).where(table.id.in_(names)))} if names else {}
    inner = (told[one] for one in parts if one in told)
    listed = sorted(inner, key=lambda one: (one.first or "", one.last or "", one.id))
    return Around(own, told.get(earlier or ""), told.get(later or ""), told.get(own.within or ""), tuple(listed))


def _neighbour(db: Connection, own: Told, *, before: bool) -> str | None:
    """The id of the contact of all the same parties that is nearest in time, of those that were held, not announced.

    Ranks run from the latest day to the first.
    """
    table = schema.contact.c
    if len(own.parties) < len(("one", "other")) or not (own.first and own.last):
        return None
    query = query_of(db, Sought(Subject(tuple(sorted(own.parties)))))
    query = query.where(table.planned.is_(False), table.id != (own.within or ""))
    query = query.where(func.coalesce(table.within, "") != own.id)
    rank = select(table.rank).where(table.id == own.id).scalar_subquery()
    if before:
        query = query.where(table.rank > rank, table.last < own.first).order_by(table.rank)
    else:
        query = query.where(table.rank < rank, table.first > own.last).order_by(table.rank.desc())
    found = db.scalar(query.limit(1))
    return str(found) if found else None
