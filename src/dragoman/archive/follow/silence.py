"""Silence: contacts that only some of the sides have reported, where the others' publishers could have.

A side is called silent only where its own accounts are otherwise in the archive around that time, and tell of contacts
of the same person: a president's office that says nothing of a minister's call keeps no silence. Nor does a side that
speaks of the contact in an account of another sort, such as a briefing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from dragoman.archive import schema
from dragoman.archive.follow.aside import Aside, asides, titles_of
from dragoman.archive.follow.people import same_as
from dragoman.archive.follow.subject import Subject, contacts_of
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Person, Teller, Told

AFTER_DAYS = 3
"""Days that a side has to report a contact, unless one asks for another number."""
AROUND_DAYS = 30
"""Days before and after a contact within which a side must have reported others to be called silent on this one."""


@dataclass(frozen=True)
class Silent:
    """A side that has not reported a contact: the participants whom it would have told of, and what it told around it.

    `before` and `later` are the contacts of the same persons that its accounts tell of next before and after; `told` is
    how many there are within `around_days`.
    """

    side: str
    people: tuple[Person, ...]
    before: str
    later: str
    told: int


@dataclass(frozen=True)
class OneSided:
    """A contact that not all sides have reported: who has, who has not, for how many days, and `since` which."""

    contact: Told
    reported: tuple[Teller, ...]
    silent: tuple[Silent, ...]
    since: str
    days: int


@dataclass(frozen=True)
class Silence:
    """The contacts told by some sides alone, as of the day `on`.

    `looked_at` is how many contacts of two parties or more were held and are old enough; `out_of_reach` how many of
    those lack a side of which the archive has too little to call it silent. On those `spoken_of` a side has no account,
    but speaks of them in one that is in no contact.
    """

    subject: Subject
    on: str
    after_days: int
    around_days: int
    contacts: tuple[OneSided, ...]
    looked_at: int
    out_of_reach: int
    spoken_of: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class _Habit:
    """What a side's own accounts tell of a person: the days, in order, and the contacts of those days."""

    days: tuple[str, ...]
    contacts: tuple[str, ...]


def silence(
    db: Connection,
    subject: Subject,
    on: str,
    *,
    after_days: int = AFTER_DAYS,
    side: str | None = None,
) -> Silence:
    """The contacts of a subject that only some sides had reported by the day `on`.

    With `side` only those on which that one is silent.
    """
    until = (date.fromisoformat(on) - timedelta(days=after_days)).isoformat()
    contact = schema.contact.c
    ids = contacts_of(subject).where(contact.planned.is_(False), contact.last <= until, _of_two())
    lacking = ids.where(_lacks())
    told = told_contacts(db, ids.where(_lacks([side] if side else _sides(db))))
    habits = _habits(db, told, {side} if side else None)
    titles = titles_of(db, habits, told, after_days)
    found: list[OneSided] = []
    spoken: list[Aside] = []
    for one in told:
        absent = [party for party in sorted(one.parties - one.sides) if side in {None, party}]
        lacks = tuple(_silent(one, absent, habits))
        heard = [Aside(one, each.side, own) for each in lacks if (own := asides(titles, one, each.side, after_days))]
        silent = tuple(each for each in lacks if each.side not in {aside.side for aside in heard})
        spoken += heard
        if silent:
            days = (date.fromisoformat(on) - date.fromisoformat(one.last or on)).days
            found.append(OneSided(one, one.accounts, silent, one.last or on, days))
    looked_at, one_sided = (
        db.scalar(select(func.count()).select_from(each.subquery())) or 0 for each in (ids, lacking)
    )
    known = {each.contact.id for each in found} | {each.contact.id for each in spoken}
    return Silence(subject, on, after_days, AROUND_DAYS, tuple(found), looked_at, one_sided - len(known), tuple(spoken))


