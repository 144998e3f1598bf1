"""Correcting: a person's decision is checked, written to the log, and all that hangs on it is made anew, at once.

Both verbs run in a writing transaction of their caller, so that nobody else corrects between the look and the word.
"""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.anchors import anchors_of
from dragoman.archive.cases import Case, case_of, check_person
from dragoman.archive.corrections import Correction, Plain, correction, stands, write
from dragoman.archive.errors import CorrectionError, NotFoundError, OvertakenError
from dragoman.archive.identifying import identify
from dragoman.archive.judging import owners_of
from dragoman.archive.linking import link
from dragoman.archive.persons import persons_in
from dragoman.archive.readings import effective_reading, machine_reading
from dragoman.archive.refreshing import refresh
from dragoman.archive.rulings import and_later, later_versions
from dragoman.archive.scopes import FIELDS, WITHIN, Scope
from dragoman.archive.targets import parsed, target_of
from dragoman.archive.values import checked, plain, refused
from dragoman.model import Account, Coverage, Reading

LONGEST = 2000
"""Characters of a note."""


@dataclass(frozen=True)
class Signed:
    """Who decides, when (ISO 8601) and, if said, why."""

    by: str
    at: str
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse what nobody signs, and what no database takes."""
        if not self.by.strip():
            message = "a correction needs an author; say who you are (--by)"
            raise CorrectionError(message)
        if _is_broken(self.by) or _is_broken(self.note or ""):
            message = "author and note are plain text; leave out control characters"
            raise CorrectionError(message)
        if len(self.note or "") > LONGEST:
            message = f"a note has at most {LONGEST:,} characters; say it shorter"
            raise CorrectionError(message)


class Asked(NamedTuple):
    """What is to be corrected: a target as in `targets`, a field, and anything that stands for a value of the field.

    `expected` is the id of the correction that the person saw standing there, 0 for none, None if that is not said.
    """

    target: str
    field: str
    value: object
    expected: int | None = None


def correct(db: Connection, asked: Asked, signed: Signed) -> Correction:
    """Write down that a field of a target has another value, and make anew what hangs on it.

    Raises CorrectionError for what the model does not allow or what is not there, and OvertakenError where another
    correction stands than the expected one.
    """
    name, field, value, expected = asked
    if _is_broken(name) or _is_broken(str(value)):
        message = "a correction is plain text; leave out control characters"
        raise CorrectionError(message)
    try:
        target = target_of(db, name)
    except NotFoundError as error:
        raise CorrectionError(str(error)) from error
    checked_field(target.scope, target.name, field)
    case = case_of(db, target, field)
    _check_expected(case, field, expected)
    held = checked(target.scope, target.name, field, value, case.scene or _NOWHERE)
    machine, anchor = case.machine, case.anchor
    if target.scope is Scope.PERSON:
        machine = check_person(db, target, held)
    if target.scope is Scope.UNDERTAKING and field == "closed_by" and held is not None:
        held, anchor = _closing(db, target.name, str(held), anchor)
    name_of_field = "statement" if target.scope is Scope.MISSED else field
    made = Correction(
        0, target.scope, target.name, name_of_field, held, signed.by.strip(), signed.at, signed.note, machine, anchor
    )
    return _put(db, made)


def undo(db: Connection, number: int, signed: Signed) -> Correction:
    """Take a correction back, or an undo; what stood before it stands again. Nothing is deleted.

    To undo the undo is to have the correction back. Raises NotFoundError for an id that is none, OvertakenError for a
    correction that is undone already.
    """
    one = correction(db, number)
    table = schema.correction.c
    rows = db.execute(select(table.id, table.undoes).where(table.target == one.target, table.undoes.is_not(None)))
    undone = {row.undoes: row.id for row in rows}
    if not stands(one.id, undone):
        message = f"correction {number} is undone already, by {undone[number]}; undo {undone[number]} to have it back"
        raise OvertakenError(message)
    last = one.id
    while last in undone:
        last = undone[last]
    made = Correction(
        0, one.scope, one.target, one.field, None, signed.by.strip(), signed.at, signed.note, None, one.anchor, last
    )
    return _put(db, made)


def checked_field(scope: Scope, target: str, field: str) -> None:
    """Raise CorrectionError for a field that a scope does not have."""
    if field not in FIELDS[scope]:
        known = ", ".join(FIELDS[scope])
        message = f"{target}: {scope.value} has no field {field!r}; what can be corrected is {known}"
        raise CorrectionError(message)


def _put(db: Connection, made: Correction) -> Correction:
    """Write a correction or undo, and make anew what hangs on it."""
    persons = persons_in(db) if made.scope is Scope.PERSON else None
    written = write(db, made)
    if persons:
        identify(db, persons, persons_in(db))
    for key in _accounts(db, written):
        if written.scope in WITHIN:
            refresh(db, key)
        else:
            link(db, key, effective_reading(db, key))
    return written


def _accounts(db: Connection, made: Correction) -> list[str]:
    """The accounts whose reading or contacts hang on a correction; one of those in a contact stands for all."""
    if made.scope is Scope.CONTACT:
        owner = owners_of(db, [made])[made.id]
        return [owner[0]] if owner else []
    keys = [key for key, _ in parsed(made.scope, made.target).parts]
    if made.scope in WITHIN:
        return and_later(db, keys)
    later = later_versions(db, keys)
    return [later.get(key, key) for key in (keys if made.scope is Scope.MEMBERSHIP else keys[:1])]


def _check_expected(case: Case, field: str, expected: int | None) -> None:
    last = case.earlier[-1] if case.earlier else None
    if expected is None or expected == (last.id if last else 0):
        return
    said = f"{last.by} corrected it at {last.at} (correction {last.id})" if last else "its correction was undone"
    message = f"{case.target.name}: {field} is not what you saw: {said}; look at it again and correct what holds now"
    raise OvertakenError(message)


def _closing(db: Connection, target: str, value: str, anchor: Plain) -> tuple[Plain, Plain]:
    """What closed an undertaking, by its full id, and an anchor that finds it again as well."""
    try:
        found = target_of(db, value)
    except NotFoundError as error:
        raise refused(target, "closed_by", value, f"{error}; name a statement (ACCOUNT.s4) or a contact") from error
    if found.scope is Scope.CONTACT:
        return found.name, anchor
    if found.scope is not Scope.STATEMENT:
        raise refused(target, "closed_by", value, "name a statement (ACCOUNT.s4) or a contact")
    ((key, part),) = found.parts
    there = anchors_of(machine_reading(db, key))
    if part not in there and all(said.id != part for said in effective_reading(db, key).statements):
        raise refused(target, "closed_by", value, f"{key} has no statement {part}")
    closing = plain(there[part]) if part in there else None
    return found.name, {**(anchor if isinstance(anchor, dict) else {}), "closed_by": closing}


def _is_broken(text: str) -> bool:
    """Whether a text has what no database takes: NUL, lone surrogates, or other control characters."""
    return any((ord(one) < ord(" ") and one not in "\t\n\r") or "\ud800" <= one <= "\udfff" for one in text)


_NOWHERE = Reading(Account("nowhere", "-"), None, (), (), (), (), Coverage(0, 0, 0, 0, 1))
"""The reading in which a value means nothing but itself."""
