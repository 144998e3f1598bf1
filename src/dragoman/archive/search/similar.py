"""Similar statements: those whose vectors point the same way, found by looking at all of them.

The vectors are loaded once, in one byte for each number, and afterwards only those of accounts that were written since.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.archive.search.fields import STATEMENTS
from dragoman.archive.search.hits import hits_at
from dragoman.archive.search.results import Similar
from dragoman.archive.search.vectors import AT_ONCE, Block, Target, block_of, cosines, packed, target_of

_WORKERS = min(4, os.cpu_count() or 1)

_Best = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Ranks of statements and their scores, the highest first."""


class Neighbours:
    """The vectors of an archive's statements, kept in memory for as long as somebody asks for similar ones."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._written = -1
        self._blocks: tuple[Block, ...] = ()

    def similar(self, db: Connection, statement: str, limit: int) -> tuple[Similar, ...]:
        """The statements most similar to one, the most similar first; of equals, the one that a search has first.

        Statements of earlier versions of accounts are none of them. Raises NotFoundError for an id that is none.
        """
        table = schema.statement.c
        own = db.execute(select(table.rank, table.vector).where(table.id == statement)).one_or_none()
        if own is None:
            message = f"no statement has the id {statement}"
            raise NotFoundError(message)
        if own.vector is None or limit < 1:
            return ()
        with self._lock:
            self._refresh(db)
            blocks = self._blocks
        ranks, scores = _nearest(blocks, target_of(own.vector), own.rank, limit)
        hits = hits_at(db, ranks.tolist(), (), STATEMENTS)
        return tuple(Similar(hit, score) for hit, score in zip(hits, scores.tolist(), strict=True))

    def _refresh(self, db: Connection) -> None:
        """Load what was written since the last time; the first time, everything."""
        account = schema.account.c
        last = db.scalar(select(func.max(account.written))) or 0
        if last == self._written:
            return
        changed = np.array(db.scalars(select(account.key).where(account.written > self._written)).all(), np.int64)
        kept = (block.without(changed) for block in self._blocks)
        self._blocks = packed([*kept, *_load(db, self._written)])
        self._written = last


def _load(db: Connection, written: int) -> Iterator[Block]:
    """Blocks of the statements of current accounts that were written later than that."""
    table, account = schema.statement.c, schema.account.c
    query = (
        select(table.rank, account.key, table.vector)
        .join(schema.account, account.id == table.account)
        .where(account.written > written, account.current, table.vector.is_not(None))
        .execution_options(yield_per=AT_ONCE)
    )
    for rows in db.execute(query).partitions():
        yield block_of(*zip(*rows, strict=True))


def _nearest(blocks: tuple[Block, ...], target: Target, own: int, limit: int) -> _Best:
    """The nearest of all blocks but the statement of that rank itself, found in several threads."""

    def within(block: Block) -> _Best:
        return _best(block.ranks, cosines(block, target), limit + 1)

    with ThreadPoolExecutor(_WORKERS) as pool:
        found = [*pool.map(within, blocks), (np.zeros(0, np.int64), np.zeros(0, np.float32))]
    ranks, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return _best(ranks[ranks != own], scores[ranks != own], limit)


def _best(ranks: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> _Best:
    """The ranks of the highest scores, highest first, equal ones by rank, and these scores."""
    if len(scores) > limit:
        high = np.flatnonzero(scores >= np.partition(scores, -limit)[-limit])
        ranks, scores = ranks[high], scores[high]
    ordered = np.lexsort((ranks, -scores))[:limit]
    return ranks[ordered], scores[ordered]