def _of_two() -> ColumnElement[bool]:
    """That a contact is one of two parties or more, and told by an account that speaks for a side."""
    contact, participant, entry, account = schema.contact.c, schema.participant.c, schema.entry.c, schema.account.c
    parties = select(func.count(participant.party.distinct())).where(participant.contact == contact.id)
    sides = select(entry.contact).join(schema.account, account.id == entry.account).where(entry.contact == contact.id)
    return and_(parties.scalar_subquery() > 1, sides.where(account.side.is_not(None)).exists())


def _lacks(parties: Sequence[str] | None = None) -> ColumnElement[bool]:
    """That a contact lacks an own account of some party that took part, of these where they are given."""
    participant, entry, account = schema.participant.c, schema.entry.c, schema.account.c
    own = (
        select(entry.contact)
        .join(schema.account, account.id == entry.account)
        .where(entry.contact == participant.contact, account.side == participant.party)
    )
    query = select(participant.contact).where(participant.contact == schema.contact.c.id, ~own.exists())
    return query.where(participant.party.is_not(None) if parties is None else participant.party.in_(parties)).exists()


def _sides(db: Connection) -> list[str]:
    """The sides of which the archive has accounts."""
    side = schema.account.c.side
    return list(db.scalars(select(side).where(side.is_not(None)).distinct().order_by(side)))


def _silent(one: Told, absent: Sequence[str], habits: dict[str, dict[str, _Habit]]) -> Iterator[Silent]:
    """The sides that did not report a contact, though they report others of the same persons around that time."""
    first, last = one.first or "", one.last or ""
    since, until = _plus(first, -AROUND_DAYS), _plus(last, AROUND_DAYS)
    for side in absent:
        people = [who for who in one.participants if who.party == side and who.person]
        kept = [(who, habit) for who in people for habit in _of(who, habits.get(side, {}))]
        told = [(day, name) for _, habit in kept for day, name in _between(habit, since, until) if name != one.id]
        before = max((pair for pair in told if pair[0] <= first), default=None)
        later = min((pair for pair in told if pair[0] >= last), default=None)
        if before and later:
            shown = tuple(dict.fromkeys(who for who, _ in kept))
            yield Silent(side, shown, before[1], later[1], len({name for _, name in told}))


def _habits(db: Connection, told: Sequence[Told], sides: set[str] | None) -> dict[str, dict[str, _Habit]]:
    """For each side the persons of its party of whose contacts its own accounts tell, with the days of these.

    Only days around those of the contacts `told` are looked at.
    """
    if not told:
        return {}
    first, last = min(one.first or "" for one in told), max(one.last or "" for one in told)
    contact, participant, entry, account = schema.contact.c, schema.participant.c, schema.entry.c, schema.account.c
    query = (
        select(account.side, participant.person, contact.first, contact.id)
        .select_from(schema.contact)
        .join(schema.entry, entry.contact == contact.id)
        .join(schema.account, account.id == entry.account)
        .join(schema.participant, (participant.contact == contact.id) & (participant.party == account.side))
        .where(participant.person.is_not(None), contact.first.is_not(None), contact.planned.is_(False))
        .where(contact.first >= _plus(first, -AROUND_DAYS), contact.first <= _plus(last, AROUND_DAYS))
        .distinct()
        .order_by(account.side, participant.person, contact.first, contact.id)
    )
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in db.execute(query.where(account.side.in_(sorted(sides))) if sides else query):
        found[row.side][row.person].append((row.first, row.id))
    return {
        side: {
            person: _Habit(tuple(day for day, _ in told), tuple(name for _, name in told))
            for person, told in own.items()
        }
        for side, own in found.items()
    }


def _of(who: Person, habits: dict[str, _Habit]) -> Iterator[_Habit]:
    """What a side tells of a person, under all spellings."""
    yield from (habits[name] for name in same_as(who.person or "", habits))


def _between(habit: _Habit, since: str, until: str) -> Iterator[tuple[str, str]]:
    start = bisect_left(habit.days, since)
    for place in range(start, len(habit.days)):
        if habit.days[place] > until:
            return
        yield habit.days[place], habit.contacts[place]


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
