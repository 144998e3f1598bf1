"""Catalogues: the parties, persons and topics of an archive, those that stand in most first, page by page.

They are counted once and kept in memory until something is written, as counting looks at every row.
"""

from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Column, Connection, Function, func, select

from dragoman.archive import schema
from dragoman.archive.indexing.folding import fold
from dragoman.archive.indexing.known import all_values
from dragoman.archive.listing import LIMIT, Listed
from dragoman.archive.one_person import gathered
from dragoman.archive.persons import persons_in
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


class _Counts(NamedTuple):
    """How often each name stands, and the name under which another one is listed."""

    numbers: dict[str, int]
    listed: dict[str, str]

    @property
    def ordered(self) -> list[str]:
        """The names that stand in anything, the most frequent first."""
        return sorted((one for one in self.numbers if self.numbers[one]), key=lambda one: (-self.numbers[one], one))


class Census:
    """How often each party, person and topic stands in an archive, for as long as nothing is written to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[tuple[int, int], _Counts]] = {}

    def page(
        self, db: Connection, kind: str, words: str = "", cursor: str | None = None, limit: int = LIMIT
    ) -> Catalogue:
        """The names of a kind that have words beginning so, the most frequent first.

        Raises QueryError for a cursor of another list.
        """
        counted = self._counts(db, kind)
        found = _named(db, kind, words, counted) if words.strip() else counted.ordered
        ordered = sorted(found, key=lambda one: (-counted.numbers.get(one, 0), one)) if words.strip() else list(found)
        start = rank_after(cursor, words, kind) if cursor else 0
        shown = tuple(Listing(one, counted.numbers.get(one, 0)) for one in ordered[start : start + limit])
        more = cursor_of(words, kind, start + limit) if len(ordered) > start + limit else None
        return Catalogue(shown, more, len(ordered))

    def _counts(self, db: Connection, kind: str) -> "_Counts":
        """The names of a kind and how often each stands."""
        state = _state(db)
        with self._lock:
            kept = self._kept.get(kind)
            if kept is None or kept[0] != state:
                kept = state, _people(db) if kind == PERSONS else _Counts(_counted(db, *_COUNTED[kind]), {})
                self._kept[kind] = kept
        return kept[1]


def _state(db: Connection) -> tuple[int, int]:
    """What is another number whenever an account or a correction was written; rulings on persons write no account."""
    written, corrected = func.max(schema.account.c.written), func.max(schema.correction.c.id)
    return db.scalar(select(written)) or 0, db.scalar(select(corrected)) or 0


def _counted(db: Connection, column: "Column[str]", number: "Function[int]") -> dict[str, int]:
    named = select(column, number).where(column.is_not(None)).group_by(column)
    return {str(name): count for name, count in db.execute(named)}


def _people(db: Connection) -> _Counts:
    """The persons under their most frequent names, in how many contacts each took part under any of them."""
    counts = dict.fromkeys(all_values(db, PERSONS), 0) | _counted(db, *_COUNTED[PERSONS])
    groups = gathered(counts, persons_in(db))
    table = schema.participant.c
    for names in groups.values():
        if len(names) > 1:
            counts[names[0]] = db.scalar(select(_CONTACTS).where(table.person.in_(names))) or 0
    listed = {name: first for first, names in groups.items() for name in names}
    return _Counts({first: counts[first] for first in groups}, listed)


def _named(db: Connection, kind: str, words: str, counted: _Counts) -> set[str]:
    """The names of a kind that have, for each of some words, one that begins so; a person's, if any of theirs has."""
    if kind == PARTIES:
        wanted = fold(words).split()
        told = {code: f"{fold(party_name(code))} {fold(code)}".split() for code in counted.numbers}
        return {code for code, own in told.items() if all(any(w.startswith(one) for w in own) for one in wanted)}
    found = [_beginning(db, kind, one) for one in fold(words).split()]
    return {counted.listed.get(one, one) for one in set.intersection(*found)} if found else set()


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
