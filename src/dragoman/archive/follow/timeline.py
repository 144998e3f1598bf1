"""Timelines: the contacts of a dyad, a person or on a topic in order, the days between, and who asks after what."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.said import parts
from dragoman.archive.follow.seeking import Sought, query_of
from dragoman.archive.follow.subject import Subject
from dragoman.archive.follow.told import told_by_id, words_of_fact
from dragoman.archive.follow.values import Told, Words

NEAR_DAYS = 7
"""Days before a contact within which another counts as what it came after, unless one asks for another number."""
CALLS = frozenset({"telephone_call", "video_conference"})


@dataclass(frozen=True)
class Before:
    """A contact shortly before another, and how many days."""

    contact: Told
    days: int


@dataclass(frozen=True)
class Point:
    """One contact of a timeline.

    `gap` is the days since the contact before it (None for the first, for what was only announced and for what another
    contact holds). `asked` are the words that say who asked for it. `after` is what came shortly before: the last
    contact of those followed, and the last one that whoever asked had with somebody else.
    """

    contact: Told
    gap: int | None = None
    asked: tuple[Words, ...] = ()
    after: tuple[Before, ...] = ()


@dataclass(frozen=True)
class Asking:
    """How often a party asked for calls and other contacts, with their ids; None stands for where no account says.

    `every` is the median of days from one to the next; `after` counts the kinds of what came shortly before.
    """

    party: str | None
    contacts: tuple[str, ...]
    calls: int
    every: float | None
    after: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Timeline:
    """The contacts of a subject in order, and who asked for them; `near_days` is what counts as shortly before."""

    subject: Subject
    points: tuple[Point, ...]
    asking: tuple[Asking, ...]
    near_days: int


def timeline(db: Connection, subject: Subject, near_days: int = NEAR_DAYS) -> Timeline:
    """The timeline of a subject. What was only announced stands in it, and counts neither for gaps nor for asking."""
    told = told_by_id(db, list(db.scalars(query_of(db, Sought(subject)))))
    asked = _words_of_asking(db, [one.id for one in told if one.initiator])
    points = _with_gaps(told, asked, near_days)
    askers = {one.initiator for one in told if one.initiator and not one.planned}
    points = tuple(_after_others(db, points, sorted(askers), near_days))
    return Timeline(subject, points, tuple(_asking(points)), near_days)


def _words_of_asking(db: Connection, names: Sequence[str]) -> dict[str, list[Words]]:
    """The words that say who asked for each of some contacts."""
    table = schema.contact.c.id
    found: dict[str, list[Words]] = {}
    for part in parts(names):
        found |= words_of_fact(db, select(table).where(table.in_(part)), "initiator")
    return found


def _with_gaps(told: Sequence[Told], asked: Mapping[str, list[Words]], near_days: int) -> tuple[Point, ...]:
    """The contacts with the days since the one before, and that one where it was shortly before."""
    points: list[Point] = []
    last: Told | None = None
    within = {one.id for one in told}
    for one in told:
        words = tuple(asked.get(one.id, ()))
        counts = not one.planned and one.first is not None and one.within not in within
        gap = _days(last, one) if last and counts else None
        near = (Before(last, gap),) if last and gap is not None and gap <= near_days else ()
        points.append(Point(one, gap, words, near))
        last = one if counts and (last is None or (one.last or "") >= (last.last or "")) else last
    return tuple(points)


def _after_others(db: Connection, points: Sequence[Point], askers: Sequence[str], near_days: int) -> Iterator[Point]:
    """The points with what those who asked for them had with somebody else shortly before."""
    own = {point.contact.id for point in points}
    others = {party: _held_by(db, party, points, near_days) for party in askers} if points else {}
    for point in points:
        one = point.contact
        found = others.get(one.initiator or "", ()) if one.first and not one.planned else ()
        near = _last_before(found, one, own, near_days)
        yield replace(point, after=(*point.after, near)) if near else point


def _last_before(found: Sequence[tuple[str, Told]], one: Told, own: set[str], near_days: int) -> Before | None:
    """The last contact with somebody else that ended before one began, and not more than `near_days` before."""
    for place in range(bisect_left(found, (one.first or "",)) - 1, -1, -1):
        other = found[place][1]
        days = _days(other, one)
        if days is None or days > near_days:
            return None
        if _is_elsewhere(other, one, own):
            return Before(other, days)
    return None


def _held_by(db: Connection, party: str, points: Sequence[Point], near_days: int) -> list[tuple[str, Told]]:
    """The contacts that a party held shortly before those of a timeline, each with its last day, in order."""
    contact, own = schema.contact.c, {point.contact.id for point in points}
    days = sorted(point.contact.first for point in points if point.contact.first)
    held = query_of(db, Sought(Subject((party,), since=_before(days[0], near_days), until=days[-1])))
    near: list[str] = []
    for row in db.execute(held.add_columns(contact.last).where(contact.planned.is_(False))):
        place = bisect_right(days, row.last)
        if row.id not in own and place < len(days) and _before(days[place], near_days) <= row.last:
            near.append(row.id)
    told = told_by_id(db, near)
    return sorted(((one.last or "", one) for one in told), key=lambda pair: (pair[0], pair[1].id))


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _is_elsewhere(other: Told, one: Told, own: set[str]) -> bool:
    """Whether a contact is one of the asking person, or of the party, with parties that the other has not."""
    if other.id in own or other.parties <= one.parties:
        return False
    people = {who.person for who in one.participants if who.party == one.initiator and who.person}
    return not people or any(who.person in people for who in other.participants)


def _asking(points: Sequence[Point]) -> Iterator[Asking]:
    """Who asked, the most frequent first; those of which no account says it at the end."""
    held = [point for point in points if not point.contact.planned]
    counts = Counter(point.contact.initiator for point in held)
    for party in sorted(counts, key=lambda code: (code is None, -counts[code], code or "")):
        own = [point for point in held if point.contact.initiator == party]
        days = [date.fromisoformat(point.contact.first) for point in own if point.contact.first]
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        kinds = Counter(near.contact.kind or "contact" for point in own for near in point.after)
        yield Asking(
            party,
            tuple(point.contact.id for point in own),
            sum(point.contact.kind in CALLS for point in own),
            float(median(gaps)) if gaps and party else None,
            tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))) if party else (),
        )


def _days(earlier: Told, later: Told) -> int | None:
    """Days from the end of one contact to the beginning of another, 0 where they overlap."""
    if not (earlier.last and later.first):
        return None
    return max((date.fromisoformat(later.first) - date.fromisoformat(earlier.last)).days, 0)
