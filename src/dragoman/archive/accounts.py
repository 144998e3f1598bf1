"""Accounts in the archive: what one is known by, its versions, and the text and metadata as rows and back."""

import hashlib
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from dragoman.archive import schema
from dragoman.archive.beginnings import begins_with
from dragoman.archive.codec import plain_text
from dragoman.archive.errors import NotFoundError
from dragoman.model import Account, AccountKind

DIGITS = 16
DESCRIBED = ("publisher", "kind", "side", "title", "published", "language")
"""What is known of an account's publication that a person may correct; none of it changes the account's id."""


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
    begun = db.scalars(select(table.id).where(begins_with(table.id, name)).limit(2)).all()
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
    return Kept(row["id"], _account(row), row["version"], row["replaces"], row["added"])


def account_of(row: RowMapping) -> Account:
    """The account that a row of the table holds, as it came: without what persons have corrected since."""
    return _account({**row, **json.loads(row["given"])} if row["given"] else row)


def describe(db: Connection, key: str, account: Account) -> None:
    """Let the columns of an account say what holds of its publication; what came with it is kept beside them."""
    row = db.execute(select(schema.account).where(schema.account.c.id == key)).mappings().one()
    came, holds = account_of(row), {name: _plain(account, name) for name in DESCRIBED}
    given = {name: _plain(came, name) for name in DESCRIBED}
    kept = plain_text(given) if given != holds else None
    if kept != row["given"] or any(row[name] != holds[name] for name in DESCRIBED):
        db.execute(schema.account.update().where(schema.account.c.id == key).values(**holds, given=kept))


def _plain(account: Account, name: str) -> str | None:
    value = getattr(account, name)
    return value.value if isinstance(value, AccountKind) else value


def _account(row: RowMapping | dict[str, Any]) -> Account:
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
    found = _same_source(db, account) if account.url else []
    return kept(db, found[-1]) if found else None


def _same_source(db: Connection, account: Account) -> list[str]:
    """The ids of the accounts that came from an account's address and publisher, by version."""
    table = schema.account.c
    rows = db.execute(
        select(table.id, table.publisher, table.given).where(table.url == account.url).order_by(table.version)
    )
    came = ((row.id, json.loads(row.given)["publisher"] if row.given else row.publisher) for row in rows)
    return [name for name, publisher in came if publisher == account.publisher]


def versions(db: Connection, key: str) -> tuple[Kept, ...]:
    """All versions of an account, the first one first; itself alone where its address is not known."""
    row = db.execute(select(schema.account).where(schema.account.c.id == key)).mappings().one_or_none()
    if row is None or row["url"] is None:
        return (kept(db, key),)
    return tuple(kept(db, found) for found in _same_source(db, account_of(row)))


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
