"""Facets: how many of the hits have each value, counted from the marks of their rows."""

from collections import Counter
from typing import NamedTuple

from sqlalchemy import Connection, Select, select

from dragoman.archive import schema
from dragoman.archive.indexing.known import values_stamped
from dragoman.archive.indexing.marks import PREFIXES, stamp
from dragoman.archive.indexing.ranks import same_account
from dragoman.archive.search.fields import ACCOUNTS, BY_NAME, CONTACTS
from dragoman.archive.search.results import Facet

AT_MOST = 12
"""Values that a facet lists."""


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
    counts: Counter[str] = Counter()
    seen: set[int] = set()
    for row in db.execute(_marks(found, of)):
        place = same_account(row.rank) if of == ACCOUNTS else row.rank
        if place not in seen:
            seen.add(place)
            counts.update(row.marks.split())
    facets = (_facet(db, kind, counts) for kind in _KINDS)
    return tuple(facet for facet in facets if facet.values)


def _marks(found: Select[int], of: str) -> Select[tuple[int, str]]:
    ranks = found.subquery()
    rows = {ACCOUNTS: schema.passage, CONTACTS: schema.contact}.get(of, schema.statement)
    marks = rows.c.marks if rows is not schema.statement else rows.c.marks + " " + rows.c.shared
    return select(rows.c.rank, marks.label("marks")).join(ranks, ranks.c.rank == rows.c.rank)


def _facet(db: Connection, kind: _Kind, counts: Counter[str]) -> Facet:
    before = f"_{PREFIXES[kind.kind]}_"
    found = {one.removeprefix(before): number for one, number in counts.items() if one.startswith(before)}
    top = sorted(found, key=lambda one: (-found[one], one))[:AT_MOST]
    names = values_stamped(db, kind.known, top) if kind.known else _listed(kind.field)
    return Facet(kind.name, kind.field, tuple((names.get(one, one), found[one]) for one in top))


def _listed(field: str) -> dict[str, str]:
    """The values of a closed list by their stamps."""
    return {stamp(value): str(value) for value in BY_NAME[field].values}
