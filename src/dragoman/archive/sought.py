"""The contacts that a reader looks for, page by page: of parties and persons, of a kind, in a time.

Where few contacts can fit, those are looked up and put in order; where many can, they are read in order until a page is
full. Either way a page takes no longer in a large archive than in a small one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from dragoman.archive import schema
from dragoman.archive.follow.subject import Subject
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.archive.listing import LIMIT, Listed
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.search.dates import Stretch, ranks_of

FEW = 2000
"""Contacts that are looked up and put in order, rather than read in order."""

_LIST = "list of contacts sought"


@dataclass(frozen=True)
class Sought:
    """Which contacts are looked for: those of a subject, and of a kind."""

    subject: Subject
    kind: str | None = None


def contacts_sought(db: Connection, sought: Sought, cursor: str | None = None, limit: int = LIMIT) -> Listed[Told]:
    """The contacts that are looked for, the latest day first. Raises QueryError for a cursor of another list."""
    contact, asked = schema.contact.c, repr(sought)
    query = query_of(db, sought).add_columns(contact.rank).order_by(contact.rank).limit(limit + 1)
    if cursor is not None:
        query = query.where(contact.rank > rank_after(cursor, asked, _LIST))
    rows = db.execute(query).all()
    ids = [row.id for row in rows[:limit]]
    told = {one.id: one for one in told_contacts(db, select(contact.id).where(contact.id.in_(ids)))}
    more = cursor_of(asked, _LIST, rows[limit - 1].rank) if len(rows) > limit else None
    return Listed(tuple(told[name] for name in ids), more)


def count_sought(db: Connection, sought: Sought, most: int) -> int:
    """How many contacts are looked for, up to one more than `most`."""
    return db.scalar(select(func.count()).select_from(query_of(db, sought).limit(most + 1).subquery())) or 0


def query_of(db: Connection, sought: Sought) -> Select[tuple[str]]:
    """The query for the ids of the contacts that are looked for; to be put in order by rank."""
    contact, query = schema.contact.c, select(schema.contact.c.id)
    for wanted in _taking_part(sought.subject):
        who = schema.participant.c
        if _are_few(db, select(who.contact).where(wanted)):
            query = query.where(contact.id.in_(select(who.contact).where(wanted)))
        else:
            query = query.where(exists().where(and_(who.contact == contact.id, wanted)))
    if sought.kind:
        few = _are_few(db, select(contact.id).where(contact.kind == sought.kind))
        query = query.where((contact.kind if few else func.coalesce(contact.kind, "")) == sought.kind)
    return query.where(*_within(sought.subject))


def _taking_part(subject: Subject) -> Iterator[ColumnElement[bool]]:
    """What a participant must be, for each of those who must all take part."""
    who = schema.participant.c
    yield from (who.party == party for party in subject.parties)
    yield from (who.person.in_(names) for names in subject.people)


def _within(subject: Subject) -> Iterator[ColumnElement[bool]]:
    """The time, by the days and by the ranks that contacts of those days can have."""
    contact = schema.contact.c
    if not (subject.since or subject.until):
        return
    ends = [date.fromisoformat(day) if day else None for day in (subject.since, subject.until)]
    yield contact.rank.between(*ranks_of(Stretch(*ends)))
    if subject.since:
        yield contact.last >= subject.since
    if subject.until:
        yield contact.first <= subject.until


def _are_few(db: Connection, found: Select[tuple[str]]) -> bool:
    return (db.scalar(select(func.count()).select_from(found.limit(FEW + 1).subquery())) or 0) <= FEW
