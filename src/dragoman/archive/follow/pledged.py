"""Undertakings as they were read: who is bound, by when, in which words; before anybody asks what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Row, Select, and_, or_, select, union

from dragoman.archive import schema
from dragoman.archive.follow.said import day_said, parts, sure_day
from dragoman.archive.follow.subject import Subject
from dragoman.archive.follow.values import Person, Teller, Words
from dragoman.model import Span


@dataclass(frozen=True)
class Pledge:
    """One undertaking: said on a day, at a contact, by an account; who is bound, beside whom, to what, by when.

    `closes` is the sort of later contact that would show it kept (visit, meeting or contact), a visit's `destination`
    the party that it leads to; `delegated` where others than those named are to do it; `announced` where the contact of
    its account was only announced. `first` and `last` are the days of `due`. What is not known is None.
    """

    id: str
    teller: Teller
    contact: str | None
    said: str | None
    kind: str
    what: str
    who: tuple[Person, ...]
    beside: tuple[Person, ...]
    condition: str | None
    due: str | None
    first: str | None
    last: str | None
    words: tuple[Words, ...]
    closes: str | None
    destination: str | None
    delegated: bool
    announced: bool

    @property
    def bound(self) -> tuple[Person, ...]:
        """All whom it names."""
        return (*self.who, *self.beside)

    @property
    def parties(self) -> frozenset[str]:
        """The codes of their parties."""
        return frozenset(one.party for one in self.bound if one.party)


def pledges(
    db: Connection, subject: Subject, kinds: Iterable[str] = (), *, everything: bool = False
) -> tuple[Pledge, ...]:
    """The undertakings that bind all whom a subject names, by the day on which they were made.

    Those that are a way of speaking, or were over with the contact itself, are among them only with `everything`.
    """
    return _pledges(db, _query(subject, sorted(kinds), everything=everything))


def pledges_by_id(db: Connection, ids: Sequence[str]) -> tuple[Pledge, ...]:
    """Some undertakings, no more than a query can take, by the day on which they were made."""
    return _pledges(db, _query(Subject(), (), everything=True).where(schema.undertaking.c.id.in_(ids)))


def _pledges(db: Connection, query: Select[Any]) -> tuple[Pledge, ...]:
    rows = list(db.execute(query))
    people = _people(db, [row.id for row in rows])
    words = _words(db, [name for row in rows for name in row.statements.split()])
    return tuple(_pledge(row, people.get(row.id, []), words) for row in rows)


def _query(subject: Subject, kinds: Sequence[str], *, everything: bool) -> Select[Any]:
    table, account, entry, contact = schema.undertaking.c, schema.account.c, schema.entry.c, schema.contact.c
    bound = schema.bound.c
    day = day_said()
    query = (
        select(
            schema.undertaking,
            account.name,
            account.publisher,
            account.side,
            entry.contact,
            contact.planned,
            day.label("said"),
        )
        .join(schema.account, account.id == table.account)
        .outerjoin(schema.entry, and_(entry.account == table.account, entry.place == table.place))
        .outerjoin(schema.contact, contact.id == entry.contact)
        .where(account.current.is_(True))
        .order_by(day, table.account, table.number)
    )
    whom = (*(bound.party == party for party in subject.parties), *(bound.person.in_(one) for one in subject.people))
    query = query.where(*(_binding(one, few=subject.since is not None) for one in whom))
    if subject.topic:
        said, topic = schema.statement.c, schema.topic.c
        own = select(said.id).join(schema.topic, topic.statement == said.key).where(topic.name == subject.topic)
        query = query.where(table.statements.in_(own))
    for clause in (
        and_(table.account.in_(_accounts_since(subject.since)), day >= subject.since) if subject.since else None,
        day <= subject.until if subject.until else None,
        table.kind.in_(kinds) if kinds else None,
        None if everything else or_(table.binds.is_(True), table.id.in_(_ruled())),
    ):
        query = query if clause is None else query.where(clause)
    return query


def _binding(whom: ColumnElement[bool], *, few: bool) -> ColumnElement[bool]:
    """That an undertaking binds somebody: asked of each where there are few, else of all whom it binds."""
    bound, own = schema.bound.c.undertaking, schema.undertaking.c.id
    return select(bound).where(bound == own, whom).exists() if few else own.in_(select(bound).where(whom))


def _accounts_since(day: str) -> CompoundSelect[tuple[str]]:
    """The accounts published, or of contacts that began, on a day or later: of these there are indexes."""
    account, contact, entry = schema.account.c, schema.contact.c, schema.entry.c
    told = select(entry.account).join(schema.contact, contact.id == entry.contact).where(contact.first >= day)
    return union(select(account.id).where(account.published >= day), told)


def _ruled() -> Select[tuple[str]]:
    """The targets on which a person has ruled: what was ruled on is always shown."""
    return select(schema.correction.c.target)


def _people(db: Connection, ids: Sequence[str]) -> dict[str, list[tuple[bool, Person]]]:
    table = schema.bound.c
    found: dict[str, list[tuple[bool, Person]]] = defaultdict(list)
    for part in parts(ids):
        rows = db.execute(
            select(schema.bound).where(table.undertaking.in_(part)).order_by(table.undertaking, table.number)
        )
        for row in rows:
            found[row.undertaking].append((row.beside, Person(row.name, row.person, row.party)))
    return found


def _words(db: Connection, ids: Sequence[str]) -> dict[str, Words]:
    table = schema.statement.c
    found: dict[str, Words] = {}
    for part in parts(ids):
        for row in db.execute(select(table.id, table.account, table.start, table.words).where(table.id.in_(part))):
            found[row.id] = Words(row.account, Span(row.start, row.start + len(row.words)), row.words, row.id)
    return found


def _pledge(row: Row[Any], people: Sequence[tuple[bool, Person]], words: dict[str, Words]) -> Pledge:
    return Pledge(
        id=row.id,
        teller=Teller(row.account, row.name, row.publisher, row.side),
        contact=row.contact,
        said=sure_day(row.said),
        kind=row.kind,
        what=row.what,
        who=tuple(one for beside, one in people if not beside),
        beside=tuple(one for beside, one in people if beside),
        condition=row.condition,
        due=row.due,
        first=row.first,
        last=row.last,
        words=tuple(words[name] for name in row.statements.split() if name in words),
        closes=row.closes,
        destination=row.destination,
        delegated=row.delegated,
        announced=bool(row.planned),
    )
