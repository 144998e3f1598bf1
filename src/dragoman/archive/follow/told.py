"""Contacts as they are listed, in order of time, read from their rows alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, select

from dragoman.archive import schema
from dragoman.archive.follow.values import Person, Teller, Told, Words
from dragoman.lexicon.parties import party_name
from dragoman.model import Span

_LATE = "9999"
"""Sorts what has no day behind what has one."""
_AT_ONCE = 400


def told_by_id(db: Connection, names: Sequence[str]) -> tuple[Told, ...]:
    """The contacts of these ids by their first day, then their last, then id; those without a day at the end."""
    table = schema.contact.c.id
    parts = (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))
    found = (one for part in parts for one in _told(db, select(table).where(table.in_(part))))
    return tuple(sorted(found, key=_place))


def told_contacts(db: Connection, ids: Select[tuple[str]]) -> tuple[Told, ...]:
    """The contacts that a query gives the ids of, in the same order; it is asked once."""
    return told_by_id(db, list(db.scalars(ids)))


def _told(db: Connection, ids: Select[tuple[str]]) -> Iterator[Told]:
    contact = schema.contact.c
    people, accounts = participants_of(db, ids), tellers_of(db, ids)
    columns = (
        contact.id,
        contact.kind,
        contact.date,
        contact.first,
        contact.last,
        contact.initiator,
        contact.place,
        contact.planned,
        contact.within,
    )
    rows = db.execute(select(*columns).where(contact.id.in_(ids)))
    return (Told(*row, tuple(people.get(row.id, ())), tuple(accounts.get(row.id, ()))) for row in rows)


def _place(one: Told) -> tuple[str, str, str]:
    return (one.first or _LATE, one.last or _LATE, one.id)


def participants_of(db: Connection, ids: Select[tuple[str]]) -> dict[str, list[Person]]:
    """Who took part in each of some contacts."""
    table = schema.participant.c
    rows = db.execute(
        select(table.contact, table.person, table.office, table.party)
        .where(table.contact.in_(ids))
        .order_by(table.contact, table.number)
    )
    found: dict[str, list[Person]] = defaultdict(list)
    for row in rows:
        name = row.person or row.office or (party_name(row.party) if row.party else "somebody")
        found[row.contact].append(Person(name, row.person, row.party))
    return found


def tellers_of(db: Connection, ids: Select[tuple[str]]) -> dict[str, list[Teller]]:
    """The accounts of each of some contacts."""
    entry, account = schema.entry.c, schema.account.c
    rows = db.execute(
        select(entry.contact, account.id, account.name, account.publisher, account.side)
        .join(schema.account, account.id == entry.account)
        .where(entry.contact.in_(ids))
        .distinct()
        .order_by(entry.contact, account.side, account.publisher, account.id)
    )
    found: dict[str, list[Teller]] = defaultdict(list)
    for row in rows:
        found[row.contact].append(Teller(row.id, row.name, row.publisher, row.side))
    return {
        contact: sorted(own, key=lambda one: (one.side or "", one.label, one.account)) for contact, own in found.items()
    }


def words_of_fact(db: Connection, ids: Select[tuple[str]], field: str) -> dict[str, list[Words]]:
    """The words in which accounts of each of some contacts give one field of it, where the contact has that value."""
    entry, fact, contact = schema.entry.c, schema.fact.c, schema.contact.c
    rows = db.execute(
        select(entry.contact, fact.account, fact.start, fact.words)
        .join(schema.fact, (fact.account == entry.account) & (fact.place == entry.place))
        .join(schema.contact, contact.id == entry.contact)
        .where(entry.contact.in_(ids), fact.field == field, fact.value == contact[field])
        .order_by(entry.contact, fact.account, fact.number)
    )
    found: dict[str, list[Words]] = defaultdict(list)
    for row in rows:
        found[row.contact].append(Words(row.account, Span(row.start, row.start + len(row.words)), row.words))
    return found
