"""Accounts in the archive: what one is known by, its versions, and the text and metadata as rows and back."""

import hashlib
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.model import Account, AccountKind

DIGITS = 16


class Kept(NamedTuple):
    """An account that the archive has: its id, the account, its version from 1, and the id of the version before."""

    id: str
    account: Account
    version: int
    replaces: str | None
    added: str


def account_id(account: Account) -> str:
    """What an account is known by: a hash of its text, its publisher and its address, and of nothing else.

    The same text from the same place is the same account, whatever a file was called.
    """
    told = "\0".join((account.text, account.publisher or "", account.url or ""))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def has(db: Connection, key: str) -> bool:
    """Whether the archive has an account of that id."""
    return db.scalar(select(schema.account.c.id).where(schema.account.c.id == key)) is not None


def find(db: Connection, name: str) -> str:
    """The id of the account that a person names: by its id, the beginning of that, or its name.

    Of several versions the last is meant. Raises NotFoundError where none or several others fit.
    """
    table = schema.account.c
    if has(db, name):
        return name
    named = db.execute(
        select(table.id, table.url, table.version).where(table.name == name).order_by(table.version.desc())
    ).all()
    if named and (len(named) == 1 or (named[0].url and len({row.url for row in named}) == 1)):
        return str(named[0].id)
    begun = db.scalars(select(table.id).where(table.id.startswith(name, autoescape=True)).limit(2)).all()
    if not named and len(begun) == 1:
        return str(begun[0])
    many = [str(row.id) for row in named] or list(begun)
    told = (
        f"several accounts are called {name}: {', '.join(many)}; name one" if many else f"no account is called {name}"
    )
    raise NotFoundError(told)


def kept(db: Connection, key: str) -> Kept:
    """The account of that id. Raises NotFoundError where there is none."""
    row = db.execute(select(schema.account).where(schema.account.c.id == key)).mappings().one_or_none()
    if row is None:
        message = f"no account has the id {key}"
        raise NotFoundError(message)
    return Kept(row["id"], account_of(row), row["version"], row["replaces"], row["added"])


def account_of(row: RowMapping) -> Account:
    """The account that a row of the table holds."""
    return Account(
        name=row["name"],
        text=row["text"],
        publisher=row["publisher"],
        kind=AccountKind(row["kind"]) if row["kind"] else None,
        side=row["side"],
        title=row["title"],
        published=row["published"],
        url=row["url"],
        language=row["language"],
    )


def version_before(db: Connection, account: Account) -> Kept | None:
    """The last account from the same address and publisher, of which this is a new version; None where it is new."""
    table = schema.account.c
    if account.url is None:
        return None
    found = db.scalar(
        select(table.id)
        .where(table.url == account.url, table.publisher.is_not_distinct_from(account.publisher))
        .order_by(table.version.desc())
        .limit(1)
    )
    return kept(db, found) if found else None


def versions(db: Connection, key: str) -> tuple[Kept, ...]:
    """All versions of an account, the first one first; itself alone where its address is not known."""
    one = kept(db, key)
    table = schema.account.c
    if one.account.url is None:
        return (one,)
    ids = db.scalars(
        select(table.id)
        .where(table.url == one.account.url, table.publisher.is_not_distinct_from(one.account.publisher))
        .order_by(table.version)
    )
    return tuple(kept(db, found) for found in ids)


def keep(db: Connection, key: str, account: Account, *, added: str, lead: bytes) -> Kept:
    """Put an account into the archive, as a new version where its address already has one."""
    before = version_before(db, account)
    one = Kept(key, account, before.version + 1 if before else 1, before.id if before else None, added)
    if before:
        db.execute(schema.account.update().where(schema.account.c.id == before.id).values(current=False))
    db.execute(
        schema.account.insert().values(
            id=key,
            name=account.name,
            text=account.text,
            publisher=account.publisher,
            kind=account.kind.value if account.kind else None,
            side=account.side,
            title=account.title,
            published=account.published,
            url=account.url,
            language=account.language,
            sha256=account.sha256,
            version=one.version,
            replaces=one.replaces,
            current=True,
            added=added,
            lead=lead,
        )
    )
    return one
