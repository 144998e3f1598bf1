"""Cases: what must be known of a target before a person corrects it, by scope. Reads the archive and changes nothing.

A case says what the machine has for the field, what has been said of it before, and how it is found again later.
"""

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.anchors import Anchor, anchors_of, located, missed_id
from dragoman.archive.applying import corrected
from dragoman.archive.carrying import corrections_on, matches_on
from dragoman.archive.contacts import places_of, told_in
from dragoman.archive.corrections import Correction, Plain, log_of, standing
from dragoman.archive.errors import CorrectionError
from dragoman.archive.fields import contact_value, value_of
from dragoman.archive.judging import contact_corrections, match_ends
from dragoman.archive.persons import PERSON, persons_in
from dragoman.archive.readings import machine_readings, reader_of
from dragoman.archive.rulings import later_versions
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.targets import Target
from dragoman.archive.values import APART, SAME, plain
from dragoman.collation import contact_of, record_of
from dragoman.collation.linking import PARTS
from dragoman.lexicon.names import same_person
from dragoman.model import Reading


class Case(NamedTuple):
    """A field that is to be corrected.

    `scene` is the reading that gives names and text their meaning, None where none does; `earlier` are the corrections
    of the field that stand.
    """

    target: Target
    scene: Reading | None
    machine: Plain
    anchor: Plain
    earlier: tuple[Correction, ...]


def case_of(db: Connection, target: Target, field: str) -> Case:
    """The case of a field of a target. Raises CorrectionError where the target is not there, or cannot be ruled on."""
    if target.scope in WITHIN:
        return _within(db, target, field)
    if target.scope is Scope.MATCH:
        return _match(db, target)
    if target.scope is Scope.MEMBERSHIP:
        return _membership(db, target)
    return _contact(db, target, field) if target.scope is Scope.CONTACT else _person(db, target)


def earlier_within(db: Connection, key: str, part: str, field: str | None = None) -> tuple[Correction, ...]:
    """The corrections that stand of a part of an account as it goes by an id now; of one field, or of all."""
    (reading,), made = machine_readings(db, [key]), corrections_on(db, [key]).get(key, ())
    return tuple(one for one, name in located(reading, made) if name == part and (field is None or one.field == field))


def _within(db: Connection, target: Target, field: str) -> Case:
    ((key, part),) = target.parts
    (machine,), made = machine_readings(db, [key]), corrections_on(db, [key]).get(key, ())
    scene = corrected(machine, made)
    if target.scope is Scope.ACCOUNT:
        earlier = tuple(one for one in made if one.scope is Scope.ACCOUNT and one.field == field)
        return Case(target, scene, value_of(machine, target.scope, "", field), None, earlier)
    if target.scope is Scope.MISSED:
        return Case(target, scene, None, None, ())
    if (part, field) == ("c0", "role"):
        message = (
            f"{target.name}: the contact that an account tells of first is its main one; correct the others' roles"
        )
        raise CorrectionError(message)
    anchor = _anchor(db, key, part, machine, made)
    value = value_of(machine, target.scope, part, field)
    return Case(target, scene, value, anchor, earlier_within(db, key, part, field))


def _anchor(db: Connection, key: str, part: str, machine: Reading, made: tuple[Correction, ...]) -> Plain:
    """How a part of an account is found again; None for a statement that a person added, whose id stays."""
    if any(one.scope is Scope.MISSED and missed_id(one) == part for one in made):
        return None
    there = anchors_of(machine)
    if part not in there:
        alike = [name for name in there if name[:1] == part[:1]]
        known = f"it has {alike[0]} to {alike[-1]}" if len(alike) > 1 else f"it has {alike[0]}" if alike else "none"
        message = f"{key} has nothing called {part}; of that sort {known}"
        raise CorrectionError(message)
    return plain(_by(there[part], reader_of(db, key)))


def _by(anchor: Anchor, reader: str) -> Anchor:
    return replace(anchor, reader=reader)


