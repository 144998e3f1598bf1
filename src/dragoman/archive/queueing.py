"""The queue: what a person's next ten minutes are best spent on, the most doubtful and latest first. Read-only.

Nothing is computed anew but what a page shows: doubts are rows with an index, and of everything else only the last few
are looked at.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.disagreements import Disagreement, Kind, recent_disagreements
from dragoman.archive.follow.pledged import pledges_by_id
from dragoman.archive.follow.undertakings import Followed, as_they_stand

SITTING = 10
"""Questions of one sitting."""
SITTINGS = 20
"""How many sittings can be looked ahead."""
OF_ONE_ACCOUNT = 2
"""Questions of one sitting about one account."""
OF_ONE_KIND = 4
"""Questions of one sitting of one kind, as long as there are others."""
SEVERAL = 1.0
"""By how much a doubt is before others where several accounts tell of the contact: as if it were a half-life later."""
_DISPUTES = 3
_PROMISES = 2
_LOOKED_AT = 40
_WEIGHED = 4 * SITTING * SITTINGS + 1
_FOLLOWED = 6
_DUE_WITHIN = 45


@dataclass(frozen=True)
class Doubt:
    """One thing that the machine is unsure of: a field of a target, what sort of doubt it is, and how great."""

    kind: str
    target: str
    field: str
    account: str
    amount: float


@dataclass(frozen=True)
class Sitting:
    """What a person is asked: what a rereading disputes, which undertakings seem closed, and what is in doubt."""

    disputes: tuple[Disagreement, ...]
    promises: tuple[Followed, ...]
    doubts: tuple[Doubt, ...]
    more: bool

    def __len__(self) -> int:
        return len(self.disputes) + len(self.promises) + len(self.doubts)


def sitting(db: Connection, today: str, number: int = 1) -> Sitting:
    """The questions of a sitting, the first one by default; those after it go on where it ends."""
    first = number == 1
    disputes = recent_disagreements(db, _DISPUTES) if first else ()
    disputes = tuple(one for one in disputes if one.kind in {Kind.STILL, Kind.OTHER})[:_DISPUTES]
    promises = _promises(db, today) if first else ()
    wanted = SITTING * number
    found = _spread(_doubts(db, _WEIGHED), wanted + 1)
    own = found[wanted - SITTING : wanted]
    room = SITTING - len(disputes) - len(promises)
    return Sitting(disputes, promises, tuple(own[:room]), len(found) > wanted - SITTING + room)


def _doubts(db: Connection, limit: int) -> list[Doubt]:
    """The greatest doubts, those before which several accounts stand first."""
    table, account = schema.doubt.c, schema.account.c
    current = select(account.id).where(account.id == table.account, account.current.is_(True)).exists()
    found: list[tuple[float, Doubt]] = []
    for several in (True, False):
        query = (
            select(table.kind, table.target, table.field, table.account, table.amount, table.score)
            .where(table.several.is_(several), current)
            .order_by(table.score.desc())
            .limit(limit)
        )
        extra = SEVERAL if several else 0.0
        found += [(row.score + extra, Doubt(*row[:5])) for row in db.execute(query)]
    return [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].target, pair[1].field))]


def _spread(doubts: Iterable[Doubt], least: int) -> list[Doubt]:
    """The first doubts, at `least` so many, but of one account and kind no more than a few in a sitting."""
    found: list[Doubt] = []
    waiting = list(doubts)
    while waiting and len(found) < least:
        accounts: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        later: list[Doubt] = []
        for one in waiting:
            fits = accounts[one.account] < OF_ONE_ACCOUNT and kinds[one.kind] < OF_ONE_KIND
            if fits and kinds.total() < SITTING:
                accounts[one.account] += 1
                kinds[one.kind] += 1
                found.append(one)
            else:
                later.append(one)
        waiting = later
    return found


def _promises(db: Connection, today: str) -> tuple[Followed, ...]:
    """The undertakings last due that seem to be kept or withdrawn, and on which nobody has ruled.

    Only a few are looked at, made shortly before they were due, so that few later contacts can have closed them.
    """
    told = pledges_by_id(db, _last_due(db, today))
    near = [one for one in told if one.said and one.last and _days(one.said, one.last) <= _DUE_WITHIN]
    newest = max((one.last for one in near if one.last), default=today)
    few = [one for one in near if one.last and _days(one.last, newest) <= _DUE_WITHIN][-_FOLLOWED:]
    closed = (one for one in as_they_stand(db, few, today) if one.closing is not None and not one.ruled)
    return tuple(closed)[-_PROMISES:]


def _last_due(db: Connection, today: str) -> list[str]:
    table = schema.undertaking.c
    ruled = select(schema.correction.c.target).where(schema.correction.c.target == table.id).exists()
    query = (
        select(table.id)
        .where(table.binds.is_(True), table.last.is_not(None), table.last <= today, ~ruled)
        .order_by(table.last.desc(), table.id)
        .limit(_LOOKED_AT)
    )
    return list(db.scalars(query))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first[:10])).days
