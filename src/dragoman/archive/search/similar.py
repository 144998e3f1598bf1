"""Similar statements: those whose vectors point the same way, found by looking at all of them.

The vectors are loaded once, in one byte for each place, and afterwards only those of accounts that were written since.
Products are whole numbers that a float holds exactly, so that every machine and database gives the same order.
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
from dragoman.models.sentences import WIDTH

_CHUNK = 1024
"""Vectors that are multiplied at a time: as many as stay in a processor's cache."""
_AT_ONCE = 8192
_WORKERS = min(4, os.cpu_count() or 1)


class Neighbours:
    """The vectors of an archive's statements, kept in memory for as long as somebody asks for similar ones."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._written = -1
        self._ranks: NDArray[np.int64] = np.zeros(0, np.int64)
        self._accounts: NDArray[np.int64] = np.zeros(0, np.int64)
        self._vectors: NDArray[np.int8] = np.zeros((0, WIDTH), np.int8)
        self._scales: NDArray[np.float32] = np.zeros(0, np.float32)

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
            ranks, vectors, scales = self._ranks, self._vectors, self._scales
        target = np.frombuffer(own.vector, np.int8).astype(np.float32)
        scores = _cosines(vectors, scales * _scale(target[None])[0], target)
        scores[ranks == own.rank] = -2
        found = _best(ranks, scores, limit)
        hits = hits_at(db, [int(ranks[place]) for place in found], (), STATEMENTS)
        return tuple(Similar(hit, float(scores[place])) for hit, place in zip(hits, found, strict=True))

    def _refresh(self, db: Connection) -> None:
        """Load what was written since the last time; the first time, everything."""
        account = schema.account.c
        last = db.scalar(select(func.max(account.written))) or 0
        if last == self._written:
            return
        changed = np.array(db.scalars(select(account.key).where(account.written > self._written)).all(), np.int64)
        keep = ~np.isin(self._accounts, changed) if len(self._accounts) else np.zeros(0, bool)
        parts = [(self._ranks[keep], self._accounts[keep], self._vectors[keep]), *_load(db, self._written)]
        self._ranks = np.concatenate([part[0] for part in parts])
        self._accounts = np.concatenate([part[1] for part in parts])
        self._vectors = np.concatenate([part[2] for part in parts])
        self._scales = np.concatenate([_scale(part) for part in _chunks(self._vectors)] or [np.zeros(0, np.float32)])
        self._written = last


_Part = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]


def _load(db: Connection, written: int) -> Iterator[_Part]:
    """Ranks, accounts and vectors of the statements of current accounts that were written later than that."""
    table, account = schema.statement.c, schema.account.c
    query = (
        select(table.rank, account.key, table.vector)
        .join(schema.account, account.id == table.account)
        .where(account.written > written, account.current, table.vector.is_not(None))
        .execution_options(yield_per=_AT_ONCE)
    )
    for rows in db.execute(query).partitions():
        ranks, accounts, vectors = zip(*rows, strict=True)
        yield (
            np.array(ranks, np.int64),
            np.array(accounts, np.int64),
            np.frombuffer(b"".join(vectors), np.int8).reshape(len(rows), WIDTH),
        )


def _chunks(vectors: NDArray[np.int8]) -> Iterator[NDArray[np.float32]]:
    return (vectors[start : start + _CHUNK].astype(np.float32) for start in range(0, len(vectors), _CHUNK))


def _scale(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """What brings each vector to the length 1; 0 for one that has no length."""
    squares = np.einsum("ij,ij->i", vectors, vectors)
    return np.where(squares > 0, 1 / np.sqrt(np.maximum(squares, 1)), 0).astype(np.float32)


def _cosines(
    vectors: NDArray[np.int8], scales: NDArray[np.float32], target: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The products of all vectors with one, each to its scale, computed in several threads."""
    found = np.empty(len(vectors), np.float32)
    share = -(-len(vectors) // _WORKERS) or 1

    def work(first: int) -> None:
        wide = np.empty((_CHUNK, WIDTH), np.float32)
        for start in range(first, min(first + share, len(vectors)), _CHUNK):
            end = min(start + _CHUNK, first + share, len(vectors))
            np.copyto(wide[: end - start], vectors[start:end], casting="unsafe")
            np.dot(wide[: end - start], target, out=found[start:end])
            found[start:end] *= scales[start:end]

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(work, range(0, len(vectors), share)))
    return found


def _best(ranks: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """The places of the highest scores, highest first, equal ones by rank."""
    if len(scores) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    ordered = places[np.lexsort((ranks[places], -scores[places]))][:limit]
    return ordered[scores[ordered] > -1]
