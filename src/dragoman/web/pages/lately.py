"""What the front page tells of the archive: its latest contacts, and what of them wants attention.

Only the latest contacts are asked, so that it is quick however many there are.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from dragoman.archive import Archive, schema
from dragoman.archive.engine import reading
from dragoman.archive.follow.values import Told
from dragoman.archive.listing import list_contacts
from dragoman.export.labels import capitalised, joined, label, plain_date
from dragoman.lexicon.parties import party_name

LOOKED_AT = 100
"""The latest contacts that are asked for what is missing."""
LISTED = 8
ONE_SIDED = 5


@dataclass(frozen=True)
class Line:
    """A contact in the list: who, what and when, and how many accounts tell of it."""

    told: Told

    @property
    def who(self) -> str:
        """The persons who took part, or the parties."""
        return joined(list(dict.fromkeys(one.name for one in self.told.participants))[:4]) or "Somebody"

    @property
    def what(self) -> str:
        """What it was."""
        kind = capitalised(label("contact_kind", self.told.kind)) if self.told.kind else "Contact"
        return f"{kind}, planned" if self.told.planned else kind

    @property
    def when(self) -> str:
        """The day, in plain words."""
        return plain_date(self.told.date) if self.told.date else "no day known"

    @property
    def accounts(self) -> str:
        """How many accounts tell of it."""
        count = len(self.told.accounts)
        return f"{count} account{'' if count == 1 else 's'}"


@dataclass(frozen=True)
class OneSided:
    """A contact that one side has told of, and the sides of which an account is missing."""

    line: Line
    told_by: str
    missing: str


@dataclass(frozen=True)
class Lately:
    """What is new in an archive, and what wants attention."""

    accounts: int
    contacts: int
    rejected: int
    latest: tuple[Line, ...]
    one_sided: tuple[OneSided, ...]


def lately(archive: Archive) -> Lately | None:
    """What the front page tells of an archive; None of an empty one."""
    with reading(archive.engine) as db:
        found = list_contacts(db, limit=LOOKED_AT).items
        accounts, contacts, rejected = (
            db.scalar(select(func.count()).select_from(table)) or 0
            for table in (schema.account, schema.contact, schema.rejected)
        )
    if not accounts:
        return None
    lines = tuple(Line(one) for one in found[:LISTED])
    return Lately(accounts, contacts, rejected, lines, _one_sided(found))


def _one_sided(found: tuple[Told, ...]) -> tuple[OneSided, ...]:
    """The latest contacts that some sides have told of, and others not whose accounts the archive has too."""
    speaking = {side for one in found for side in one.sides}
    lacking = [
        (one, (one.parties - one.sides) & speaking)
        for one in found
        if one.sides & one.parties and not one.planned and len(one.parties) > 1
    ]
    return tuple(
        OneSided(Line(one), _names(one.sides & one.parties), _names(missing)) for one, missing in lacking if missing
    )[:ONE_SIDED]


def _names(codes: frozenset[str] | set[str]) -> str:
    return joined(sorted(map(party_name, codes)))
