"""A search, from the query to a page of results. Everything comes latest day first, then by the account's id."""

from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, func, select

from dragoman.archive import schema
from dragoman.archive.errors import QueryError
from dragoman.archive.indexing.ranks import STEP, same_account
from dragoman.archive.search.compiling import prepare, ranks_found
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.search.facets import facets_of
from dragoman.archive.search.fields import ACCOUNTS, CONTACTS, EVERYWHERE, STATEMENTS
from dragoman.archive.search.hits import hits_at
from dragoman.archive.search.parsing import parse
from dragoman.archive.search.plan import Plan, texts_of
from dragoman.archive.search.planning import plan_of, ranks_within
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
    after = rank_after(page.cursor, query, page.of) if page.cursor else None
    prepare(db, _ROWS[page.of])
    tree = parse(query)
    asked = _Asked(db, _ROWS[page.of], plan_of(db, tree, page.of), ranks_within(tree), page)
    ranks, total = asked.page_from(0 if after is None else after + 1)
    shown = ranks[: page.limit]
    return Results(
        hits=hits_at(db, shown, texts_of(asked.plan), page.of),
        total=min(total, COUNTED),
        exact=total <= COUNTED,
        cursor=cursor_of(query, page.of, _end(shown[-1], page.of)) if len(ranks) > page.limit else None,
        facets=facets_of(db, asked.found().limit(COUNTED), page.of) if page.facets else (),
    )


def _check(page: Page) -> None:
    if page.of not in EVERYWHERE:
        message = f"nothing is known of {page.of}; search {', '.join(EVERYWHERE)}"
        raise QueryError(message)
    if not 1 <= page.limit <= MOST:
        message = f"a page has 1 to {MOST:,} hits, not {page.limit}; take the others by the cursor"
        raise QueryError(message)


@dataclass(frozen=True)
class _Asked:
    """A query that is understood: the rows that it asks, what they must fulfil, and between which ranks they can be."""

    db: Connection
    rows: Table
    plan: Plan
    within: tuple[int, int]
    page: Page

    def found(self, start: int = 0) -> Select[int]:
        """The query for the ranks of all that is found, from one on."""
        lowest, highest = self.within
        return ranks_found(self.db, self.rows, self.plan, (max(lowest, start), highest))

    def page_from(self, start: int) -> tuple[list[int], int]:
        """The ranks of a page from one on, one more than are wanted if there is one, and how many hits there are.

        SQLite finds hits in their order, and gives the first ones and the number at once. PostgreSQL must gather them
        before it can put them in order: it gives all that are counted, and only where there are more of them, so that
        the first come soon, is it asked for them in order.
        """
        if self.db.dialect.name == "postgresql":
            ranks = self.gathered()
            if len(ranks) <= COUNTED:
                return [rank for rank in sorted(ranks) if rank >= start][: self.page.limit + 1], len(ranks)
            return self.ranks(start), len(ranks)
        if self.page.of == ACCOUNTS or start:
            return self.ranks(start), self.total()
        counted = self.found().limit(COUNTED + 1).subquery()
        told = select(counted.c.rank, func.count().over()).order_by(counted.c.rank).limit(self.page.limit + 1)
        rows = self.db.execute(told).all()
        return [row[0] for row in rows], rows[0][1] if rows else 0

    def gathered(self) -> list[int]:
        """The first rank of each hit in no order, of as many hits as are counted and one more."""
        found = self.found().order_by(None)
        if self.page.of == ACCOUNTS:
            ranks = found.subquery()
            found = select(func.min(ranks.c.rank)).group_by(ranks.c.rank // STEP)
        return list(self.db.scalars(found.limit(COUNTED + 1)))

    def ranks(self, start: int = 0) -> list[int]:
        """The ranks of a page's hits from one on, and of one more if there is one; of an account its first piece."""
        wanted = self.page.limit + 1
        if self.page.of != ACCOUNTS:
            return list(self.db.scalars(self.found(start).limit(wanted)))
        found: list[int] = []
        while len(found) < wanted:
            part = list(self.db.scalars(self.found(start).limit(wanted)))
            for rank in part:
                if not found or same_account(rank) != same_account(found[-1]):
                    found.append(rank)
            if len(part) < wanted:
                break
            start = _end(part[-1], ACCOUNTS) + 1
        return found[:wanted]

    def total(self) -> int:
        """How many hits there are, up to one more than are counted."""
        found = self.found().order_by(None)
        if self.page.of == ACCOUNTS:
            ranks = found.subquery()
            found = select(ranks.c.rank // STEP).distinct()
        return self.db.scalar(select(func.count()).select_from(found.limit(COUNTED + 1).subquery())) or 0


def _end(rank: int, of: str) -> int:
    """The last rank of what a hit stands for."""
    return (same_account(rank) + 1) * STEP - 1 if of == ACCOUNTS else rank
