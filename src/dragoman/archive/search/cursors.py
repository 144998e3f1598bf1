"""Cursors: where a page of results ended, as an opaque text that goes with one query only."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from dragoman.archive.errors import QueryError

_DIGEST = 8
_RANK = 8


def cursor_of(query: str, of: str, rank: int) -> str:
    """The cursor of a search after the hit of that rank."""
    return urlsafe_b64encode(rank.to_bytes(_RANK) + _digest(query, of)).decode().rstrip("=")


def rank_after(cursor: str, query: str, of: str) -> int:
    """The rank after which a cursor goes on. Raises QueryError for a cursor of another query, or none at all."""
    length = -(-(_RANK + _DIGEST) * 4 // 3)
    try:
        told = urlsafe_b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}") if len(cursor) == length else b""
    except ValueError:
        told = b""
    if len(told) != _RANK + _DIGEST or told[_RANK:] != _digest(query, of) or told[0] & 0x80:
        message = "this cursor does not belong to this query; leave it out to begin anew"
        raise QueryError(message)
    return int.from_bytes(told[:_RANK])


def _digest(query: str, of: str) -> bytes:
    told = f"{of}\0{' '.join(query.split())}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
