"""What a party has said on a topic: its statements in order, in its own accounts and in those of others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select, true

from dragoman.archive import schema
from dragoman.archive.follow.latest import Ranks, ranks_said, ranks_told
from dragoman.archive.follow.subject import Subject, contacts_of
from dragoman.archive.follow.values import Person, Teller, Words
from dragoman.lexicon.parties import party_name
from dragoman.model import Span, Strength

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")

AT_ONCE = 400
"""Values that one query asks for."""
_LEVELS = tuple(Strength)


@dataclass(frozen=True)
class Said:
    """One statement: when it was made, by whom, to whom, and how far it binds.

    `day` is that of the contact, else of publication.
    `own`: the account is the party's own. `joint`: others than the party speak as well.
    """

    day: str | None
    contact: str | None
    teller: Teller
    words: Words
    speakers: tuple[Person, ...]
    addressees: tuple[Person, ...]
    act: str
    strength: str | None
    polarity: str
    own: bool
    joint: bool

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.words.statement or ""

    @property
    def occasion(self) -> str:
        """What the statement was said at: its contact, or its account where that tells of none."""
        return self.contact or self.teller.account


def said_by(
    db: Connection, party: str, subject: Subject, *, everywhere: bool = False, ranks: Ranks | None = None
) -> tuple[Said, ...]:
    """The statements of a party at the contacts of a subject and on its topic, by day, contact, account and place.

    With `everywhere` also those of accounts that tell of no contact; with `ranks` those alone that are between them.
    """
    voice = schema.voice.c
    query = _statements(subject, everywhere=everywhere)
    if ranks:
        query = query.where(schema.statement.c.rank.in_(ranks_said(db, party, subject, ranks)))
    own = select(voice.statement).where(voice.party == party, voice.addressed.is_(False))
    query = _among(_on_topic(query, subject, few=ranks is not None), own, voice.statement, few=ranks is not None)
    rows = list(db.execute(query))
    voices = _voices(db, [row.key for row in rows])
    found = (_said(row, voices[row.key], party) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.day or "9999", one.occasion, one.teller.account, one.words.span)))


def accounts_by_day(
    db: Connection, party: str, subject: Subject, *, everywhere: bool = False, ranks: Ranks | None = None
) -> dict[str, set[str]]:
    """The ids of a party's own accounts that speak on the topic of a subject, whoever speaks in them, by day."""
    own, day = schema.account.c, day_said()
    query = _of_subject(
        select(own.id, day.label("day")).where(own.side == party).distinct(), subject, everywhere=everywhere
    )
    if ranks:
        query = query.where(schema.statement.c.rank.in_(ranks_told(db, party, subject, ranks)))
    query = _on_topic(query, subject, few=ranks is not None)
    found: dict[str, set[str]] = defaultdict(set)
    for row in db.execute(query):
        if known := sure_day(row.day):
            found[known].add(row.id)
    return found


def _statements(subject: Subject, *, everywhere: bool) -> Select[Any]:
    said, entry, account = schema.statement.c, schema.entry.c, schema.account.c
    query = select(
        said.key,
        said.id,
        said.account,
        said.start,
        said.words,
        said.act,
        said.strength,
        said.polarity,
        entry.contact,
        day_said().label("day"),
        account.name,
        account.publisher,
        account.side,
    )
    return _of_subject(query, subject, everywhere=everywhere)


def _on_topic(query: Select[Any], subject: Subject, *, few: bool) -> Select[Any]:
    """A query of statements, those on the topic of a subject alone."""
    table = schema.topic.c
    on = select(table.statement).where(table.name == subject.topic)
    return _among(query, on, table.statement, few=few) if subject.topic else query


def _among(query: Select[Any], found: Select[int], statement: ColumnElement[int], *, few: bool) -> Select[Any]:
    """A query of statements, those found alone: each is asked for where they are few, else all are looked up first."""
    key = schema.statement.c.key
    return query.where(found.where(statement == key).exists() if few else key.in_(found))


def _of_subject(query: Select[Any], subject: Subject, *, everywhere: bool) -> Select[Any]:
    """A query of statements, those of a subject alone: in its days, at its contacts."""
    said, entry, account = schema.statement.c, schema.entry.c, schema.account.c
    day = day_said()
    query = (
        query.select_from(schema.statement)
        .join(schema.account, account.id == said.account)
        .outerjoin(schema.entry, and_(entry.account == said.account, entry.place == said.place))
        .outerjoin(schema.contact, schema.contact.c.id == entry.contact)
        .where(account.current.is_(True))
    )
    if subject.parties or subject.people:
        query = query.where(entry.contact.in_(contacts_of(Subject(subject.parties, subject.people))))
    elif not everywhere:
        query = query.where(entry.contact.is_not(None))
    if subject.since:
        query = query.where(day >= subject.since)
    return query.where(day <= subject.until) if subject.until else query


def day_said() -> ColumnElement[str | None]:
    """The day on which an account has something said: that of the contact; of publication, where it lies ahead."""
    first, published = schema.contact.c.first, func.substr(schema.account.c.published, 1, 10)
    ahead = func.coalesce(schema.contact.c.planned, true())
    return case((ahead, func.coalesce(published, first)), else_=func.coalesce(first, published))


def sure_day(value: str | None) -> str | None:
    """A day as ISO 8601 has it; None for what is none, as where an account's publication is told in words."""
    return value if value and _DAY.fullmatch(value) else None


def _voices(db: Connection, keys: Sequence[int]) -> Mapping[int, list[tuple[bool, Person]]]:
    """Who speaks each statement, and to whom: whether addressed, and the person."""
    table = schema.voice.c
    found: dict[int, list[tuple[bool, Person]]] = defaultdict(list)
    for part in parts(keys):
        rows = db.execute(
            select(table.statement, table.addressed, table.person, table.office, table.party)
            .where(table.statement.in_(part))
            .order_by(table.statement, table.number)
        )
        for row in rows:
            name = row.person or row.office or (party_name(row.party) if row.party else "somebody")
            found[row.statement].append((row.addressed, Person(name, row.person, row.party)))
    return found


def _said(row: Row[Any], voices: Sequence[tuple[bool, Person]], party: str) -> Said:
    speakers = tuple(who for addressed, who in voices if not addressed)
    return Said(
        sure_day(row.day),
        row.contact,
        Teller(row.account, row.name, row.publisher, row.side),
        Words(row.account, Span(row.start, row.start + len(row.words)), row.words, row.id),
        speakers,
        tuple(who for addressed, who in voices if addressed),
        row.act,
        _LEVELS[row.strength].value if row.strength is not None else None,
        row.polarity,
        own=row.side == party,
        joint=any(who.party != party for who in speakers),
    )


def parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in lists that a query can take."""
    rest = iter(values)
    while part := list(islice(rest, AT_ONCE)):
        yield part
