"""Linking in the archive: an account is compared with its neighbours alone, and only their contacts change.

What comes out is what `dragoman.collation.collate_all` makes of all accounts at once; a test holds it to that.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, delete, or_, select

from dragoman.archive import schema
from dragoman.archive.contacts import Place, drop_contacts, make_contact, place_of
from dragoman.archive.doubts import write_pairs
from dragoman.archive.holding import settle_holders
from dragoman.archive.readings import as_linked, leads, linked_readings
from dragoman.archive.rulings import rulings_in
from dragoman.collation.linking import Entry, EntryId, Index, Ruling, Tie, entries_of, keys_of
from dragoman.lexicon import load_table
from dragoman.model import Reading

Value = TypeVar("Value")

_AT_ONCE = 400
"""Values that one query asks for."""


def link(db: Connection, key: str, reading: Reading | None) -> tuple[str, ...]:
    """Link the entries of an account anew, and return the contacts that came of it, in order.

    `reading` is what holds of the account; None takes it out of all contacts, as where a later version is there.
    """
    left, dropped = _unlink(db, key)
    entries = entries_of(as_linked(db, key, reading)) if reading else ()
    _write_entries(db, key, entries)
    rulings = rulings_in(db)
    found = _Neighbourhood(db, rulings)
    found.take([*([key] if entries else []), *_near(db, entries), *_ruled(rulings, key), *(name for name, _ in left)])
    touched = found.reach(key, left)
    _write_ties(db, found.index, key, entries)
    write_pairs(db, key, found.index.undecided(entry.id for entry in entries))
    old = _contacts_of(db, map(place_of, touched))
    drop_contacts(db, old)
    made = [
        make_contact(db, cluster, found.index.ties_within(cluster))
        for cluster in found.index.clusters()
        if touched.issuperset(entry.id for entry in cluster)
    ]
    settle_holders(db, {*dropped, *old}, made)
    return tuple(sorted(made))


class Linked(NamedTuple):
    """How an account should be linked: the rows of its entries and ties, and the clusters that it begins."""

    rows: dict[Table, list[dict[str, object]]]
    clusters: tuple[tuple[tuple[Entry, ...], tuple[Tie, ...]], ...]
    """Those in which the least entry is the account's own, so that each cluster is one account's; with their ties."""


def linked(db: Connection, key: str, reading: Reading) -> Linked:
    """How an account should be linked, made anew from what holds of it and of its neighbours; writes nothing."""
    entries = entries_of(as_linked(db, key, reading))
    rulings = rulings_in(db)
    found = _Neighbourhood(db, rulings)
    found.take([*([key] if entries else []), *_near(db, entries), *_ruled(rulings, key)])
    touched = found.reach(key, ())
    own = [
        (cluster, found.index.ties_within(cluster))
        for cluster in found.index.clusters()
        if touched.issuperset(entry.id for entry in cluster) and place_of(cluster[0].id)[0] == key
    ]
    return Linked(entry_rows(key, entries) | {schema.tie: _tie_rows(found.index, key, entries)}, tuple(own))


class _Neighbourhood:
    """The part of the archive that an account can change: loaded as far as ties reach, and linked as if alone."""

    def __init__(self, db: Connection, rulings: Sequence[Ruling]) -> None:
        self._db = db
        self._names: dict[Place, EntryId] = {}
        self._known: set[str] = set()
        self.index = Index(rulings)

    def take(self, keys: Iterable[str]) -> None:
        """Load the accounts of these ids that have entries and are not there yet."""
        fresh = _with_entries(self._db, sorted(set(keys) - self._known))
        vectors = leads(self._db, fresh)
        for name, own in zip(fresh, linked_readings(self._db, fresh), strict=True):
            self.index.add(own, vectors.get(name))
            self._names |= {place_of(entry.id): entry.id for entry in entries_of(own)}
        self._known.update(fresh)

    def reach(self, key: str, left: Iterable[Place]) -> frozenset[EntryId]:
        """All entries that are tied, however far, to those of an account, or to those that it was tied to before."""
        begun = [place for place in self._names if place[0] == key] + list(left)
        reached: set[Place] = set()
        waiting = [place for place in begun if place in self._names]
        while waiting:
            here = [place for place in waiting if place not in reached]
            reached.update(here)
            beyond = _tied(self._db, here)
            self.take(name for name, _ in beyond)
            waiting = [place_of(other) for place in here for other in self.index.beside(self._names[place])]
        return frozenset(self._names[place] for place in reached)


def _near(db: Connection, entries: Iterable[Entry]) -> frozenset[str]:
    """The accounts that share a block with some entries."""
    keys = sorted({block for entry in entries for block in keys_of(entry)})
    table = schema.block.c
    return frozenset(
        name
        for part in _parts(keys)
        for name in db.scalars(select(table.account).distinct().where(_among(table.who, table.day, part)))
    )


def _ruled(rulings: Iterable[Ruling], key: str) -> frozenset[str]:
    """The accounts on which there is a ruling together with one."""
    return frozenset(name for ruling in rulings if key in ruling.accounts for name in ruling.accounts)


def _with_entries(db: Connection, keys: Sequence[str]) -> list[str]:
    """Those of some accounts that have an entry, in order."""
    table = schema.entry.c
    return sorted(
        {name for part in _parts(keys) for name in db.scalars(select(table.account).where(table.account.in_(part)))}
    )


def _unlink(db: Connection, key: str) -> tuple[list[Place], frozenset[str]]:
    """Take the entries of an account out of the archive.

    Returns the entries of others that they were tied to or together with, and the contacts that they were in.
    """
    entry, tie = schema.entry.c, schema.tie.c
    own = [(key, place) for place in db.scalars(select(entry.place).where(entry.account == key))]
    left = sorted({*_tied(db, own), *_fellows(db, key)})
    dropped = _contacts_of(db, own)
    drop_contacts(db, dropped)
    db.execute(delete(schema.tie).where((tie.one == key) | (tie.other == key)))
    db.execute(delete(schema.block).where(schema.block.c.account == key))
    db.execute(delete(schema.entry).where(entry.account == key))
    return [place for place in left if place[0] != key], dropped


def _fellows(db: Connection, key: str) -> list[Place]:
    """The entries that are in one contact with some entry of an account."""
    mine, other = schema.entry.alias(), schema.entry.alias()
    rows = db.execute(
        select(other.c.account, other.c.place)
        .distinct()
        .join_from(mine, other, mine.c.contact == other.c.contact)
        .where(mine.c.account == key)
    )
    return [(row.account, row.place) for row in rows]


def _tied(db: Connection, places: Sequence[Place]) -> list[Place]:
    """The entries that speak for being one contact with one of some entries."""
    table = schema.tie.c
    query = select(table.other, table.other_place).distinct()
    rows = (
        row
        for part in _parts(sorted(places))
        for row in db.execute(query.where(_among(table.one, table.one_place, part)))
    )
    return [(row.other, row.other_place) for row in rows]


def _contacts_of(db: Connection, places: Iterable[Place]) -> frozenset[str]:
    table = schema.entry.c
    return frozenset(
        contact
        for part in _parts(sorted(places))
        for contact in db.scalars(select(table.contact).where(_among(table.account, table.place, part)))
        if contact
    )


def _write_entries(db: Connection, key: str, entries: Sequence[Entry]) -> None:
    for table, rows in entry_rows(key, entries).items():
        if rows:
            db.execute(table.insert(), rows)


def entry_rows(key: str, entries: Sequence[Entry]) -> dict[Table, list[dict[str, object]]]:
    """The rows of an account's entries in each table, all but their contacts and ties."""
    holding = frozenset(load_table("linking")["holding"])
    rows: list[dict[str, object]] = [
        {"account": key, "place": one.place, "holds": one.contact.kind in holding} for one in entries
    ]
    blocks: list[dict[str, object]] = [
        {"account": key, "place": one.place, "who": who, "day": day}
        for one in entries
        for who, day in sorted(keys_of(one))
    ]
    return {schema.entry: rows, schema.block: blocks}


def _write_ties(db: Connection, index: Index, key: str, entries: Sequence[Entry]) -> None:
    if rows := _tie_rows(index, key, entries):
        db.execute(schema.tie.insert(), rows)


def _tie_rows(index: Index, key: str, entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {"one": a[0], "one_place": a[1], "other": b[0], "other_place": b[1]}
        for one in entries
        for other in index.tied(one.id)
        for a, b in (((key, one.place), place_of(other)), (place_of(other), (key, one.place)))
    ]


def _among(first: "Column[Any]", second: "Column[Any]", pairs: Iterable[tuple[object, object]]) -> ColumnElement[bool]:
    """Whether two columns have one of some pairs of values, said so that SQLite goes by an index."""
    found: dict[object, list[object]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return or_(*(and_(first == one, second.in_(others)) for one, others in found.items()))


def _parts(values: Sequence[Value]) -> Iterator[list[Value]]:
    """The values in lists that a query can take."""
    rest = iter(values)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
