"""Where persons and the machine disagree after rereading: what a person said, and what a later version makes of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.anchors import anchor_of, anchors_of
from dragoman.archive.carrying import carried_to_last
from dragoman.archive.corrections import Correction, Plain, log_of, log_within
from dragoman.archive.fields import value_of
from dragoman.archive.readings import machine_reading, reader_of
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.whereabouts import Change, changes_of
from dragoman.model import Reading

_AT_ONCE = 400


class Kind(StrEnum):
    """How a person and a later version of the program disagree."""

    LOST = "lost"
    """What was corrected is not in the new reading: the correction changes nothing."""
    OTHER = "other"
    """The machine now says something else than before, and not what the person says."""
    STILL = "still"
    """The machine says what it said before."""
    GONE = "gone"
    """The account has a later version in which the words that were corrected do not stand any more."""
    SHARED = "shared"
    """The new reading has one statement where there were two, which persons had corrected differently."""


@dataclass(frozen=True)
class Disagreement:
    """A correction that stands, what it is of now, and what the machine that read the account since has there."""

    kind: Kind
    correction: Correction
    now: str | None
    machine: Plain


class _Machine(NamedTuple):
    """What the machine makes of an account now, and which version of it does."""

    reading: Reading
    reader: str


def disagreements(db: Connection) -> tuple[Disagreement, ...]:
    """The disagreements of an archive, in the order of corrections.

    Only accounts that another version of the program has read since are looked at, and those that have a later
    version, in that one; where the machine has come to what the person said, there is none.
    """
    return _among(db, changes_of(db, log_of(db, *WITHIN, Scope.MATCH)))


def recent_disagreements(db: Connection, limit: int) -> tuple[Disagreement, ...]:
    """The disagreements of the last corrections whose account another version has read since, the latest first.

    Looks at no more than `limit` of those, however many corrections there are.
    """
    found = disagreements_among(db, reread_since(db, limit))
    return tuple(reversed(found))


def reread_since(db: Connection, limit: int, within: int = 1000) -> list[str]:
    """The accounts of the last corrections, of `within` at most, that another version has read since then."""
    table, reading = schema.correction.c, schema.reading.c
    query = (
        select(table.target, table.anchor)
        .where(table.scope.in_([one.value for one in WITHIN]), table.undoes.is_(None), table.anchor.is_not(None))
        .order_by(table.id.desc())
        .limit(within)
    )
    rows = [(row.target.partition(".")[0], json.loads(row.anchor)) for row in db.execute(query)]
    keys = sorted({key for key, _ in rows})
    readers: dict[str, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        for row in db.execute(select(reading.account, reading.reader).where(reading.account.in_(part))):
            readers[row.account] = row.reader
    since = (key for key, anchor in rows if isinstance(anchor, dict) and anchor.get("reader") != readers.get(key))
    return list(dict.fromkeys(since))[:limit]


def disagreements_among(db: Connection, keys: Iterable[str]) -> tuple[Disagreement, ...]:
    """The disagreements within some accounts, in the order of corrections."""
    return _among(db, changes_of(db, log_within(db, keys)))


def _among(db: Connection, changes: Iterable[Change]) -> tuple[Disagreement, ...]:
    """The disagreements of some corrections, each as it holds in the last version of its account."""
    held = [one for one in changes if one.stands and one.correction.undoes is None]
    said = {one.correction.id: one.correction for one in held}
    over = carried_to_last(db, said.values())
    gone = [Disagreement(Kind.GONE, said[number], None, None) for number, one in over.items() if one is None]
    moved = [_moved(one, over) for one in held if over.get(one.correction.id, one)]
    found = (replace(one, correction=said[one.correction.id]) for one in _found(db, moved))
    return tuple(sorted((*found, *gone), key=lambda one: one.correction.id))


def _moved(change: Change, over: Mapping[int, Correction | None]) -> Change:
    """A change as it holds in the last version of its account."""
    one = over.get(change.correction.id)
    return Change(one, change.later, stands=True) if one else change


def _found(db: Connection, held: Iterable[Change]) -> Iterator[Disagreement]:
    last: dict[tuple[str, str], Change] = {}
    listed = list(held)

    @lru_cache(256)
    def read(key: str) -> _Machine:
        return _Machine(machine_reading(db, key), reader_of(db, key))

    for one in listed:
        if one.now:
            last[one.now, one.correction.field] = one
    for one in listed:
        if one.now is None:
            yield Disagreement(Kind.LOST, one.correction, None, None)
        elif last[one.now, one.correction.field] is not one:
            winner = last[one.now, one.correction.field].correction
            if _spans(winner) != _spans(one.correction) and winner.value != one.correction.value:
                yield Disagreement(Kind.SHARED, one.correction, one.now, winner.value)
        elif one.correction.scope in WITHIN and (found := _compared(read, one, one.now)):
            yield found


def _compared(read: Callable[[str], _Machine], change: Change, now: str) -> Disagreement | None:
    """How a correction stands to what a later version has in its place; None where they agree, or none has read it."""
    one = change.correction
    key, _, part = now.partition(".")
    if one.scope is Scope.MISSED:
        return None
    machine = read(key)
    if one.scope is Scope.STATEMENT and part not in anchors_of(machine.reading):
        return None
    value = value_of(machine.reading, one.scope, part, one.field)
    anchor = anchor_of(one)
    reread = anchor is not None and anchor.reader != machine.reader
    if value == _plain_value(one.value) or (value == one.machine and not reread):
        return None
    return Disagreement(Kind.STILL if value == one.machine else Kind.OTHER, one, now, value)


def _plain_value(value: Plain) -> Plain:
    return value["value"] if isinstance(value, Mapping) and set(value) == {"value", "span"} else value


def _spans(correction: Correction) -> object:
    return correction.anchor.get("spans") if isinstance(correction.anchor, Mapping) else correction.anchor
