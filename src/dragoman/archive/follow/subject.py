"""What is followed: parties, persons and a topic, and the contacts of which that holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, and_, func, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError, QueryError
from dragoman.archive.follow.people import SHOWN, spellings
from dragoman.archive.when import day_range
from dragoman.lexicon.calendar import iso_date
from dragoman.lexicon.parties import party_name
from dragoman.lexicon.parties import party_of as party_in_words


@dataclass(frozen=True)
class Scope:
    """What an answer is confined to: a topic, and the time from `since` to `until` (a day, month or year, both within).

    `everywhere`: what was said in accounts that tell of no contact counts as well (speeches, press conferences).
    """

    topic: str | None = None
    since: str | None = None
    until: str | None = None
    everywhere: bool = False


ALL = Scope()


@dataclass(frozen=True)
class Subject:
    """The parties, by code, and the persons, each in all spellings, who must all have taken part; the topic spoken of.

    `since` and `until` are days, both within.
    """

    parties: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    topic: str | None = None
    since: str | None = None
    until: str | None = None


def subject_of(db: Connection, names: Sequence[str], scope: Scope = ALL) -> Subject:
    """What a user means by names of parties ("RU", "Japan") and persons, and what that is confined to.

    Raises NotFoundError for what the archive does not have, QueryError for a time that is none.
    """
    parties: list[str] = []
    people: list[tuple[str, ...]] = []
    for name in names:
        if code := party_called(name):
            parties.append(code)
        else:
            people.append(spellings(db, name))
    topic = topic_called(db, scope.topic) if scope.topic else None
    return Subject(
        tuple(dict.fromkeys(parties)), tuple(dict.fromkeys(people)), topic, *stretch(scope.since, scope.until)
    )


def party_called(name: str) -> str | None:
    """The code of the party that a user names by its code or in words; None where it is none."""
    code = name.strip().upper()
    return code if party_name(code) != code or code == party_in_words(name) else party_in_words(name)


def party_of(name: str) -> str:
    """The code of the party that a user names. Raises QueryError where it is none."""
    code = party_called(name)
    if code is None:
        message = f"{name} is no party; write a code (JP, EU) or a name (Japan)"
        raise QueryError(message)
    return code


def day_of(value: str) -> str:
    """A day as a user writes it; of a month or year its last one. Raises QueryError for what is none."""
    return stretch(None, value)[1] or ""


def topic_called(db: Connection, name: str) -> str:
    """The topic of that name, in whatever case. Raises NotFoundError, naming those that come near, for none."""
    table = schema.topic.c.name
    if db.scalar(select(table).where(table == name.strip()).limit(1)):
        return name.strip()
    like = func.lower(table).contains(name.strip().lower(), autoescape=True)
    found = list(db.scalars(select(table).where(like).group_by(table).order_by(func.count().desc(), table)))
    exact = [one for one in found if one.lower() == name.strip().lower()]
    if exact:
        return str(exact[0])
    near = f"; near to it: {', '.join(found[:SHOWN])}" if found else ""
    message = f"no statement of the archive is on the topic {name}{near}"
    raise NotFoundError(message)


def stretch(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """A stretch of time as first and last day: "2022", "2022-02", "2022-02-07", "7 February 2022"."""
    return _end(since, 0), _end(until, 1)


def contacts_of(subject: Subject) -> Select[tuple[str]]:
    """The ids of the contacts of which a subject holds."""
    contact, participant = schema.contact.c, schema.participant.c
    query = select(contact.id)
    for party in subject.parties:
        query = query.where(contact.id.in_(select(participant.contact).where(participant.party == party)))
    for names in subject.people:
        query = query.where(contact.id.in_(select(participant.contact).where(participant.person.in_(names))))
    if subject.topic:
        query = query.where(contact.id.in_(on_topic(subject.topic)))
    if subject.since:
        query = query.where(contact.last >= subject.since)
    if subject.until:
        query = query.where(contact.first <= subject.until)
    return query


def on_topic(topic: str) -> Select[tuple[str]]:
    """The contacts at which something was said on a topic."""
    said, entry = schema.statement.c, schema.entry.c
    return (
        select(entry.contact)
        .join(schema.statement, and_(said.account == entry.account, said.place == entry.place))
        .join(schema.topic, schema.topic.c.statement == said.key)
        .where(schema.topic.c.name == topic, entry.contact.is_not(None))
    )


def _end(value: str | None, which: int) -> str | None:
    if value is None:
        return None
    found = day_range(iso_date(value))
    if found is None:
        message = f"{value} is no day, month or year; write 2022-02-07 or 7 February 2022, 2022-02 or 2022"
        raise QueryError(message)
    return found[which].isoformat()
