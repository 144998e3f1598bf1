"""A search, from the query to a page of results. Everything comes latest day first, then by the account's id."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from dragoman.archive import schema
from dragoman.archive.errors import QueryError
from dragoman.archive.indexing.ranks import STEP, ranks_between, same_account
from dragoman.archive.search.compiling import ranks_found
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.search.facets import facets_of
from dragoman.archive.search.fields import ACCOUNTS, CONTACTS, EVERYWHERE, STATEMENTS
from dragoman.archive.search.hits import hits_at
from dragoman.archive.search.parsing import parse
from dragoman.archive.search.plan import Plan, texts_of
from dragoman.archive.search.planning import plan_of
from dragoman.archive.search.results import Results

LIMIT = 20
MOST = 1000
"""Hits that one page may have."""
COUNTED = 10_000
"""Hits that are counted; of more it is only said that there are more."""

_ROWS = {STATEMENTS: schema.statement, ACCOUNTS: schema.passage, CONTACTS: schema.contact}


@dataclass(frozen=True)
class Page:
    """Which part of the results is wanted: what they are of, how many, after which cursor, and whether with facets."""

    of: str = STATEMENTS
    limit: int = LIMIT
    cursor: str | None = None
    facets: bool = False


def search(db: Connection, query: str, page: Page = Page()) -> Results:
    """What a query finds, one page of it. Raises QueryError for what cannot be understood, and says where and why."""
    _check(page)
    lowest, highest = ranks_between(None, None)
    after = rank_after(page.cursor, query, page.of) + 1 if page.cursor else lowest
    plan, rows = plan_of(db, parse(query), page.of), _ROWS[page.of]
    ranks = _ranks(db, rows, plan, (after, highest), page)
    shown = ranks[: page.limit]
    total = _total(db, rows, plan, page.of)
    everything = ranks_found(db, rows, plan, (lowest, highest))
    return Results(
        hits=hits_at(db, shown, texts_of(plan), page.of),
        total=min(total, COUNTED),
        exact=total <= COUNTED,
        cursor=cursor_of(query, page.of, _end(shown[-1], page.of)) if len(ranks) > page.limit else None,
        facets=facets_of(db, everything.limit(COUNTED), page.of) if page.facets else (),
    )


def _check(page: Page) -> None:
    if page.of not in EVERYWHERE:
        message = f"nothing is known of {page.of}; search {', '.join(EVERYWHERE)}"
        raise QueryError(message)
    if not 1 <= page.limit <= MOST:
        message = f"a page has 1 to {MOST:,} hits, not {page.limit}; take the others by the cursor"
        raise QueryError(message)


def _ranks(db: Connection, rows: Table, plan: Plan, within: tuple[int, int], page: Page) -> list[int]:
    """The ranks of a page's hits, and of one more if there is one; of an account the first piece only."""
    wanted = page.limit + 1
    if page.of != ACCOUNTS:
        return list(db.scalars(ranks_found(db, rows, plan, within).limit(wanted)))
    found: list[int] = []
    start, highest = within
    while len(found) < wanted:
        part = list(db.scalars(ranks_found(db, rows, plan, (start, highest)).limit(wanted)))
        for rank in part:
            if not found or same_account(rank) != same_account(found[-1]):
                found.append(rank)
        if len(part) < wanted:
            break
        start = _end(part[-1], ACCOUNTS) + 1
    return found[:wanted]


def _end(rank: int, of: str) -> int:
    """The last rank of what a hit stands for."""
    return (same_account(rank) + 1) * STEP - 1 if of == ACCOUNTS else rank


def _total(db: Connection, rows: Table, plan: Plan, of: str) -> int:
    """How many hits there are, up to one more than are counted."""
    found = ranks_found(db, rows, plan, ranks_between(None, None)).order_by(None)
    if of == ACCOUNTS:
        ranks = found.subquery()
        found = select(ranks.c.rank // STEP).distinct()
    return db.scalar(select(func.count()).select_from(found.limit(COUNTED + 1).subquery())) or 0
