"""Facets: how many of the hits have each value, counted from the marks of their rows."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, Select, select

from dragoman.archive import schema
from dragoman.archive.indexing.known import persons_named, values_stamped
from dragoman.archive.indexing.marks import PREFIXES, mark, stamp
from dragoman.archive.indexing.ranks import same_account
from dragoman.archive.persons import persons_in
from dragoman.archive.search.fields import ACCOUNTS, BY_NAME, CONTACTS
from dragoman.archive.search.results import Facet
from dragoman.lexicon.names import name_length

AT_MOST = 12
"""Values that a facet lists."""
_SPELLINGS = 2 * AT_MOST
"""Names of persons, the most frequent ones, whose other spellings are looked for."""


class _Kind(NamedTuple):
    """A facet: its name, the field that filters by it, the kind of its marks, and what `known` calls its values."""

    name: str
    field: str
    kind: str
    known: str | None = None


_KINDS = (
    _Kind("party", "party", "party", "party"),
    _Kind("person", "person", "person", "person"),
    _Kind("by", "by", "by_party", "party"),
    _Kind("speaker", "by", "by_person", "person"),
    _Kind("to", "to", "to_party", "party"),
    _Kind("office", "office", "office", "office"),
    _Kind("side", "side", "side", "party"),
    _Kind("publisher", "publisher", "publisher", "publisher"),
    _Kind("kind", "kind", "kind"),
    _Kind("act", "act", "act"),
    _Kind("strength", "strength", "strength"),
    _Kind("polarity", "polarity", "polarity"),
    _Kind("topic", "topic", "topic", "topic"),
    _Kind("year", "date", "year"),
    _Kind("finding", "finding", "finding"),
    _Kind("initiator", "initiator", "initiator", "party"),
    _Kind("language", "language", "language", "language"),
)


def facets_of(db: Connection, found: Select[int], of: str) -> tuple[Facet, ...]:
    """The facets of the rows whose ranks a query finds, each with its most frequent values."""
    hits = _Hits(db, _marks_of_hits(db, found, of))
    facets = (Facet(kind.name, kind.field, _values(hits, kind)) for kind in _KINDS)
    return tuple(facet for facet in facets if facet.values)


def _marks_of_hits(db: Connection, found: Select[int], of: str) -> list[list[str]]:
    """The marks of each hit; of an account those of its first piece. SQLite finds hits in its index, which has none."""
    rows = {ACCOUNTS: schema.passage, CONTACTS: schema.contact}.get(of, schema.statement)
    marks = rows.c.marks if rows is not schema.statement else rows.c.marks + " " + rows.c.shared
    if db.dialect.name == "postgresql":
        query = found.add_columns(marks)
    else:
        ranks = found.subquery()
        query = select(rows.c.rank, marks).join(ranks, ranks.c.rank == rows.c.rank)
    told = db.execute(query).all()
    if of == ACCOUNTS:
        told = list({same_account(row[0]): row for row in sorted(told, reverse=True)}.values())
    return [row[1].split() for row in told]


class _Hits:
    """The marks of all hits, and for each kind of mark how many hits have each stamp."""

    def __init__(self, db: Connection, marks: list[list[str]]) -> None:
        self.db, self.marks = db, marks
        self.stamps: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for one, count in Counter(chain.from_iterable(marks)).items():
            before, _, stamped = one[1:].partition("_")
            self.stamps[before][stamped] = count

    def having(self, groups: Mapping[str, frozenset[str]]) -> dict[str, int]:
        """For each name how many hits have one of its marks."""
        wanted = frozenset[str]().union(*groups.values())
        found = Counter(wanted.intersection(one) for one in self.marks)
        return {
            name: sum(count for there, count in found.items() if not marks.isdisjoint(there))
            for name, marks in groups.items()
        }


def _values(hits: _Hits, kind: _Kind) -> tuple[tuple[str, int], ...]:
    """The most frequent values of a facet with their numbers."""
    found = hits.stamps[PREFIXES[kind.kind]]
    if kind.known == "person":
        return _people(hits, kind, found)
    top = _most(found, AT_MOST)
    names = values_stamped(hits.db, kind.known, top) if kind.known else _listed(kind.field)
    return tuple((names.get(one, one), found[one]) for one in top)


def _people(hits: _Hits, kind: _Kind, found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most frequent persons, each under one name and counted under all that the filter takes for the same."""
    if not found:
        return ()
    persons = persons_in(hits.db)
    names = values_stamped(hits.db, "person", _most(found, _SPELLINGS))
    numbers = {name: found[one] for one, name in names.items()}
    groups: dict[str, frozenset[str]] = {}
    others: set[str] = set()
    for name in sorted(numbers, key=lambda one: (name_length(one) == 1, -numbers[one], one)):
        if name not in others:
            same = persons_named(hits.db, name, persons)
            others.update(same)
            groups[persons.of(name)] = frozenset(mark(kind.kind, one) for one in same)
    told = hits.having(groups)
    return tuple((name, told[name]) for name in _most(told, AT_MOST))


def _most(numbers: Mapping[str, int], count: int) -> list[str]:
    """The most frequent, and of equals the first by name."""
    return sorted(numbers, key=lambda one: (-numbers[one], one))[:count]


def _listed(field: str) -> dict[str, str]:
    """The values of a closed list by their stamps."""
    return {stamp(value): str(value) for value in BY_NAME[field].values}
