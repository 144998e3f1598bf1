"""What became of the statements of an account from one version of it to another: withdrawn, softened, reworded, added.

The two readings are aligned as two accounts of one contact are, and each statement goes to its likest counterpart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Connection

from dragoman.archive.accounts import Kept, find, versions
from dragoman.archive.errors import NotFoundError
from dragoman.archive.readings import effective_readings
from dragoman.collation.alignment import align
from dragoman.collation.claims import Claim, claims_of
from dragoman.collation.similarity import act_class
from dragoman.model import Account, Reading, Statement

METADATA = ("publisher", "side", "title", "published")
CONTACT = ("kind", "date", "start_time", "duration_minutes", "place", "initiator", "occasion")


class ChangeKind(StrEnum):
    """What became of a statement."""

    WITHDRAWN = "withdrawn"
    REVERSED = "reversed"
    """The new version says the contrary, or another number or day."""
    SOFTENED = "softened"
    HARDENED = "hardened"
    REATTRIBUTED = "reattributed"
    """The same, by another mouth."""
    REWORDED = "reworded"
    ADDED = "added"


@dataclass(frozen=True)
class StatementChange:
    """A statement of either version that is not in the other as it was; what is missing on one side is None there."""

    kind: ChangeKind
    before: Statement | None
    after: Statement | None


@dataclass(frozen=True)
class FieldChange:
    """Something that is known of the account or its contact and was changed, as JSON has it."""

    field: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True)
class VersionsDiff:
    """What changed between two versions of an account; `unchanged` counts the statements that did not."""

    before: Kept
    after: Kept
    fields: tuple[FieldChange, ...]
    statements: tuple[StatementChange, ...]
    unchanged: int


def diff_versions(db: Connection, name: str, first: int | None = None, second: int | None = None) -> VersionsDiff:
    """What changed from one version of an account to another; the last two where none are named.

    `name` is the id or name of any version. Raises NotFoundError for a version that is not there.
    """
    there = versions(db, find(db, name))
    if len(there) == 1 and first is second is None:
        message = f"{name}: there is one version only; a changed text at the same address (url) is a further one"
        raise NotFoundError(message)
    after = _version(there, second or len(there), name)
    before = _version(there, first or max(after.version - 1, 1), name)
    old, new = effective_readings(db, [before.id, after.id])
    changes = sorted(statement_changes(old, new), key=_order)
    kept = len(new.statements) - sum(change.after is not None for change in changes)
    return VersionsDiff(before, after, tuple(_fields(old, new)), tuple(changes), kept)


def statement_changes(old: Reading, new: Reading) -> Iterator[StatementChange]:
    """Every statement that one of two readings has and the other has not, or not so."""
    if not old.statements or not new.statements:
        yield from (StatementChange(ChangeKind.WITHDRAWN, said, None) for said in old.statements)
        yield from (StatementChange(ChangeKind.ADDED, None, said) for said in new.statements)
        return
    claims = {claim.id: claim for claim in claims_of([old, new])}
    found = align([old, new])
    partner: dict[str, str] = {}
    contrary = [(one.statements, 0.0) for one in found.contradictions]
    ranked = sorted((-match.score, match.statements) for match in found.matches)
    pairs = [*(names for _, names in ranked), *(names for names, _ in contrary)]
    reversed_ = {names for names, _ in contrary}
    for one, other in (sorted(names) for names in pairs):
        if one not in partner and other not in partner:
            partner |= {one: other, other: one}
            kind = ChangeKind.REVERSED if (one, other) in reversed_ else _kind(claims[one], claims[other])
            if kind:
                yield StatementChange(kind, claims[one].statement, claims[other].statement)
    for name, claim in claims.items():
        if name not in partner:
            gone = claim.account == 0
            kind = ChangeKind.WITHDRAWN if gone else ChangeKind.ADDED
            yield StatementChange(kind, claim.statement if gone else None, None if gone else claim.statement)


def _kind(old: Claim, new: Claim) -> ChangeKind | None:
    """How a statement that is in both versions changed, None where it did not."""
    before, after = old.statement.strength, new.statement.strength
    if before and after and before is not after:
        return ChangeKind.SOFTENED if after.rank < before.rank else ChangeKind.HARDENED
    if old.known and new.known and old.speakers != new.speakers:
        return ChangeKind.REATTRIBUTED
    same = old.told.split() == new.told.split() or (old.wording == new.wording and old.act is new.act)
    return None if same and act_class(old.act) == act_class(new.act) else ChangeKind.REWORDED


def _version(there: Iterable[Kept], number: int, name: str) -> Kept:
    found = {one.version: one for one in there}
    if number not in found:
        message = f"{name}: there is no version {number}; there are {', '.join(map(str, found))}"
        raise NotFoundError(message)
    return found[number]


def _fields(old: Reading, new: Reading) -> Iterator[FieldChange]:
    pairs = [(name, getattr(old.account, name), getattr(new.account, name)) for name in METADATA]
    pairs += [
        (name, getattr(old.contact, name, None), getattr(new.contact, name, None))
        for name in CONTACT
        if old.contact or new.contact
    ]
    return (FieldChange(name, before, after) for name, before, after in pairs if before != after)


def _order(change: StatementChange) -> tuple[int, int, int]:
    """In the order of the new text, what is gone by its place in the old; the gravest first at one place."""
    said = change.after or change.before
    return (said.span.start if said else 0, list(ChangeKind).index(change.kind), said.span.end if said else 0)


def plain_diff(found: VersionsDiff) -> dict[str, object]:
    """What changed as plain values, as JSON has them."""
    return {
        "account": found.after.account.name,
        "before": {"id": found.before.id, "version": found.before.version},
        "after": {"id": found.after.id, "version": found.after.version},
        "fields": [asdict(one) for one in found.fields],
        "statements": [
            {
                "kind": one.kind.value,
                "before": _plain_statement(found.before.account, one.before),
                "after": _plain_statement(found.after.account, one.after),
            }
            for one in found.statements
        ],
        "unchanged": found.unchanged,
    }


def _plain_statement(account: Account, said: Statement | None) -> dict[str, object] | None:
    if said is None:
        return None
    return {
        "id": said.id,
        "speaker": [actor.name for actor in said.speaker],
        "act": said.act.value,
        "strength": said.strength.value if said.strength else None,
        "span": list(said.span),
        "text": said.span.of(account.text),
    }
