"""The history of anything in the archive: what the machine made of it, what persons said, and what holds. Read-only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dragoman.archive.accounts import kept
from dragoman.archive.carrying import earlier_versions
from dragoman.archive.contacts import places_of, told_in
from dragoman.archive.corrections import Correction, Plain, log_of, log_within
from dragoman.archive.fields import contact_value, value_of
from dragoman.archive.persons import PERSON
from dragoman.archive.readings import machine_reading, reader_of
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.targets import Target, target_of
from dragoman.archive.whereabouts import Change, accounts_in, changes_of
from dragoman.collation import contact_of
from dragoman.collation.linking import PARTS

_PAIRS = (Scope.MATCH, Scope.MEMBERSHIP)


@dataclass(frozen=True)
class FieldHistory:
    """One field: what the machine has for it now, what holds, and all that was said of it, in order.

    `target` is what it is a field of, as that is called now, or was when it was corrected and is not found any more.
    """

    target: str
    field: str
    machine: Plain
    holds: Plain
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """What became of a target: when its account came, as which version, what read it, and all that was said of it."""

    target: str
    added: str | None = None
    version: int | None = None
    reader: str | None = None
    fields: tuple[FieldHistory, ...] = ()


def history(db: Connection, name: str) -> History:
    """The history of what a person names, and of all that is part of it. Raises NotFoundError where nothing is.

    To an account belongs what was said of its statements, contacts and undertakings and of its standing with other
    accounts, also where that was said of an earlier version and holds in it; to a contact what was said of its
    accounts' telling of it.
    """
    target = target_of(db, name)
    known = kept(db, target.parts[0][0]) if target.scope in WITHIN else None
    keys = _accounts(db, target)
    around = [_as_in(one, keys) for one in _around(db, target, keys)]
    return History(
        target.name,
        known.added if known else None,
        known.version if known else None,
        reader_of(db, known.id) if known else None,
        tuple(_by_field(db, [one for one in around if _belongs(db, one, target)])),
    )


def _accounts(db: Connection, target: Target) -> frozenset[str]:
    """The accounts that a target consists of, or that tell of it."""
    parts = places_of(db, target.name) if target.scope is Scope.CONTACT else target.parts
    return frozenset(key for key, _ in parts)


def _as_in(change: Change, keys: frozenset[str]) -> Change:
    """A change as it is of some accounts: under its name in them, where it was made of an earlier version of one."""
    there = {name.partition(".")[0] for name in (change.later or "").split("~")}
    return replace(change, now=change.later) if change.later and there & keys else change


def _around(db: Connection, target: Target, keys: frozenset[str]) -> tuple[Change, ...]:
    """What may have been said of a target or its parts."""
    if target.scope is Scope.PERSON:
        return changes_of(db, log_of(db, Scope.PERSON))
    contact = target.name if target.scope is Scope.CONTACT else None
    told = keys.union(*earlier_versions(db, keys).values())
    pairs = [one for one in log_of(db, *_PAIRS) if told & accounts_in(one)]
    log: list[Correction] = [*log_within(db, told), *pairs, *(log_of(db, Scope.CONTACT) if contact else ())]
    return changes_of(db, sorted({one.id: one for one in log}.values(), key=lambda one: one.id))


def _belongs(db: Connection, change: Change, target: Target) -> bool:
    """Whether a change was made to a target or a part of it."""
    one, now = change.correction, change.now or change.correction.target
    match target.scope:
        case Scope.ACCOUNT:
            return target.name in accounts_in(one) | {name.partition(".")[0] for name in now.split("~")}
        case Scope.CONTACT:
            places = places_of(db, target.name)
            telling = {target.name, *(f"{key}.c{place % PARTS}" for key, place in places)}
            together = one.scope in _PAIRS and accounts_in(one) <= {key for key, _ in places}
            return now in telling or together
        case Scope.PERSON:
            return target.name in (one.target, f"{PERSON}{one.value}")
        case Scope.MISSED:
            return one.target == target.name
        case _:
            return target.name == now or target.name in now.split("~")


def _by_field(db: Connection, changes: Iterable[Change]) -> Iterator[FieldHistory]:
    """The changes of each field, fields in the order in which they were first corrected."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        name = change.now or change.correction.target
        groups.setdefault((name, change.correction.field), []).append(change)
    for (name, field), made in groups.items():
        machine = _machine(db, name, made[0]) if made[0].now else made[0].correction.machine
        said = [one.correction for one in made if one.stands and one.correction.undoes is None and one.now]
        yield FieldHistory(name, field, machine, said[-1].value if said else machine, tuple(made))


def _machine(db: Connection, name: str, change: Change) -> Plain:
    """What the machine has for a field now."""
    one = change.correction
    if one.scope is Scope.CONTACT:
        return contact_value(contact_of(told_in(db, name).values()), one.field)
    if one.scope not in WITHIN or one.scope is Scope.MISSED:
        return one.machine
    key, _, part = name.partition(".")
    return value_of(machine_reading(db, key), one.scope, part, one.field)
