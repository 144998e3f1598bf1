"""What of a target can be corrected: for each field what the machine has, what holds, and which correction says so.

Read-only; the same look that `correcting` takes before it writes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.anchors import anchors_of, located
from dragoman.archive.applying import corrected
from dragoman.archive.cases import case_of
from dragoman.archive.contacts import kept_record, places_of, told_in
from dragoman.archive.corrections import Correction, Plain, corrections_of, log_between, standing
from dragoman.archive.errors import CorrectionError
from dragoman.archive.fields import contact_value, value_of
from dragoman.archive.judging import contact_corrections, match_ends
from dragoman.archive.readings import machine_reading
from dragoman.archive.scopes import FIELDS, WITHIN, Scope
from dragoman.archive.targets import Target, target_of
from dragoman.archive.values import APART
from dragoman.archive.whereabouts import accounts_in
from dragoman.collation import contact_of
from dragoman.model import Reading


@dataclass(frozen=True)
class Standing:
    """One field: what the machine has for it, and the last correction of it that stands, if there is one."""

    field: str
    machine: Plain
    said: Correction | None = None

    @property
    def holds(self) -> Plain:
        """What holds: the person's value, else the machine's. Of a fact it is the value without its words."""
        value = self.said.value if self.said else self.machine
        return value["value"] if isinstance(value, Mapping) and set(value) == {"value", "span"} else value

    @property
    def expected(self) -> int:
        """What a correction should name as `expected` so that nobody overwrites what they have not seen."""
        return self.said.id if self.said else 0


@dataclass(frozen=True)
class Correctable:
    """A target with its fields as they stand, and the readings in which its values have their meaning."""

    target: Target
    fields: tuple[Standing, ...]
    scenes: Mapping[str, Reading]
    """What holds of each account that it concerns, by the account's id."""

    def field(self, name: str) -> Standing:
        """One of its fields. Raises CorrectionError for one that it does not have."""
        found = next((one for one in self.fields if one.field == name), None)
        if found is None:
            known = ", ".join(one.field for one in self.fields)
            message = f"{self.target.name} has no field {name!r}; what can be corrected is {known}"
            raise CorrectionError(message)
        return found


def correctable(db: Connection, name: str) -> Correctable:
    """What of a target, as a person names it, can be corrected.

    Raises NotFoundError for what is not there, CorrectionError for what cannot be ruled on.
    """
    target = target_of(db, name)
    if target.scope is Scope.CONTACT:
        return _contact(db, target)
    if target.scope in WITHIN - {Scope.MISSED}:
        return _within(db, target)
    scenes = {key: _scene(db, key) for key, _ in target.parts}
    return Correctable(target, tuple(_by_case(db, target)), scenes)


def _within(db: Connection, target: Target) -> Correctable:
    ((key, part),) = target.parts
    machine, made = machine_reading(db, key), corrections_of(db, [key]).get(key, ())
    case_of(db, target, FIELDS[target.scope][0])  # raises for a part that the account does not have
    own = [one for one, now in located(machine, made) if now == part]
    if target.scope is Scope.ACCOUNT:
        own = [one for one in own if one.scope is Scope.ACCOUNT]
    fields = [field for field in FIELDS[target.scope] if (part, field) != ("c0", "role")]
    standing = _standing({field: value_of(machine, target.scope, part, field) for field in fields}, own)
    scene = corrected(machine, made)
    if part.startswith("m"):
        standing = tuple(
            Standing(one.field, value_of(scene, target.scope, part, one.field), one.said) for one in standing
        )
    return Correctable(target, standing, {key: scene})


def _contact(db: Connection, target: Target) -> Correctable:
    places, told = places_of(db, target.name), told_in(db, target.name)
    merged = contact_of(told.values())
    machine = {field: contact_value(merged, field) for field in FIELDS[Scope.CONTACT]}
    scenes = {key: reading for (key, _), reading in told.items()}
    return Correctable(target, _standing(machine, contact_corrections(db, places)), scenes)


def _by_case(db: Connection, target: Target) -> Iterable[Standing]:
    if target.scope is Scope.MATCH:
        yield _match(db, target)
        return
    for field in FIELDS[target.scope]:
        case = case_of(db, target, field)
        yield Standing(field, case.machine, case.earlier[-1] if case.earlier else None)


def _match(db: Connection, target: Target) -> Standing:
    """How two statements stand as their contact was compared; nothing is compared anew for it."""
    keys = sorted(key for key, _ in target.parts)
    there = {key: anchors_of(machine_reading(db, key)) for key in keys}
    ends = (target.parts[0], target.parts[1])
    ruled = [one for one in standing(log_between(db, keys)) if accounts_in(one) == set(keys)]
    own = [one for one in ruled if match_ends(one, there) == ends]
    if own:
        return Standing("relation", own[0].machine, own[-1])
    for contact in _contacts_of_both(db, keys):
        kept = kept_record(db, contact)
        numbers = dict(zip(kept.accounts, kept.record.account_ids, strict=True))
        pair = {f"{numbers[key]}.{part}" for key, part in ends}
        found = [match.relation.value for match in kept.record.matches if set(match.statements) == pair]
        if found:
            return Standing("relation", found[0])
    return Standing("relation", APART)


def _contacts_of_both(db: Connection, keys: Iterable[str]) -> list[str]:
    """The contacts in which all of some accounts are."""
    entry = schema.entry.c
    told = [set(db.scalars(select(entry.contact).where(entry.account == key))) for key in keys]
    return sorted(filter(None, set.intersection(*told)))


def _standing(machine: Mapping[str, Plain], made: Iterable[Correction]) -> tuple[Standing, ...]:
    last = {one.field: one for one in made}
    return tuple(Standing(field, value, last.get(field)) for field, value in machine.items())


def _scene(db: Connection, key: str) -> Reading:
    return corrected(machine_reading(db, key), corrections_of(db, [key]).get(key, ()))
