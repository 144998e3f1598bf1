"""Catalogues: the parties, persons and topics of an archive, those that stand in most first, page by page.

They are counted once and kept in memory until something is written, as counting looks at every row.
"""

from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Column, Connection, Function, func, select

from dragoman.archive import schema
from dragoman.archive.indexing.folding import fold
from dragoman.archive.listing import LIMIT, Listed
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.lexicon.names import index_words
from dragoman.lexicon.parties import party_name

PARTIES, PERSONS, TOPICS = "party", "person", "topic"
_CONTACTS = func.count(schema.participant.c.contact.distinct())
_COUNTED: dict[str, tuple[Column[str], Function[int]]] = {
    PARTIES: (schema.participant.c.party, _CONTACTS),
    PERSONS: (schema.participant.c.person, _CONTACTS),
    TOPICS: (schema.topic.c.name, func.count()),
}
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Listing:
    """A name, and in how many contacts (a topic: in how many statements) it stands."""

    name: str
    number: int


@dataclass(frozen=True)
class Catalogue(Listed[Listing]):
    """One page of a catalogue; `total` is how many names it has."""

    total: int = 0


class Census:
    """How often each party, person and topic stands in an archive, for as long as nothing is written to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[tuple[int, int] | None, dict[str, int]]] = {}

    def page(
        self, db: Connection, kind: str, words: str = "", cursor: str | None = None, limit: int = LIMIT
    ) -> Catalogue:
        """The names of a kind that have words beginning so, the most frequent first.

        Raises QueryError for a cursor of another list.
        """
        counts = self._counts(db, kind)
        names = _named(db, kind, words, counts) if words.strip() else counts
        ordered = sorted(names, key=lambda one: (-counts.get(one, 0), one)) if words.strip() else list(counts)
        start = rank_after(cursor, words, kind) if cursor else 0
        shown = tuple(Listing(one, counts.get(one, 0)) for one in ordered[start : start + limit])
        more = cursor_of(words, kind, start + limit) if len(ordered) > start + limit else None
        return Catalogue(shown, more, len(ordered))

    def _counts(self, db: Connection, kind: str) -> dict[str, int]:
        """The names of a kind and how often each stands, the most frequent first."""
        state = _state(db)
        with self._lock:
            counted, counts = self._kept.get(kind, (None, {}))
            if counted != state:
                counts = _counted(db, *_COUNTED[kind])
                self._kept[kind] = (state, counts)
        return counts


def _state(db: Connection) -> tuple[int, int]:
    """What is another number whenever an account or a correction was written; rulings on persons write no account."""
    written, corrected = func.max(schema.account.c.written), func.max(schema.correction.c.id)
    return db.scalar(select(written)) or 0, db.scalar(select(corrected)) or 0


def _counted(db: Connection, column: "Column[str]", number: "Function[int]") -> dict[str, int]:
    named = select(column, number).where(column.is_not(None)).group_by(column)
    return {str(name): count for name, count in db.execute(named.order_by(number.desc(), column))}


def _named(db: Connection, kind: str, words: str, counts: dict[str, int]) -> set[str]:
    """The names of a kind that have, for each of some words, one that begins so."""
    if kind == PARTIES:
        wanted = fold(words).split()
        told = {code: f"{fold(party_name(code))} {fold(code)}".split() for code in counts}
        return {code for code, own in told.items() if all(any(w.startswith(one) for w in own) for one in wanted)}
    found = [_beginning(db, kind, one) for one in fold(words).split()]
    return set.intersection(*found) if found else set()


def _beginning(db: Connection, kind: str, word: str) -> set[str]:
    """The names of a kind that have a word beginning with one, as it is written or as names are compared."""
    table = schema.known.c
    spelled = {word} | (set(index_words(word)) if kind == PERSONS else set())
    return {
        str(value)
        for one in sorted(spelled)
        for value in db.scalars(
            select(table.value).where(table.field == kind, table.word >= one, table.word < one + _LAST).distinct()
        )
    }
