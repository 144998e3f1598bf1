"""Cursors: where a page ended, as an opaque text that goes with one query, or one list, only."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from dragoman.archive.errors import QueryError

_DIGEST = 8
_RANK = 8


def cursor_of(query: str, of: str, rank: int) -> str:
    """The cursor of a search after the hit of that rank, or of a list after the item of that number."""
    return sealed(rank.to_bytes(_RANK), _asked(query, of))


def rank_after(cursor: str, query: str, of: str) -> int:
    """The rank after which a cursor goes on. Raises QueryError for a cursor of another query, or none at all."""
    place = opened(cursor, _asked(query, of))
    if len(place) != _RANK or place[0] & 0x80:
        raise _foreign()
    return int.from_bytes(place)


def sealed(place: bytes, asked: str) -> str:
    """The cursor of a page that ended at a place, whatever that is, for what was asked."""
    return urlsafe_b64encode(place + _digest(asked)).decode().rstrip("=")


def opened(cursor: str, asked: str) -> bytes:
    """The place in a cursor. Raises QueryError for a cursor of something else that was asked, or none at all."""
    try:
        told = urlsafe_b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}")
    except ValueError:
        told = b""
    place, digest = told[:-_DIGEST], told[-_DIGEST:]
    if digest != _digest(asked) or sealed(place, asked) != cursor:
        raise _foreign()
    return place


def _asked(query: str, of: str) -> str:
    return f"{of}\0{' '.join(query.split())}"


def _digest(asked: str) -> bytes:
    return hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _foreign() -> QueryError:
    return QueryError("this cursor does not belong to this query; leave it out to begin anew")
