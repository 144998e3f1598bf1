"""The contacts that a reader looks for, page by page. A page takes no longer in a large archive than in a small one."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.seeking import Sought, query_of
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.archive.listing import LIMIT, Listed
from dragoman.archive.search.cursors import cursor_of, rank_after

_LIST = "list of contacts sought"


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
