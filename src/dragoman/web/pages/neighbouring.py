"""What stands near something: the statements that one may be tied to, and the contacts that may be one with another."""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from dragoman.archive import schema
from dragoman.archive.contacts import kept_record
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.collation.called import called
from dragoman.export.labels import capitalised, does, joined, label, plain_date
from dragoman.model import Statement

NEAR_DAYS = 3
MOST = 12
"""Contacts that are offered, out of those that share most."""
LOOKED_AT = 60
SHARED = 2
"""So many parties or persons in common make two contacts likely to be one."""


class Partner(NamedTuple):
    """A statement of another account: its full id, its words, who says it, and how it stands to the one asked about."""

    target: str
    words: str
    line: str
    relation: str | None


class Side(NamedTuple):
    """An account of the same contact with its statements."""

    name: str
    statements: tuple[Partner, ...]


class Near(NamedTuple):
    """A contact nearby, in a line, and who tells of it."""

    id: str
    line: str
    tellers: str


def sides_of(db: Connection, target: str) -> tuple[Side, ...]:
    """The statements of the other accounts of a statement's contact, those that are tied to it marked."""
    key, _, part = target.partition(".")
    entry, said = schema.entry.c, schema.statement.c
    query = (
        select(entry.contact)
        .join(schema.statement, (said.account == entry.account) & (said.place == entry.place))
        .where(said.id == target)
    )
    contact = db.scalar(query) or db.scalar(select(entry.contact).where(entry.account == key).order_by(entry.place))
    if contact is None:
        return ()
    kept = kept_record(db, str(contact))
    ids = dict(zip(kept.accounts, kept.record.account_ids, strict=True))
    own = f"{ids[key]}.{part}"
    tied = {
        other: match.relation.value
        for match in kept.record.matches
        if own in match.statements
        for other in match.statements
    }
    return tuple(
        Side(
            reading.account.label,
            tuple(
                Partner(
                    f"{name}.{one.id}",
                    one.span.of(reading.account.text),
                    _line(one),
                    tied.get(f"{ids[name]}.{one.id}"),
                )
                for one in reading.statements
            ),
        )
        for name, reading in zip(kept.accounts, kept.record.readings, strict=True)
        if name != key
    )


class Teller(NamedTuple):
    """An account of a contact: its id, what it is called beside the others, and its title."""

    key: str
    name: str
    title: str


def tellers_of(db: Connection, contact: str) -> tuple[Teller, ...]:
    """The accounts of a contact, told apart where they have one publisher."""
    kept = kept_record(db, contact)
    accounts = [reading.account for reading in kept.record.readings]
    names = called([account.label for account in accounts], accounts)
    own = zip(kept.accounts, names, accounts, strict=True)
    return tuple(Teller(key, name, account.title or "") for key, name, account in own)


def near(db: Connection, contact: str) -> tuple[Near, ...]:
    """The contacts a few days before or after one that may be the same, the likeliest first.

    They share two parties with it, or its only one, or two persons.
    """
    table, who = schema.contact.c, schema.participant.c
    row = db.execute(select(table.first, table.last).where(table.id == contact)).one()
    own = db.execute(select(who.person, who.party).where(who.contact == contact)).all()
    parties, persons = {one.party for one in own if one.party}, {one.person for one in own if one.person}
    if not row.first or not own:
        return ()
    shared_parties = func.count(case((who.party.in_(sorted(parties)), who.party)).distinct())
    shared_persons = func.count(case((who.person.in_(sorted(persons)), who.person)).distinct())
    alike = shared_persons >= SHARED
    query = (
        select(table.id, (shared_parties + shared_persons).label("shared"))
        .join(schema.participant, who.contact == table.id)
        .where(
            table.first.between(_plus(row.first, -NEAR_DAYS), _plus(row.last or row.first, NEAR_DAYS)),
            table.id != contact,
        )
        .group_by(table.id)
        .having(alike | (shared_parties >= min(SHARED, len(parties))) if parties else alike)
        .order_by((shared_parties + shared_persons).desc(), table.id)
        .limit(LOOKED_AT)
    )
    shared = {str(name): int(number) for name, number in db.execute(query)}
    told = told_contacts(db, select(table.id).where(table.id.in_(sorted(shared))))
    ranked = sorted(told, key=lambda one: (-shared[one.id], _days(row.first, one.first or row.first), one.id))
    return tuple(Near(one.id, told_line(one), _names(one)) for one in ranked[:MOST])


def _names(told: Told) -> str:
    """Who tells of a contact, each publisher once."""
    return joined(list(dict.fromkeys(who.label for who in told.accounts)))


def told_line(told: Told) -> str:
    """A contact as it is listed, in a line."""
    names = [one.name for one in told.participants]
    what = capitalised(label("contact_kind", told.kind)) if told.kind else "Contact"
    between = f" {'between' if len(names) > 1 else 'with'} {joined(names)}" if names else ""
    return f"{what}{between}{f', {plain_date(told.date)}' if told.date else ''}"


def _line(said: Statement) -> str:
    """Who does what."""
    names = [one.name for one in said.speaker]
    return f"{joined(names)} {does(said.act, names)}" if names else does(said.act, ["somebody"])


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
