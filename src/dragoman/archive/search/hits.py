"""From ranks to hits: what a page shows of each statement, account or contact that was found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.archive.search.fields import ACCOUNTS, CONTACTS
from dragoman.archive.search.highlighting import best_paragraph, highlights
from dragoman.archive.search.plan import Text
from dragoman.archive.search.results import Hit
from dragoman.model import Participant, Strength

_LOOKED_AT = 200
"""Statements of a contact among which the one is sought that shows best why it was found."""


def hits_at(db: Connection, ranks: Sequence[int], texts: Sequence[Text], of: str) -> tuple[Hit, ...]:
    """The hits of these ranks, in their order; `texts` are the words that were looked for."""
    make = {ACCOUNTS: _accounts, CONTACTS: _contacts}.get(of, _statements)
    found = make(db, ranks, texts)
    return tuple(found[rank] for rank in ranks if rank in found)


def statement_hit(db: Connection, statement: str) -> Hit:
    """A statement, by its full id, as if it had been found. Raises NotFoundError where there is none."""
    table = schema.statement.c
    rank = db.scalar(select(table.rank).where(table.id == statement))
    if rank is None:
        message = f"no statement has the id {statement}"
        raise NotFoundError(message)
    return _statements(db, [rank], ())[rank]


def _statements(db: Connection, ranks: Sequence[int], texts: Sequence[Text]) -> dict[int, Hit]:
    table, account, entry = schema.statement, schema.account.c, schema.entry
    rows = (
        db.execute(
            select(table, account.publisher, account.side, account.title, entry.c.contact)
            .join(schema.account, account.id == table.c.account)
            .outerjoin(entry, (entry.c.account == table.c.account) & (entry.c.place == table.c.place))
            .where(table.c.rank.in_(ranks))
        )
        .mappings()
        .all()
    )
    keys = [row["key"] for row in rows]
    voices, topics = _voices(db, keys), _topics(db, keys)
    return {
        row["rank"]: Hit(
            id=row["id"],
            account=row["account"],
            contacts=(row["contact"],) if row["contact"] else (),
            words=row["words"],
            start=row["start"],
            highlights=highlights(row["words"], texts),
            speakers=tuple(voices[row["key"], False]),
            addressees=tuple(voices[row["key"], True]),
            act=row["act"],
            strength=None if row["strength"] is None else list(Strength)[row["strength"]].value,
            polarity=row["polarity"],
            topics=tuple(topics[row["key"]]),
            date=row["day"],
            publisher=row["publisher"],
            side=row["side"],
            title=row["title"],
        )
        for row in rows
    }


def _accounts(db: Connection, ranks: Sequence[int], texts: Sequence[Text]) -> dict[int, Hit]:
    table, account = schema.passage, schema.account.c
    rows = (
        db.execute(
            select(table, account.publisher, account.side, account.title, account.kind)
            .join(schema.account, account.id == table.c.account)
            .where(table.c.rank.in_(ranks))
        )
        .mappings()
        .all()
    )
    contacts = _contacts_of(db, [row["account"] for row in rows])
    return {row["rank"]: _account(row, contacts[row["account"]], texts) for row in rows}


def _account(row: RowMapping, contacts: Iterable[str], texts: Sequence[Text]) -> Hit:
    start, words = best_paragraph(row["words"], texts)
    return Hit(
        id=row["account"],
        account=row["account"],
        contacts=tuple(contacts),
        words=words,
        start=row["start"] + start,
        highlights=highlights(words, texts),
        kind=row["kind"],
        date=row["day"],
        publisher=row["publisher"],
        side=row["side"],
        title=row["title"],
    )


def _contacts(db: Connection, ranks: Sequence[int], texts: Sequence[Text]) -> dict[int, Hit]:
    table = schema.contact
    columns = select(table.c.rank, table.c.id, table.c.kind, table.c.date)
    rows = db.execute(columns.where(table.c.rank.in_(ranks))).mappings().all()
    people = _participants(db, [row["id"] for row in rows])
    return {row["rank"]: _contact(db, row, people[row["id"]], texts) for row in rows}


def _contact(db: Connection, row: RowMapping, people: Iterable[Participant], texts: Sequence[Text]) -> Hit:
    """A contact with the statement that has most of what was looked for; its first one, where none has any."""
    table, entry = schema.statement.c, schema.entry
    told = db.execute(
        select(table.account, table.start, table.words)
        .join(entry, (entry.c.account == table.account) & (entry.c.place == table.place))
        .where(entry.c.contact == row["id"])
        .order_by(table.rank)
        .limit(_LOOKED_AT)
    ).all()
    best = max(told, key=lambda one: len(highlights(one.words, texts)), default=None)
    return Hit(
        id=row["id"],
        account=best.account if best else None,
        contacts=(row["id"],),
        words=best.words if best else "",
        start=best.start if best else None,
        highlights=highlights(best.words, texts) if best else (),
        participants=tuple(people),
        kind=row["kind"],
        date=row["date"],
    )


def _voices(db: Connection, keys: Sequence[int]) -> defaultdict[tuple[int, bool], list[Participant]]:
    """Who speaks each statement, and to whom (True)."""
    voice = schema.voice.c
    found: defaultdict[tuple[int, bool], list[Participant]] = defaultdict(list)
    query = select(schema.voice).where(voice.statement.in_(keys)).order_by(voice.statement, voice.number)
    for row in db.execute(query):
        found[row.statement, row.addressed].append(Participant(row.person, row.office, row.party))
    return found


def _topics(db: Connection, keys: Sequence[int]) -> defaultdict[int, list[str]]:
    topic = schema.topic.c
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.execute(select(schema.topic).where(topic.statement.in_(keys)).order_by(topic.statement, topic.name)):
        found[row.statement].append(row.name)
    return found


def _contacts_of(db: Connection, accounts: Sequence[str]) -> defaultdict[str, list[str]]:
    """The contacts that each account is in, its main one first."""
    entry = schema.entry.c
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(entry.account, entry.contact).where(entry.account.in_(accounts), entry.contact.is_not(None))
    for row in db.execute(query.order_by(entry.account, entry.place)):
        if row.contact not in found[row.account]:
            found[row.account].append(row.contact)
    return found


def _participants(db: Connection, contacts: Sequence[str]) -> defaultdict[str, list[Participant]]:
    table = schema.participant.c
    found: defaultdict[str, list[Participant]] = defaultdict(list)
    query = select(schema.participant).where(table.contact.in_(contacts)).order_by(table.contact, table.number)
    for row in db.execute(query):
        found[row.contact].append(Participant(row.person, row.office, row.party))
    return found