def _match(db: Connection, target: Target) -> Case:
    keys = sorted(key for key, _ in target.parts)
    machine = dict(zip(keys, machine_readings(db, keys), strict=True))
    made = corrections_on(db, keys)
    anchors = [_anchor(db, key, part, machine[key], made.get(key, ())) for key, part in target.parts]
    told = _told_together(db, target)
    ends = (target.parts[0], target.parts[1])
    ruled = [one for one in matches_on(db, keys) if set(_accounts(one)) == set(keys)]
    there = {key: anchors_of(machine[key]) for key in keys}
    earlier = tuple(one for one in ruled if match_ends(one, there) == ends)
    record = record_of(told.values())
    numbers = {
        key: number
        for number, reading in zip(record.account_ids, record.readings, strict=True)
        for (key, _), own in told.items()
        if own is reading
    }
    pair = {f"{numbers[key]}.{part}" for key, part in ends}
    relation = next((match.relation.value for match in record.matches if set(match.statements) == pair), APART)
    return Case(target, None, relation, anchors, earlier)


def _told_together(db: Connection, target: Target) -> dict[tuple[str, int], Reading]:
    """What the accounts of the contact in which both statements stand tell of it. Raises CorrectionError for none."""
    (one, mine), (other, theirs) = target.parts
    entry = schema.entry.c
    contacts = [set(db.scalars(select(entry.contact).where(entry.account == key))) for key in (one, other)]
    for contact in sorted(filter(None, contacts[0] & contacts[1])):
        told = told_in(db, contact)
        there = {(key, said.id) for (key, _), reading in told.items() for said in reading.statements}
        if {(one, mine), (other, theirs)} <= there:
            return told
    message = f"{target.name}: these statements stand in no contact together; rule first on {one}~{other} contact same"
    raise CorrectionError(message)


def _membership(db: Connection, target: Target) -> Case:
    entry, account = schema.entry.c, schema.account.c
    keys = [key for key, _ in target.parts]
    log = standing(log_of(db, Scope.MEMBERSHIP))
    later = later_versions(db, {*keys, *(key for one in log for key in one.target.split("~"))})
    for key in keys:
        if not db.scalar(select(account.current).where(account.id == key)):
            message = f"{key} has a later version, which stands in its place; rule on {later[key]}"
            raise CorrectionError(message)
    ruled = [one for one in log if {later.get(key, key) for key in one.target.split("~")} == set(keys)]
    contacts = [set(db.scalars(select(entry.contact).where(entry.account == key))) for key in keys]
    machine = ruled[0].machine if ruled else SAME if contacts[0] & contacts[1] - {None} else APART
    return Case(target, None, machine, None, tuple(ruled))


def _contact(db: Connection, target: Target, field: str) -> Case:
    places = places_of(db, target.name)
    told = list(told_in(db, target.name).values())
    everybody = tuple(contact for reading in told for contact in (reading.contact, *reading.other_contacts) if contact)
    statements = tuple(said for reading in told for said in reading.statements)
    scene = replace(told[0], other_contacts=everybody, statements=statements)
    earlier = tuple(one for one in contact_corrections(db, places) if one.field == field)
    entries = [
        [key, place, plain(anchors_of(reading)[f"c{place % PARTS}"])]
        for key, place in places
        for reading in machine_readings(db, [key])
    ]
    anchor: Plain = {"entries": entries, "reader": reader_of(db, places[0][0])}
    return Case(target, scene, contact_value(contact_of(told), field), anchor, earlier)


def _person(db: Connection, target: Target) -> Case:
    name = target.name.removeprefix(PERSON)
    earlier = tuple(one for one in standing(log_of(db, Scope.PERSON)) if one.target == target.name)
    return Case(target, None, None, {"name": name}, earlier)


def check_person(db: Connection, target: Target, value: Plain) -> Plain:
    """What the machine thinks of two names being one person's. Raises CorrectionError for names that go in a circle."""
    name, persons = target.name.removeprefix(PERSON), persons_in(db)
    if value is None:
        return None
    if persons.of(str(value)) == name:
        message = f"{target.name}: {value} is ruled to be {name} already; undo that first, or name the person last"
        raise CorrectionError(message)
    return value if same_person(name, str(value)) else None


def _accounts(correction: Correction) -> tuple[str, ...]:
    return tuple(name.partition(".")[0] for name in correction.target.split("~"))
