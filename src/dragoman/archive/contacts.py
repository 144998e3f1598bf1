"""Contacts in the archive: which entries are one, the record that they make, and how both are kept and found again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, delete, select

from dragoman.archive import schema
from dragoman.archive.beginnings import begins_with
from dragoman.archive.codec import from_text, to_text
from dragoman.archive.doubts import weigh
from dragoman.archive.errors import NotFoundError
from dragoman.archive.indexing.columns import contact_row, share, statements_at
from dragoman.archive.judging import judgement_on
from dragoman.archive.persons import persons_in
from dragoman.archive.readings import effective_readings, linked_readings
from dragoman.collation import links_of, record_of
from dragoman.collation.linking import Entry, EntryId, Tie, about, days_of, entries_of, told_whole
from dragoman.model import Contact, Finding, Link, Match, Reading, Record

Place = tuple[str, int]
"""An entry by the id of its account and its place there."""


@dataclass(frozen=True)
class Body:
    """What a contact's row keeps of its record: all but the readings, which are those of its accounts."""

    contact: Contact | None
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class KeptRecord:
    """A record, and the ids of its accounts in the archive, in the order of its readings."""

    record: Record
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A record, the entries that it was made of, and the ids of its accounts by those that they have in it."""

    record: Record
    cluster: tuple[Entry, ...]
    keys: Mapping[str, str]

    @property
    def places(self) -> list[Place]:
        """Where its entries are."""
        return [place_of(entry.id) for entry in self.cluster]


def place_of(name: EntryId) -> Place:
    """The account and place of an entry that was linked under its account's id."""
    return name[1], name[2]


def entries_linked(db: Connection, contact: str) -> list[Entry]:
    """The entries of a contact, each under its account's id, as they are linked."""
    places = places_of(db, contact)
    keys = sorted({key for key, _ in places})
    readings = zip(keys, linked_readings(db, keys), strict=True)
    return [entry for key, reading in readings for entry in entries_of(reading) if (key, entry.place) in places]


def readings_told(db: Connection, entries: Sequence[Entry]) -> dict[Place, Reading]:
    """What each account tells of the contact of some entries, as it holds, by its first entry there."""
    keys = sorted({place_of(entry.id)[0] for entry in entries})
    own = dict(zip(keys, effective_readings(db, keys), strict=True))
    told = {place_of(entry.id): about(entry) for entry in told_whole(tuple(entries))}
    return {place: replace(reading, account=own[place[0]].account) for place, reading in told.items()}


def make_contact(db: Connection, cluster: Sequence[Entry], ties: Iterable[Tie]) -> str:
    """Make the record of entries that were linked under their accounts' ids, keep it, and return its id."""
    told = told_record(db, cluster, ties)
    share(db, told.record, told.keys, statements_at(db, told.places))
    _write(db, told)
    weigh(db, told.places)
    return told.record.id


def told_record(db: Connection, cluster: Sequence[Entry], ties: Iterable[Tie]) -> Told:
    """The record of entries that were linked under their accounts' ids, with what ties them together."""
    told = readings_told(db, cluster)
    record = record_of(told.values(), judgement_on(db, told))
    ids = {
        (reading.account.sha256, place[0]): key
        for key, reading in zip(record.account_ids, record.readings, strict=True)
        for place, mine in told.items()
        if mine is reading
    }
    record = replace(record, links=links_of(ties, ids))
    return Told(record, tuple(cluster), {name: key for (_, key), name in ids.items()})


def told_in(db: Connection, contact: str) -> dict[Place, Reading]:
    """What each account of a contact tells of it, as it holds, by its first entry there."""
    return readings_told(db, entries_linked(db, contact))


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
    found = db.scalars(select(table.id).where(begins_with(table.id, name)).limit(2)).all()
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
    return kept_record(db, contact).record


def kept_record(db: Connection, contact: str) -> KeptRecord:
    """The same with the ids that its accounts have in the archive."""
    row = db.execute(select(schema.contact).where(schema.contact.c.id == contact)).one_or_none()
    if row is None:
        message = f"no contact has the id {contact}"
        raise NotFoundError(message)
    body = from_text(row.body, Body)
    told = sorted(told_in(db, contact).items(), key=lambda one: (one[1].account.name, one[1].account.sha256))
    readings = tuple(reading for _, reading in told)
    record = Record(body.contact, readings, body.matches, body.findings, body.links, row.within)
    return KeptRecord(record, tuple(key for (key, _), _ in told))


def accounts_of(db: Connection, contact: str) -> list[str]:
    """The ids of a contact's accounts, in order."""
    return sorted({key for key, _ in places_of(db, contact)})


def places_of(db: Connection, contact: str) -> list[Place]:
    """The entries of a contact, in order."""
    entry = schema.entry.c
    rows = db.execute(
        select(entry.account, entry.place).where(entry.contact == contact).order_by(entry.account, entry.place)
    )
    return [(row.account, row.place) for row in rows]


def _write(db: Connection, told: Told) -> None:
    record = told.record
    db.execute(delete(schema.formerly).where(schema.formerly.c.contact == record.id))
    for table, rows in contact_rows(db, told).items():
        if rows:
            db.execute(table.insert(), rows)
    for key, place in told.places:
        entry = schema.entry.c
        db.execute(schema.entry.update().where(entry.account == key, entry.place == place).values(contact=record.id))


def contact_rows(db: Connection, told: Told) -> dict[Table, list[dict[str, object]]]:
    """The rows that a record has in each table, all but what holds it; what its statements are found by is as it is."""
    record = told.record
    contact = record.contact or Contact()
    published = min((entry.published for entry in told.cluster if entry.published), default=None)
    days = days_of(contact, published)
    between = (days.first, days.last) if days else (None, None)
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
        **contact_row(db, record, between, told.places, statements_at(db, told.places)),
    }
    persons = persons_in(db)
    people = [
        {"contact": record.id, "number": number}
        | persons.row({"person": one.person, "office": one.office, "party": one.party})
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
