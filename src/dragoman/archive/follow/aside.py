"""Accounts in which a side speaks of a contact that none of its accounts tells of: a briefing, an interview.

Such an account is in no contact, since it is about more than one thing or is no report. What it speaks of is told by
its title: it names somebody whom the other sides sent.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.values import Teller, Told
from dragoman.lexicon.names import name_key, surname


@dataclass(frozen=True)
class Aside:
    """A contact of which a side has no account, and those of its accounts that speak of it all the same."""

    contact: Told
    side: str
    accounts: tuple[Teller, ...]


@dataclass(frozen=True)
class _Title:
    """The title of an account that is in no contact: the day it was published, its words, and whose it is."""

    day: str
    words: frozenset[str]
    teller: Teller


Titles = Mapping[str, Sequence[_Title]]
"""Titles by side, in the order of their days."""


def titles_of(db: Connection, sides: Iterable[str], told: Sequence[Told], after_days: int) -> Titles:
    """The titles of the accounts of some sides that are in no contact, of the days on which they may speak of these."""
    if not told:
        return {}
    first = min(one.first or "" for one in told)
    until = date.fromisoformat(max(one.last or "" for one in told)) + timedelta(days=after_days + 1)
    account, entry = schema.account.c, schema.entry.c
    linked = select(entry.account).where(entry.account == account.id, entry.contact.is_not(None))
    rows = db.execute(
        select(account.id, account.name, account.publisher, account.side, account.title, account.published)
        .where(account.side.in_(sorted(set(sides))), account.title.is_not(None), account.published.is_not(None))
        .where(account.published >= first, account.published < until.isoformat())
        .where(account.current, ~linked.exists())
        .order_by(account.side, account.published, account.id)
    )
    found: dict[str, list[_Title]] = defaultdict(list)
    for row in rows:
        words = frozenset(name_key(word) for word in row.title.replace("’", " ").split())
        found[row.side].append(_Title(row.published[:10], words, Teller(row.id, row.name, row.publisher, row.side)))
    return found


def asides(titles: Titles, one: Told, side: str, after_days: int) -> tuple[Teller, ...]:
    """The accounts of a side that speak of a contact, from its first day to so many days after its last."""
    others = {name_key(surname(who.person)) for who in one.participants if who.person and who.party not in {side, None}}
    until = (date.fromisoformat(one.last or "") + timedelta(days=after_days)).isoformat()
    own = titles.get(side, ())
    start = bisect_left(own, one.first or "", key=lambda title: title.day)
    near = (title for title in own[start:] if title.day <= until)
    return tuple(title.teller for title in near if others & title.words)
