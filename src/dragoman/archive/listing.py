"""Lists of what the archive holds, page by page: accounts in the order in which they came, contacts latest first."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.archive.follow.subject import stretch
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.archive.search.cursors import cursor_of, opened, rank_after, sealed

Item = TypeVar("Item")

LIMIT = 50
MOST = 500
"""Items that one page may have."""
_REJECTS = "rejects"


@dataclass(frozen=True)
class Listed(Generic[Item]):
    """One page of a list; `next` is the cursor of the page after it, None on the last."""

    items: tuple[Item, ...]
    next: str | None = None


@dataclass(frozen=True)
class Described:
    """An account without its text: what holds of its publication, its version from 1, and when it was added.

    `replaces` is the id of the version before it; `current` is False where there is a later one.
    """

    id: str
    name: str
    publisher: str | None
    kind: str | None
    side: str | None
    title: str | None
    published: str | None
    url: str | None
    language: str | None
    sha256: str
    version: int
    replaces: str | None
    current: bool
    added: str


_COLUMNS = tuple(schema.account.c[field.name] for field in fields(Described))


def described(db: Connection, key: str) -> Described:
    """The account of an id. Raises NotFoundError where there is none."""
    row = db.execute(select(*_COLUMNS).where(schema.account.c.id == key)).one_or_none()
    if row is None:
        message = f"no account has the id {key}"
        raise NotFoundError(message)
    return Described(*row)


def contacts_of_account(db: Connection, key: str) -> tuple[str, ...]:
    """The ids of the contacts that an account is in, its main one first."""
    entry = schema.entry.c
    query = select(entry.contact).where(entry.account == key, entry.contact.is_not(None)).order_by(entry.place)
    return tuple(dict.fromkeys(str(found) for found in db.scalars(query)))


def list_accounts(
    db: Connection, cursor: str | None = None, limit: int = LIMIT, *, all_versions: bool = False
) -> Listed[Described]:
    """Accounts in the order in which they were added; superseded versions only with `all_versions`.

    Raises QueryError for a cursor of another list.
    """
    key, asked = schema.account.c.key, str(all_versions)
    query = select(key, *_COLUMNS).order_by(key).limit(limit + 1)
    if not all_versions:
        query = query.where(schema.account.c.current)
    if cursor is not None:
        query = query.where(key > rank_after(cursor, asked, "list of accounts"))
    rows = db.execute(query).all()
    more = cursor_of(asked, "list of accounts", rows[limit - 1].key) if len(rows) > limit else None
    return Listed(tuple(Described(*row[1:]) for row in rows[:limit]), more)


def list_contacts(
    db: Connection,
    cursor: str | None = None,
    limit: int = LIMIT,
    *,
    since: str | None = None,
    until: str | None = None,
) -> Listed[Told]:
    """Contacts, the latest day first, those without a day at the end; `since` and `until` are days, months or years.

    Raises QueryError for a time that is none, and for a cursor of another list.
    """
    first, last = stretch(since, until)
    contact, asked = schema.contact.c, f"{first} {last}"
    query = select(contact.id, contact.rank).order_by(contact.rank).limit(limit + 1)
    if first:
        query = query.where(contact.last >= first)
    if last:
        query = query.where(contact.first <= last)
    if cursor is not None:
        query = query.where(contact.rank > rank_after(cursor, asked, "list of contacts"))
    rows = db.execute(query).all()
    ids = [row.id for row in rows[:limit]]
    told = {one.id: one for one in told_contacts(db, select(contact.id).where(contact.id.in_(ids)))}
    more = cursor_of(asked, "list of contacts", rows[limit - 1].rank) if len(rows) > limit else None
    return Listed(tuple(told[name] for name in ids), more)


@dataclass(frozen=True)
class Rejected:
    """An input that could not become an account, why, and when that was."""

    source: str
    reason: str
    at: str


def list_rejects(db: Connection, cursor: str | None = None, limit: int = LIMIT) -> Listed[Rejected]:
    """The inputs that could not become accounts, by name. Raises QueryError for a cursor of another list."""
    table = schema.rejected
    query = select(table.c.source, table.c.reason, table.c.at).order_by(table.c.source).limit(limit + 1)
    if cursor is not None:
        query = query.where(table.c.source > opened(cursor, _REJECTS).decode("utf-8", "replace"))
    rows = [Rejected(*row) for row in db.execute(query)]
    more = sealed(rows[limit - 1].source.encode("utf-8", "surrogatepass"), _REJECTS) if len(rows) > limit else None
    return Listed(tuple(rows[:limit]), more)


def part_of(
    items: Sequence[tuple[str, Item]], asked: str, cursor: str | None = None, limit: int = LIMIT
) -> Listed[Item]:
    """One page of items that are there already, each under the name by which they are sorted; `asked` names the list.

    Raises QueryError for a cursor of another list.
    """
    after = opened(cursor, asked).decode("utf-8", "replace") if cursor is not None else None
    rest = [one for one in items if after is None or one[0] > after]
    more = sealed(rest[limit - 1][0].encode("utf-8", "surrogatepass"), asked) if len(rest) > limit else None
    return Listed(tuple(item for _, item in rest[:limit]), more)
