"""What an archive knows by name: persons, topics, offices, publishers, languages, found again by any of their words."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, delete, select, tuple_

from dragoman.archive import schema
from dragoman.archive.indexing.folding import fold
from dragoman.archive.indexing.marks import stamp
from dragoman.archive.persons import Persons
from dragoman.lexicon.names import index_words
from dragoman.lexicon.parties import party_names
from dragoman.model import Reading

LONGEST = 200
"""Characters of a value that goes by its name; longer ones an index of PostgreSQL could not take."""

_TABLE = schema.known.c
_AT_ONCE = 200


class Named(NamedTuple):
    """A value of a field: "person", "topic", "office", "publisher", "language" or "year"."""

    field: str
    value: str


def named_in(reading: Reading, years: Iterable[int]) -> frozenset[Named]:
    """All values that a reading brings into an archive; `years` are those of its contacts."""
    account = reading.account
    actors = [actor for said in reading.statements for actor in (*said.speaker, *said.addressee)]
    people = [who for contact in (reading.contact, *reading.other_contacts) if contact for who in contact.participants]
    told = (
        ("person", [*(actor.person for actor in actors), *(who.person for who in people)]),
        ("office", [*(actor.office for actor in actors), *(who.office for who in people)]),
        ("topic", [topic for said in reading.statements for topic in said.topics]),
        ("publisher", [account.publisher]),
        ("language", [account.language]),
        ("year", [f"{year:04}" for year in years]),
    )
    return frozenset(
        Named(field, value) for field, values in told for value in values if value and len(value) <= LONGEST
    )


def make_known(db: Connection, values: Iterable[Named]) -> None:
    """See to it that an archive knows these values."""
    wanted = sorted(values)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        there = _there(db, part)
        rows = [
            {"field": one.field, "word": word, "value": one.value, "stamp": stamp(one.value)}
            for one in part
            if one not in there
            for word in sorted(_index_words(one))
        ]
        if rows:
            db.execute(schema.known.insert(), rows)


def unknown(db: Connection, values: Iterable[Named]) -> tuple[Named, ...]:
    """Those of some values that an archive does not know, in order."""
    wanted = sorted(values)
    there = {one for start in range(0, len(wanted), _AT_ONCE) for one in _there(db, wanted[start : start + _AT_ONCE])}
    return tuple(one for one in wanted if one not in there)


def forget_all(db: Connection) -> None:
    """Take all values away, so that those which rows still have can be made known anew."""
    db.execute(delete(schema.known))


def persons_named(db: Connection, name: str, persons: Persons) -> tuple[str, ...]:
    """All names in the archive that can be the person of that name, however they are written, or are ruled to be."""
    ruled = {one for one in persons.ruled if persons.same(one, name)}
    words = frozenset[str]().union(*(index_words(one) for one in {name, persons.of(name), *ruled}))
    found = db.scalars(_values("person").where(_TABLE.word.in_(sorted(words)))) if words else ()
    return tuple(sorted(value for value in found if persons.same(value, name)))


def values_named(db: Connection, field: str, words: str) -> tuple[str, ...]:
    """The values of a field that these words are, whatever their case; where none is, those that have all of them."""
    plain = fold(words)
    if not plain:
        return ()
    exact = tuple(value for value in db.scalars(_values(field).where(_TABLE.word == plain)) if fold(value) == plain)
    if exact:
        return tuple(sorted(exact))
    first, *rest = sorted(plain.split(), key=len, reverse=True)
    found = db.scalars(_values(field).where(_TABLE.word == first))
    return tuple(sorted(value for value in found if set(rest) <= set(fold(value).split())))


def all_values(db: Connection, field: str) -> list[str]:
    """Every value of a field."""
    return list(db.scalars(_values(field).order_by(_TABLE.value)))


def values_stamped(db: Connection, field: str, stamps: Iterable[str]) -> dict[str, str]:
    """The values that stand behind stamps; of parties, their codes."""
    wanted = sorted(set(stamps))
    if field == "party":
        return {one: _parties().get(one, one.upper()) for one in wanted}
    query = select(_TABLE.stamp, _TABLE.value).where(_TABLE.field == field, _TABLE.stamp.in_(wanted))
    return {row.stamp: row.value for row in db.execute(query.order_by(_TABLE.value.desc()))}


def _there(db: Connection, part: Sequence[Named]) -> frozenset[Named]:
    query = select(_TABLE.field, _TABLE.value).where(tuple_(_TABLE.field, _TABLE.value).in_(part)).distinct()
    return frozenset(Named(*row) for row in db.execute(query))


def _values(field: str) -> Select[str]:
    return select(_TABLE.value).where(_TABLE.field == field).distinct()


def _index_words(one: Named) -> frozenset[str]:
    """The words by which a value is looked up."""
    plain = fold(one.value)
    if one.field == "person":
        return index_words(one.value) or frozenset({plain})
    return frozenset({plain, *plain.split()})


@cache
def _parties() -> dict[str, str]:
    return {stamp(code): code for code in party_names()}
