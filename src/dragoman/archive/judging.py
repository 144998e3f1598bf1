"""What persons have decided of the contacts of the archive: their matches, and what is so of them altogether."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import has
from dragoman.archive.anchors import Anchor, anchor_from, anchors_of, find, located
from dragoman.archive.applying import contact_with
from dragoman.archive.carrying import corrections_on, matches_on
from dragoman.archive.codec import converter
from dragoman.archive.corrections import Correction, Plain, log_of, standing
from dragoman.archive.readings import as_linked, machine_reading
from dragoman.archive.rulings import later_versions
from dragoman.archive.scopes import Scope
from dragoman.archive.values import APART
from dragoman.collation import Judgement, MatchRuling
from dragoman.collation.linking import PARTS
from dragoman.model import Actor, Contact, Reading, Relation

Place = tuple[str, int]
Ends = tuple[tuple[str, str], tuple[str, str]]
"""Two statements, each by the id of its account and its own."""


def judgement_on(db: Connection, told: Mapping[Place, Reading]) -> Judgement:
    """What persons have decided of the contact that some entries make; `told` are readings about each, as they hold.

    Rulings on matches speak of the readings by their places in `told`.
    """
    contact = partial(_contact, corrections=contact_corrections(db, told))
    return Judgement(_matches(db, told), contact, _voices(db, told))


def contact_corrections(db: Connection, places: Iterable[Place]) -> tuple[Correction, ...]:
    """The corrections that stand of the contact that some entries make, in order.

    A correction of a contact belongs to the contact that its least entry is in, of the entries that it had.
    """
    ruled = standing(log_of(db, Scope.CONTACT))
    if not ruled:
        return ()
    here = set(places)
    keys = {key for key, _ in here}
    later = later_versions(db, (key for one in ruled for key, _, _ in entries_in(one.anchor)))
    near = [one for one in ruled if any(later.get(key, key) in keys for key, _, _ in entries_in(one.anchor))]
    owners = owners_of(db, near)
    return tuple(one for one in near if owners[one.id] in here)


def owners_of(db: Connection, corrections: Iterable[Correction]) -> dict[int, Place | None]:
    """For each correction of a contact the entry by which its contact is found; None where no entry is left."""
    entries = {one.id: entries_in(one.anchor) for one in corrections}
    later = later_versions(db, (key for own in entries.values() for key, _, _ in own))
    found: dict[int, Place | None] = {}
    for number, own in entries.items():
        places = (_entry_now(db, entry, later) for entry in own)
        found[number] = next((place for place in places if place and _is_there(db, place)), None)
    return found


def entries_in(anchor: Plain) -> list[tuple[str, int, Anchor]]:
    """The entries that a contact had when it was corrected, the least first: account, place, and where it stood."""
    listed = anchor.get("entries") if isinstance(anchor, Mapping) else None
    return converter().structure(listed, list[tuple[str, int, Anchor]]) if listed else []


def _entry_now(db: Connection, entry: tuple[str, int, Anchor], later: Mapping[str, str]) -> Place | None:
    """Where an entry is now: in a later version of its account, or at another place in a new reading of it."""
    key, place, anchor = entry
    if key in later:
        return later[key], place
    if not has(db, key):
        return None  # it has not come in yet
    now = find(anchor, anchors_of(machine_reading(db, key)))
    return (key, int(now[1:]) + place // PARTS * PARTS) if now else None


def match_ends(correction: Correction, there: Mapping[str, Mapping[str, Anchor]]) -> Ends | None:
    """The statements that a ruling on a match is of, as the machine's readings have them now; None where one is lost.

    `there` is what stands in the readings of both accounts, by their ids.
    """
    anchors = correction.anchor if isinstance(correction.anchor, Sequence) else ()
    ends = []
    for name, plain in zip(correction.target.split("~"), anchors, strict=True):
        key, _, own = name.partition(".")
        anchor = anchor_from(plain)
        now = find(anchor, there[key]) if anchor else own
        if now is None:
            return None
        ends.append((key, now))
    return (ends[0], ends[1])


def _matches(db: Connection, told: Mapping[Place, Reading]) -> tuple[MatchRuling, ...]:
    numbers = {key: number for number, (key, _) in enumerate(told)}
    ruled = matches_on(db, numbers)
    if not ruled:
        return ()
    keys = sorted({name.partition(".")[0] for one in ruled for name in one.target.split("~")})
    anchors = {key: anchors_of(machine_reading(db, key)) for key in keys}
    there = {(key, said.id) for (key, _), reading in told.items() for said in reading.statements}
    found = []
    for one in ruled:
        ends = match_ends(one, anchors)
        if ends and there.issuperset(ends):
            (first, mine), (second, theirs) = ends
            relation = None if one.value == APART else Relation(str(one.value))
            found.append(MatchRuling(((numbers[first], mine), (numbers[second], theirs)), relation))
    return tuple(found)


def _voices(db: Connection, told: Mapping[Place, Reading]) -> dict[tuple[int, str], tuple[Actor, ...]]:
    """The speakers that the machine had for statements to which persons gave others, by their places in `told`."""
    found: dict[tuple[int, str], tuple[Actor, ...]] = {}
    for key, made in corrections_on(db, sorted({key for key, _ in told})).items():
        speaking = [one for one in made if one.scope is Scope.STATEMENT and one.field == "speaker"]
        if not speaking:
            continue
        machine = machine_reading(db, key)
        names = {one.id for one in located(machine, speaking) if one.id}
        heard = {said.id: said.speaker for said in as_linked(db, key, machine).statements if said.id in names}
        for number, ((account, _), reading) in enumerate(told.items()):
            here = {said.id for said in reading.statements} if account == key else set()
            found |= {(number, name): speaker for name, speaker in heard.items() if name in here}
    return found


def _contact(merged: Contact | None, *, corrections: Sequence[Correction]) -> Contact | None:
    """The contact as the accounts have it, with what persons have said of it altogether."""
    return contact_with(merged, {one.field: one.value for one in corrections}) if corrections else merged


def _is_there(db: Connection, place: Place) -> bool:
    entry = schema.entry.c
    return db.scalar(select(entry.place).where(entry.account == place[0], entry.place == place[1])) is not None
