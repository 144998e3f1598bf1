"""Where corrections are now: what each one's target is called today, and whether it stands. Read-only.

Ids change when an account is read anew, when a contact gains an account, when an account gets a later version; what a
person said keeps to what it was said of.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import has
from dragoman.archive.anchors import Anchor, anchors_of, located_among
from dragoman.archive.carrying import carried_to_last
from dragoman.archive.corrections import Correction, log_of, stands
from dragoman.archive.judging import match_ends, owners_of
from dragoman.archive.readings import machine_reading
from dragoman.archive.scopes import WITHIN, Scope


@dataclass(frozen=True)
class Change:
    """One correction or undo, what its target is called now (None where it is not found), and whether it stands.

    `later` is what it is called in the last version of its account, where there is a later one and it holds there too.
    """

    correction: Correction
    now: str | None
    stands: bool
    later: str | None = None


def every_change(db: Connection) -> tuple[Change, ...]:
    """All corrections and undos of the archive, in order."""
    return changes_of(db, log_of(db))


def changes_among(db: Connection, numbers: Collection[int]) -> tuple[Change, ...]:
    """The corrections and undos of some ids, in order; what is of none of their targets is not looked at."""
    log = log_of(db)
    targets = {one.target for one in log if one.id in numbers}
    near = changes_of(db, [one for one in log if one.target in targets])
    return tuple(one for one in near if one.correction.id in numbers)


def changes_of(db: Connection, log: Iterable[Correction]) -> tuple[Change, ...]:
    """Corrections and undos with what they are of now; `log` has with each undo all that it undoes."""
    listed = list(log)
    undone = {one.undoes: one.id for one in listed if one.undoes is not None}
    first = {one.id: one.id for one in listed}
    for one in listed:
        if one.undoes is not None:
            first[one.id] = first[one.undoes]
    made = [one for one in listed if one.undoes is None]
    now, later = _names(db, made), _names(db, [one for one in carried_to_last(db, made).values() if one])
    return tuple(Change(one, now[first[one.id]], stands(one.id, undone), later.get(first[one.id])) for one in listed)


def accounts_in(correction: Correction) -> frozenset[str]:
    """The ids of the accounts that a correction names: of itself, its statement, or both of a pair."""
    if correction.scope in {Scope.CONTACT, Scope.PERSON}:
        return frozenset()
    return frozenset(name.partition(".")[0] for name in correction.target.split("~"))


def _names(db: Connection, log: list[Correction]) -> dict[int, str | None]:
    """What the target of each correction is called now, by the correction's id."""
    keys = sorted({key for one in log if one.scope in {*WITHIN, Scope.MATCH} for key in accounts_in(one)})
    there = {key: anchors_of(machine_reading(db, key)) if has(db, key) else {} for key in keys}
    found: dict[int, str | None] = {one.id: one.target for one in log}
    within: dict[str, list[Correction]] = defaultdict(list)
    for one in log:
        if one.scope in WITHIN:
            within[one.target.partition(".")[0]].append(one)
    for key, own in within.items():
        for one, part in located_among(there[key], own):
            found[one.id] = None if part is None else f"{key}.{part}" if part else key
    found |= {one.id: _match(one, there) for one in log if one.scope is Scope.MATCH}
    contacts = owners_of(db, [one for one in log if one.scope is Scope.CONTACT])
    return found | {number: _contact(db, place) for number, place in contacts.items()}


def _match(correction: Correction, there: Mapping[str, Mapping[str, Anchor]]) -> str | None:
    ends = match_ends(correction, there)
    return "~".join(f"{key}.{part}" for key, part in ends) if ends else None


def _contact(db: Connection, place: tuple[str, int] | None) -> str | None:
    """The contact that an entry is in."""
    entry = schema.entry.c
    if place is None:
        return None
    found = db.scalar(select(entry.contact).where(entry.account == place[0], entry.place == place[1]))
    return str(found) if found else None
