"""Checking: whether all that an archive holds fits together, what does not, and putting right what can be made again.

What is kept must be as it was put there; what is made from it must be what would be made now.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, Engine, select

from dragoman.archive import schema
from dragoman.archive.accounts import versions
from dragoman.archive.checks.account import account_faults
from dragoman.archive.checks.database import delete_orphans, index_faults, orphans, rebuild_index, whole_database
from dragoman.archive.checks.fault import Fault, Mend
from dragoman.archive.checks.links import link_faults, unlinked, version_faults
from dragoman.archive.engine import reading, writing
from dragoman.archive.refreshing import refresh

Watch = Callable[[Iterable[str], int], Iterable[str]]
"""Passes the ids of accounts on and may show how far they are; the number is how many there will be."""


def check(engine: Engine, *, quick: bool = False, watch: Watch = lambda keys, _: keys) -> Iterator[Fault]:
    """Everything that is wrong with an archive, as it is found; writers go on meanwhile.

    With `quick` accounts are not compared again to see whether their contacts are right, which takes
    as long as linking.
    """
    with reading(engine) as db:
        broken = list(whole_database(engine, db))
        yield from broken
        if broken:
            return
        yield from orphans(db)
        yield from unlinked(db)
        keys = db.scalars(select(schema.account.c.id).order_by(schema.account.c.id)).all()
        for key in watch(keys, len(keys)):
            yield from _one(db, key, quick=quick)
    yield from index_faults(engine)


def repair(engine: Engine, faults: Iterable[Fault]) -> None:
    """Put right what can be made again from what is kept; check again to see what is left."""
    found = list(faults)
    with writing(engine) as db:
        delete_orphans(db)
    for key in sorted({fault.place for fault in found if fault.mend is Mend.REFRESH}):
        with writing(engine) as db:
            _settle_versions(db, key)
            refresh(db, key)
    for name in sorted({fault.place for fault in found if fault.mend is Mend.INDEX}):
        with writing(engine) as db:
            rebuild_index(db, name)


def _one(db: Connection, key: str, *, quick: bool) -> Iterator[Fault]:
    """What is wrong with one account; what only follows from that is not told as well."""
    account = schema.account.c
    for step in (account_faults, version_faults):
        found = list(step(db, key))
        yield from found
        if found:
            return
    if not quick and db.scalar(select(account.current).where(account.id == key)):
        yield from link_faults(db, key)


def _settle_versions(db: Connection, key: str) -> None:
    """Let the last version of an account be the current one, and no other."""
    table = schema.account
    *before, last = (one.id for one in versions(db, key))
    db.execute(table.update().where(table.c.id.in_(before)).values(current=False))
    db.execute(table.update().where(table.c.id == last).values(current=True))
