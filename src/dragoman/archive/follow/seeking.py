"""The query for contacts that are looked for: of parties and persons, of a kind, on a topic, in a time.

Where few contacts can fit, those are looked up and put in order; where many can, they are read in order until there
are enough. Either way the first of them are found in a large archive as fast as in a small one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from dragoman.archive import schema
from dragoman.archive.follow.subject import Subject, on_topic
from dragoman.archive.search.dates import Stretch, ranks_of

FEW = 2000
"""Contacts that are looked up and put in order, rather than read in order."""


@dataclass(frozen=True)
class Sought:
    """Which contacts are looked for: those of a subject, and of a kind."""

    subject: Subject
    kind: str | None = None


def count_sought(db: Connection, sought: Sought, most: int) -> int:
    """How many contacts are looked for, up to one more than `most`."""
    return db.scalar(select(func.count()).select_from(query_of(db, sought).limit(most + 1).subquery())) or 0


def query_of(db: Connection, sought: Sought) -> Select[tuple[str]]:
    """The query for the ids of the contacts that are looked for; to be put in order by rank."""
    contact, query = schema.contact.c, select(schema.contact.c.id)
    for wanted in _taking_part(sought.subject):
        who = schema.participant.c
        if _are_few(db, select(who.contact).where(wanted)):
            query = query.where(contact.id.in_(select(who.contact).where(wanted)))
        else:
            query = query.where(exists().where(and_(who.contact == contact.id, wanted)))
    if sought.kind:
        few = _are_few(db, select(contact.id).where(contact.kind == sought.kind))
        query = query.where((contact.kind if few else func.coalesce(contact.kind, "")) == sought.kind)
    if sought.subject.topic:
        query = query.where(_spoken_of(db, sought.subject.topic))
    return query.where(*_within(sought.subject))


def _spoken_of(db: Connection, topic: str) -> ColumnElement[bool]:
    """Whether something was said on a topic at a contact."""
    found, table, contact = on_topic(topic), schema.topic.c, schema.contact.c
    few = _are_few(db, select(table.statement).where(table.name == topic))
    return contact.id.in_(found) if few else found.where(schema.entry.c.contact == contact.id).exists()


def _taking_part(subject: Subject) -> Iterator[ColumnElement[bool]]:
    """What a participant must be, for each of those who must all take part."""
    who = schema.participant.c
    yield from (who.party == party for party in subject.parties)
    yield from (who.person.in_(names) for names in subject.people)


def _within(subject: Subject) -> Iterator[ColumnElement[bool]]:
    """The time, by the days and by the ranks that contacts of those days can have."""
    contact = schema.contact.c
    if not (subject.since or subject.until):
        return
    ends = [date.fromisoformat(day) if day else None for day in (subject.since, subject.until)]
    yield contact.rank.between(*ranks_of(Stretch(*ends)))
    if subject.since:
        yield contact.last >= subject.since
    if subject.until:
        yield contact.first <= subject.until


def _are_few(db: Connection, found: Select[tuple[str]]) -> bool:
    return (db.scalar(select(func.count()).select_from(found.limit(FEW + 1).subquery())) or 0) <= FEW
