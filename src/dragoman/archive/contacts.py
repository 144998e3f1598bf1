"""Contacts in the archive: which entries are one, the record that they make, and how both are kept and found again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, delete, select

from dragoman.archive import schema
from dragoman.archive.codec import from_text, to_text
from dragoman.archive.errors import NotFoundError
from dragoman.archive.readings import effective_readings, under_its_id
from dragoman.collation import links_of, record_of
from dragoman.collation.linking import Entry, EntryId, Tie, about, days_of, entries_of
from dragoman.model import Contact, Finding, Link, Match, Record
from dragoman.reading.times.accountday import published_day

Place = tuple[str, int]
"""An entry by the id of its account and its place there."""


@dataclass(frozen=True)
class Body:
    """What a contact's row keeps of its record: all but the readings, which are those of its accounts."""

    contact: Contact | None
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]


def place_of(name: EntryId) -> Place:
    """The account and place of an entry that was linked under its account's id."""
    return name[1], name[2]


def entries_told(db: Connection, places: Sequence[Place]) -> list[Entry]:
    """The entries at some places, each under its account's own name."""
    keys = sorted({key for key, _ in places})
    entries = {
        (key, entry.place): entry
        for key, reading in zip(keys, effective_readings(db, keys), strict=True)
        for entry in entries_of(reading)
    }
    return [entries[place] for place in places]


def entries_linked(db: Connection, contact: str) -> list[Entry]:
    """The entries of a contact, each under its account's id, as they are linked."""
    places = _places(db, contact)
    keys = sorted({key for key, _ in places})
    readings = zip(keys, effective_readings(db, keys), strict=True)
    return [
        entry
        for key, reading in readings
        for entry in entries_of(under_its_id(reading, key))
        if (key, entry.place) in places
    ]


def make_contact(db: Connection, cluster: Sequence[Entry], ties: Iterable[Tie]) -> str:
    """Make the record of entries that were linked under their accounts' ids, keep it, and return its id."""
    places = [place_of(entry.id) for entry in cluster]
    own = entries_told(db, places)
    record = record_told(places, own, ties)
    _write(db, record, places, own)
    return record.id


def record_told(places: Sequence[Place], own: Sequence[Entry], ties: Iterable[Tie]) -> Record:
    """The record of entries at some places, each under its account's own name, with what ties them together."""
    told = {place: about(entry) for place, entry in zip(places, own, strict=True)}
    record = record_of(told.values())
    ids = {
        (reading.account.sha256, place[0]): key
        for key, reading in zip(record.account_ids, record.readings, strict=True)
        for place, mine in told.items()
        if mine is reading
    }
    return replace(record, links=links_of(ties, ids))


def drop_contacts(db: Connection, ids: Iterable[str]) -> None:
    """Take contacts away whose entries are to be linked anew; by their ids they are still found."""
    for contact in sorted(ids):
        entry = schema.entry.c
        places = db.execute(
            select(entry.account, entry.place).where(entry.contact == contact).order_by(entry.account, entry.place)
        ).all()
        db.execute(schema.entry.update().where(entry.contact == contact).values(contact=None))
        for table in (schema.participant, schema.finding):
            db.execute(delete(table).where(table.c.contact == contact))
        db.execute(delete(schema.contact).where(schema.contact.c.id == contact))
        if places:
            _remember(db, contact, (places[0].account, places[0].place))


def find_contact(db: Connection, name: str) -> str:
    """The id of the contact that a person names: by its id, an id that it had, or the beginning of one.

    Raises NotFoundError where none or several fit.
    """
    table = schema.contact.c
    found = db.scalars(select(table.id).where(table.id.startswith(name, autoescape=True)).limit(2)).all()
    if name in found or len(found) == 1:
        return name if name in found else str(found[0])
    former = db.execute(select(schema.formerly).where(schema.formerly.c.contact == name)).one_or_none()
    if former is not None:
        entry = schema.entry.c
        now = db.scalar(select(entry.contact).where(entry.account == former.account, entry.place == former.place))
        if now is not None:
            return str(now)
    message = f"several contacts begin with {name}; give more of the id" if found else f"no contact has the id {name}"
    raise NotFoundError(message)


def record_in(db: Connection, contact: str) -> Record:
    """The record of a contact, as it was made when its accounts were linked. Raises NotFoundError for no contact."""
    row = db.execute(select(schema.contact).where(schema.contact.c.id == contact)).one_or_none()
    if row is None:
        message = f"no contact has the id {contact}"
        raise NotFoundError(message)
    body = from_text(row.body, Body)
    readings = [about(entry) for entry in entries_told(db, _places(db, contact))]
    ordered = sorted(readings, key=lambda reading: (reading.account.name, reading.account.sha256))
    return Record(body.contact, tuple(ordered), body.matches, body.findings, body.links, row.within)


def accounts_of(db: Connection, contact: str) -> list[str]:
    """The ids of a contact's accounts, in order."""
    return [key for key, _ in _places(db, contact)]


def _places(db: Connection, contact: str) -> list[Place]:
    entry = schema.entry.c
    rows = db.execute(
        select(entry.account, entry.place).where(entry.contact == contact).order_by(entry.account, entry.place)
    )
    return [(row.account, row.place) for row in rows]


def _write(db: Connection, record: Record, places: Sequence[Place], own: Sequence[Entry]) -> None:
    db.execute(delete(schema.formerly).where(schema.formerly.c.contact == record.id))
    for table, rows in contact_rows(record, own).items():
        if rows:
            db.execute(table.insert(), rows)
    for key, place in places:
        entry = schema.entry.c
        db.execute(schema.entry.update().where(entry.account == key, entry.place == place).values(contact=record.id))


def contact_rows(record: Record, own: Sequence[Entry]) -> dict[Table, list[dict[str, object]]]:
    """The rows that a record has in each table, all but what holds it."""
    contact = record.contact or Contact()
    published = min((day for entry in own if (day := published_day(entry.reading.account))), default=None)
    days = days_of(contact, published)
    row: dict[str, object] = {
        "id": record.id,
        "kind": contact.kind.value if contact.kind else None,
        "date": contact.date,
        "first": str(days.first) if days else None,
        "last": str(days.last) if days else None,
        "initiator": contact.initiator,
        "place": contact.place,
        "planned": contact.planned,
        "body": to_text(Body(record.contact, record.matches, record.findings, record.links)),
    }
    people: list[dict[str, object]] = [
        {"contact": record.id, "number": number, "person": one.person, "office": one.office, "party": one.party}
        for number, one in enumerate(contact.participants)
    ]
    findings: list[dict[str, object]] = [
        {"contact": record.id, "id": one.id, "kind": one.kind.value, "weight": one.weight, "summary": one.summary}
        for one in record.findings
    ]
    return {schema.contact: [row], schema.participant: people, schema.finding: findings}


def _remember(db: Connection, contact: str, place: Place) -> None:
    former = schema.formerly.c
    db.execute(delete(schema.formerly).where(former.contact == contact))
    db.execute(schema.formerly.insert().values(contact=contact, account=place[0], place=place[1]))
