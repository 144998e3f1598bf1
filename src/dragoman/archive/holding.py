"""Which contact holds another in the archive: a visit its meetings, a summit the talks at its edge."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from dragoman.archive import schema
from dragoman.archive.contacts import entries_linked
from dragoman.collation.linking import Entry, held_by

Cluster = tuple[Entry, ...]


def settle_holders(db: Connection, dropped: Iterable[str], made: Iterable[str]) -> None:
    """Find anew what holds the contacts that were made, and those that they hold or that lost what held them."""
    contact, changed = schema.contact.c, sorted(made)
    orphans = db.scalars(select(contact.id).where(contact.within.in_(sorted(dropped)))).all()
    around = [name for one in changed if _holds(db, one) for name in _beside(db, one, holding=False)]
    for name in sorted({*changed, *orphans, *around}):
        holder = holder_of(db, name)
        db.execute(update(schema.contact).where(contact.id == name).values(within=holder))


def holder_of(db: Connection, name: str) -> str | None:
    """The contact that holds one, None where none does."""
    clusters = {other: _cluster(db, other) for other in [name, *_beside(db, name, holding=True)]}
    own = clusters[name]
    found = held_by(list(clusters.values())).get(own)
    holder = next((other for other, cluster in clusters.items() if cluster is found), None)
    return holder if holder and name not in _chain(db, holder) else None


def _chain(db: Connection, name: str | None) -> Sequence[str]:
    """A contact, the one that holds it, the one that holds that, and so on."""
    chain: list[str] = []
    while name is not None and name not in chain:
        chain.append(name)
        name = db.scalar(select(schema.contact.c.within).where(schema.contact.c.id == name))
    return chain


def _holds(db: Connection, name: str) -> bool:
    """Whether a contact is of a kind that holds others."""
    entry = schema.entry.c
    return db.scalar(select(entry.account).where(entry.contact == name, entry.holds).limit(1)) is not None


def _beside(db: Connection, name: str, *, holding: bool) -> list[str]:
    """The contacts that share a block or an account with one; with `holding`, those of kinds that hold others."""
    mine, other = schema.entry.alias(), schema.entry.alias()
    own, near = schema.block.alias(), schema.block.alias()
    by_block = (
        select(other.c.contact)
        .join(near, (near.c.account == other.c.account) & (near.c.place == other.c.place))
        .join(own, (own.c.who == near.c.who) & (own.c.day == near.c.day))
        .join(mine, (mine.c.account == own.c.account) & (mine.c.place == own.c.place))
    )
    by_account = select(other.c.contact).join(mine, mine.c.account == other.c.account)
    found: set[str] = set()
    for query in (by_block, by_account):
        told = query.where(mine.c.contact == name, other.c.contact.is_not(None), other.c.contact != name)
        found.update(db.scalars((told.where(other.c.holds) if holding else told).distinct()))
    return sorted(found)


def _cluster(db: Connection, name: str) -> Cluster:
    return tuple(sorted(entries_linked(db, name), key=lambda entry: entry.id))
