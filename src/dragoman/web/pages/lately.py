"""What the front page tells of the archive: its latest contacts, and what of them wants attention.

Only the latest contacts are asked, so that it is quick however many there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.archive import Archive, schema
from dragoman.archive.engine import reading
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.export.labels import capitalised, joined, label, plain_date
from dragoman.lexicon.parties import party_name

LOOKED_AT = 400
"""The latest contacts that are asked who has told of them."""
LATEST, COMPARED, ONE_SIDED = 5, 4, 4
"""Contacts that are listed of each sort."""
NAMED = 3
"""Participants that a line names."""


@dataclass(frozen=True)
class Line:
    """A contact in a list: who, what and when, and who has told of it."""

    told: Told

    @property
    def who(self) -> str:
        """The persons who took part, or the parties."""
        names = list(dict.fromkeys(one.name for one in self.told.participants))
        more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
        return joined([*names[:NAMED], *more]) or "Somebody"

    @property
    def what(self) -> str:
        """What it was, and when."""
        kind = label("contact_kind", self.told.kind) if self.told.kind else "contact"
        return f"{capitalised(kind)}, {plain_date(self.told.date) if self.told.date else 'no day known'}"

    @property
    def accounts(self) -> int:
        """How many accounts tell of it."""
        return len(self.told.accounts)

    @property
    def told_by(self) -> str:
        """The parties whose own accounts tell of it."""
        return _names(self.told.sides & self.told.parties)

    @property
    def missing(self) -> str:
        """The parties whose own accounts do not."""
        return _names(self.told.parties - self.told.sides)


@dataclass(frozen=True)
class Lately:
    """What is new in an archive, and what wants attention."""

    accounts: int
    contacts: int
    rejected: int
    latest: tuple[Line, ...]
    compared: tuple[Line, ...]
    one_sided: tuple[Line, ...]


def lately(archive: Archive) -> Lately | None:
    """What the front page tells of an archive; None of an empty one."""
    with reading(archive.engine) as db:
        accounts, contacts, rejected = (
            db.scalar(select(func.count()).select_from(table)) or 0
            for table in (schema.account, schema.contact, schema.rejected)
        )
        if not accounts:
            return None
        latest, compared, one_sided = _chosen(db)
        known = _lines(db, {*latest, *compared, *one_sided})
    sorts = (tuple(known[name] for name in names) for names in (latest, compared, one_sided))
    return Lately(accounts, contacts, rejected, *sorts)


def _chosen(db: Connection) -> tuple[list[str], list[str], list[str]]:
    """The latest contacts of each sort: of all, of those that several accounts tell of, and of those one side tells."""
    contact, participant, entry, account = schema.contact.c, schema.participant.c, schema.entry.c, schema.account.c
    past = select(contact.id).where(contact.planned.is_(False)).order_by(contact.rank).limit(LOOKED_AT)
    ids = list(db.scalars(past))
    parties = _sets(db.execute(select(participant.contact, participant.party).where(participant.contact.in_(ids))))
    tellers = db.execute(
        select(entry.contact, account.id, account.side)
        .join(schema.account, account.id == entry.account)
        .where(entry.contact.in_(ids))
    ).all()
    accounts = _sets((row.contact, row.id) for row in tellers)
    sides = _sets((row.contact, row.side) for row in tellers)
    speaking = set().union(*sides.values())
    several = [name for name in ids if len(accounts[name]) > 1]
    lacking = [name for name in ids if sides[name] & parties[name] and (parties[name] - sides[name]) & speaking]
    told = {*several[:COMPARED], *lacking[:ONE_SIDED]}
    return [name for name in ids if name not in told][:LATEST], several[:COMPARED], lacking[:ONE_SIDED]


def _sets(pairs: Iterable[tuple[str, str | None]]) -> dict[str, set[str]]:
    """What belongs to each name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, one in pairs:
        found[name] |= {one} if one else set()
    return found


def _lines(db: Connection, names: set[str]) -> dict[str, Line]:
    """Contacts as the page lists them, by their ids."""
    return {
        one.id: Line(one)
        for one in told_contacts(db, select(schema.contact.c.id).where(schema.contact.c.id.in_(names)))
    }


def _names(codes: frozenset[str]) -> str:
    return joined(sorted(map(party_name, codes)))
