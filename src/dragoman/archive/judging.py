"""What persons have decided of the contacts of the archive: their matches, and what is so of them altogether."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.anchors import anchor_from, anchors_of, find
from dragoman.archive.applying import contact_with
from dragoman.archive.corrections import Correction, Plain, log_between, log_of, standing
from dragoman.archive.readings import machine_readings
from dragoman.archive.rulings import later_versions
from dragoman.archive.scopes import Scope
from dragoman.archive.values import APART
from dragoman.collation import Judgement, MatchRuling
from dragoman.model import Contact, Reading, Relation

Place = tuple[str, int]
Ends = tuple[tuple[str, str], tuple[str, str]]
"""Two statements, each by the id of its account and its own."""


def judgement_on(db: Connection, told: Mapping[Place, Reading]) -> Judgement:
    """What persons have decided of the contact that some entries make; `told` are readings about each, as they hold.

    Rulings on matches speak of the readings by their places in `told`.
    """
    return Judgement(_matches(db, told), partial(_contact, corrections=contact_corrections(db, told)))


def contact_corrections(db: Connection, places: Iterable[Place]) -> tuple[Correction, ...]:
    """The corrections that stand of the contact that some entries make, in order.

    A correction of a contact belongs to the contact that its least entry is in, of the entries that it had.
    """
    ruled = standing(log_of(db, Scope.CONTACT))
    if not ruled:
        return ()
    here, owners = set(places), owners_of(db, ruled)
    return tuple(one for one in ruled if owners[one.id] in here)


def owners_of(db: Connection, corrections: Iterable[Correction]) -> dict[int, Place | None]:
    """For each correction of a contact the entry by which its contact is found; None where no entry is left."""
    later = later_versions(db)
    found: dict[int, Place | None] = {}
    for one in corrections:
        places = [(later.get(key, key), place) for key, place in entries_in(one.anchor)]
        found[one.id] = next((place for place in places if _is_there(db, place)), None)
    return found


def entries_in(anchor: Plain) -> list[Place]:
    """The entries that a contact had when it was corrected, the least first."""
    listed = anchor.get("entries") if isinstance(anchor, Mapping) else None
    return [(str(key), int(str(place))) for key, place in _pairs(listed)]


def match_ends(correction: Correction, readings: Mapping[str, Reading]) -> Ends | None:
    """The statements that a ruling on a match is of, as the machine's readings have them now; None where one is lost.

    `readings` are those of both accounts, by their ids.
    """
    anchors = correction.anchor if isinstance(correction.anchor, Sequence) else ()
    ends = []
    for name, plain in zip(correction.target.split("~"), anchors, strict=True):
        key, _, own = name.partition(".")
        anchor = anchor_from(plain)
        now = find(anchor, anchors_of(readings[key])) if anchor else own
        if now is None:
            return None
        ends.append((key, now))
    return (ends[0], ends[1])


def _matches(db: Connection, told: Mapping[Place, Reading]) -> tuple[MatchRuling, ...]:
    numbers = {key: number for number, (key, _) in enumerate(told)}
    ruled = [
        one
        for one in standing(log_between(db, numbers))
        if all(name.partition(".")[0] in numbers for name in one.target.split("~"))
    ]
    if not ruled:
        return ()
    keys = sorted({name.partition(".")[0] for one in ruled for name in one.target.split("~")})
    machine = dict(zip(keys, machine_readings(db, keys), strict=True))
    there = {(key, said.id) for (key, _), reading in told.items() for said in reading.statements}
    found = []
    for one in ruled:
        ends = match_ends(one, machine)
        if ends and there.issuperset(ends):
            (first, mine), (second, theirs) = ends
            relation = None if one.value == APART else Relation(str(one.value))
            found.append(MatchRuling(((numbers[first], mine), (numbers[second], theirs)), relation))
    return tuple(found)


def _contact(merged: Contact | None, *, corrections: Sequence[Correction]) -> Contact | None:
    """The contact as the accounts have it, with what persons have said of it altogether."""
    return contact_with(merged, {one.field: one.value for one in corrections}) if corrections else merged


def _is_there(db: Connection, place: Place) -> bool:
    entry = schema.entry.c
    return db.scalar(select(entry.place).where(entry.account == place[0], entry.place == place[1])) is not None


def _pairs(listed: Plain) -> list[tuple[Plain, Plain]]:
    pairs = listed if isinstance(listed, Sequence) and not isinstance(listed, str) else ()
    return [(pair[0], pair[1]) for pair in pairs if isinstance(pair, Sequence)]
