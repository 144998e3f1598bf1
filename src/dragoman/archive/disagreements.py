"""Where persons and the machine disagree after rereading: what a person said, and what a later version makes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection

from dragoman.archive.anchors import anchor_of, anchors_of
from dragoman.archive.carrying import carried_to_last
from dragoman.archive.corrections import Correction, Plain, log_of
from dragoman.archive.fields import value_of
from dragoman.archive.readings import machine_reading, reader_of
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.whereabouts import Change, changes_of
from dragoman.model import Reading


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
    changes = changes_of(db, log_of(db, *WITHIN, Scope.MATCH))
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
