"""Saved searches: queries under names of their own, so that they can be asked again. Each person has theirs."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError, QueryError
from dragoman.archive.search import Page, search

LOCAL = "local"
"""Who saves searches where there are no users."""
LONGEST_NAME = 120
"""Characters that the name of a search may have."""
MOST = 200
"""Searches that one person may save."""

_TABLE = schema.saved_search.c


@dataclass(frozen=True)
class SavedSearch:
    """A query under a name: what it is of ("statements", "accounts" or "contacts"), and when it was saved."""

    name: str
    query: str
    of: str
    at: str


def searches_of(db: Connection, owner: str) -> tuple[SavedSearch, ...]:
    """The searches that somebody has saved, by name."""
    rows = db.execute(
        select(_TABLE.name, _TABLE.query, _TABLE.of, _TABLE.at).where(_TABLE.owner == owner).order_by(_TABLE.name)
    )
    return tuple(SavedSearch(*row) for row in rows)


def save(db: Connection, owner: str, one: SavedSearch) -> SavedSearch:
    """Keep a search under its name, in the place of an earlier one of that name; what was kept is given back.

    Raises QueryError for a query that cannot be understood, and for a name that is none.
    """
    kept = SavedSearch(" ".join(one.name.split()), one.query.strip(), one.of, one.at)
    if not kept.name or len(kept.name) > LONGEST_NAME or not kept.name.isprintable():
        message = f"give the search a name of 1 to {LONGEST_NAME} characters"
        raise QueryError(message)
    search(db, kept.query, Page(kept.of, 1))
    others = [other.name for other in searches_of(db, owner) if other.name != kept.name]
    if len(others) >= MOST:
        message = f"there are {MOST} saved searches already; delete one first"
        raise QueryError(message)
    db.execute(delete(schema.saved_search).where(_TABLE.owner == owner, _TABLE.name == kept.name))
    values = {"owner": owner, "name": kept.name, "query": kept.query, "of": kept.of, "at": kept.at}
    db.execute(schema.saved_search.insert().values(values))
    return kept


def forget(db: Connection, owner: str, name: str) -> None:
    """Delete a saved search. Raises NotFoundError where there is none of that name."""
    gone = db.execute(delete(schema.saved_search).where(_TABLE.owner == owner, _TABLE.name == name))
    if not gone.rowcount:
        message = f"no search is saved as {name}"
        raise NotFoundError(message)
