"""Who may use an archive on a server: users with roles and passwords, sessions, tokens, and a log of what they did.

Passwords are kept as argon2id hashes (RFC 9106) and sessions and tokens as SHA-256 hashes, so that whoever reads the
database can be nobody else. Functions take a connection `db` and the time `at` as ISO 8601.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, func, select, update

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError, UserError

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
LONGEST_NAME = 64
SESSION = timedelta(hours=12)
TRIES, WITHIN = 5, timedelta(minutes=15)
"""Failed logins of one name, or from one address, that are allowed within a time."""
PREFIX = "dragoman_"


class Role(StrEnum):
    """What a user may do; each role may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Refusal(StrEnum):
    """Why nobody was logged in."""

    WRONG = "wrong"
    """There is no such user, or the password is another."""
    TOO_OFTEN = "too_often"
    """Too many failures of that name, or from that address, for now."""


@dataclass(frozen=True)
class User:
    """Somebody who may use the archive."""

    name: str
    role: Role
    active: bool = True
    added: str = ""


@dataclass(frozen=True)
class Session:
    """Somebody logged in: the secret for the cookie, given once, and the token that forms must carry."""

    user: User
    csrf: str
    secret: str = ""


@dataclass(frozen=True)
class Token:
    """A key for programs; `secret` is given once, when it is made."""

    id: str
    name: str
    role: Role
    label: str
    added: str
    expires: str | None = None
    secret: str = ""


@dataclass(frozen=True)
class Deed:
    """Something that somebody did, from where, and to what."""

    at: str
    who: str | None
    origin: str | None
    action: str
    target: str | None


def add_user(db: Connection, name: str, password: str, role: Role, *, at: str) -> User:
    """Add a user. Raises UserError for a name that is taken or no name, and for a password that is too short."""
    if not (0 < len(name) <= LONGEST_NAME) or not name.isprintable() or name != name.strip():
        message = f"a user's name has 1 to {LONGEST_NAME} printable characters, and no blank at its ends"
        raise UserError(message)
    if db.scalar(select(schema.user.c.name).where(func.lower(schema.user.c.name) == name.lower())):
        message = f"there is a user {name} already"
        raise UserError(message)
    db.execute(
        schema.user.insert().values(name=name, role=role.value, password=_hashed(password), active=True, added=at)
    )
    return User(name, role, added=at)


def change_user(
    db: Connection,
    name: str,
    *,
    role: Role | None = None,
    password: str | None = None,
    active: bool | None = None,
) -> User:
    """Change a user's role or password, or shut the user out or let in again; sessions and tokens end with each.

    Raises NotFoundError for an unknown user, and UserError where no administrator would be left.
    """
    found = user_of(db, name)
    values: dict[str, object] = {}
    if role is not None:
        values["role"] = role.value
    if password is not None:
        values["password"] = _hashed(password)
    if active is not None:
        values["active"] = active
    if values:
        db.execute(update(schema.user).where(schema.user.c.name == found.name).values(values))
        db.execute(delete(schema.session).where(schema.session.c.name == found.name))
    if not any(one.role is Role.ADMIN and one.active for one in users(db)):
        message = "an archive needs an administrator; make another one first"
        raise UserError(message)
    return user_of(db, name)


def users(db: Connection) -> list[User]:
    """All users, by name."""
    return [_user(row) for row in db.execute(select(schema.user).order_by(schema.user.c.name))]


def user_of(db: Connection, name: str) -> User:
    """The user of that name. Raises NotFoundError where there is none."""
    row = db.execute(select(schema.user).where(schema.user.c.name == name)).one_or_none()
    if row is None:
        message = f"there is no user {name}"
        raise NotFoundError(message)
    return _user(row)


def log_in(db: Connection, name: str, password: str, *, origin: str, at: str) -> Session | Refusal:
    """A session for somebody whose password is right; a refusal is logged, and `origin`, an address, counts too."""
    if _failures(db, name, origin, at) >= TRIES:
        note(db, "login_refused", who=name, origin=origin, at=at)
        return Refusal.TOO_OFTEN
    row = db.execute(select(schema.user).where(schema.user.c.name == name, schema.user.c.active)).one_or_none()
    if not _is_right(row.password if row else _nobodys_password(), password) or row is None:
        note(db, "login_failed", who=name, origin=origin, at=at)
        return Refusal.WRONG
    note(db, "login", who=name, origin=origin, at=at)
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    db.execute(delete(schema.session).where(schema.session.c.expires < at))
    db.execute(
        schema.session.insert().values(hash=_digest(secret), name=row.name, csrf=csrf, expires=_later(at, SESSION))
    )
    return Session(_user(row), csrf, secret)


def may_try_again(db: Connection, name: str, *, origin: str, at: str) -> int:
    """In how many seconds a name from an address may try to log in again; 0 for at once."""
    table = schema.audit.c
    recent = select(table.at).where(table.action == "login_failed", table.at >= _later(at, -WITHIN))
    last = [
        db.scalar(recent.where(mine).order_by(table.at.desc()).offset(TRIES - 1).limit(1))
        for mine in (table.who == name, table.origin == origin)
    ]
    now = datetime.fromisoformat(at)
    waits = [datetime.fromisoformat(failed) + WITHIN - now for failed in last if failed]
    return int(max(waits, default=timedelta()).total_seconds())


def session_of(db: Connection, secret: str, *, at: str) -> Session | None:
    """The session that a cookie stands for, None where it has ended."""
    row = db.execute(
        select(schema.session.c.csrf, schema.user)
        .join(schema.user, schema.user.c.name == schema.session.c.name)
        .where(schema.session.c.hash == _digest(secret), schema.session.c.expires >= at, schema.user.c.active)
    ).one_or_none()
    return Session(_user(row), row.csrf) if row else None


def log_out(db: Connection, secret: str) -> None:
    """End a session."""
    db.execute(delete(schema.session).where(schema.session.c.hash == _digest(secret)))


def make_token(  # noqa: PLR0913 - each is a column
    db: Connection, user: User, label: str, role: Role, *, at: str, days: int | None = None
) -> Token:
    """Make a key for programs, with its secret. Raises UserError for a role beyond that of its user."""
    if not user.role.may(role):
        message = f"a token of {user.name} can be {user.role} at most"
        raise UserError(message)
    secret, key = PREFIX + secrets.token_urlsafe(32), secrets.token_hex(8)
    expires = _later(at, timedelta(days=days)) if days else None
    made = Token(key, user.name, role, label, at, expires, secret)
    db.execute(
        schema.token.insert().values(
            hash=_digest(secret), id=key, name=user.name, role=role.value, label=label, added=at, expires=expires
        )
    )
    return made


def tokens(db: Connection, name: str) -> list[Token]:
    """A user's tokens, without their secrets, the oldest first."""
    table = schema.token.c
    rows = db.execute(select(schema.token).where(table.name == name).order_by(table.added, table.id))
    return [Token(row.id, row.name, Role(row.role), row.label, row.added, row.expires) for row in rows]


def revoke_token(db: Connection, name: str, key: str) -> None:
    """Take a token back. Raises NotFoundError where the user has none of that id."""
    done = db.execute(delete(schema.token).where(schema.token.c.name == name, schema.token.c.id == key))
    if not done.rowcount:
        message = f"{name} has no token {key}"
        raise NotFoundError(message)


def user_of_token(db: Connection, secret: str, *, at: str) -> User | None:
    """Whom a token stands for, with no more than the token's role; None where it is unknown, ended or taken back."""
    row = db.execute(
        select(schema.user, schema.token.c.role.label("granted"), schema.token.c.expires)
        .join(schema.token, schema.token.c.name == schema.user.c.name)
        .where(schema.token.c.hash == _digest(secret), schema.user.c.active)
    ).one_or_none()
    if row is None or (row.expires and row.expires < at):
        return None
    own, granted = Role(row.role), Role(row.granted)
    return User(row.name, granted if own.may(granted) else own, added=row.added)


def note(  # noqa: PLR0913 - each is a column
    db: Connection,
    action: str,
    *,
    at: str,
    who: str | None = None,
    origin: str | None = None,
    target: str | None = None,
) -> None:
    """Write into the log what somebody did."""
    db.execute(schema.audit.insert().values(at=at, who=who, origin=origin, action=action, target=target))


def deeds(db: Connection, *, before: int | None = None, limit: int = 100) -> list[tuple[int, Deed]]:
    """What was done, the last first, each with its number; `before` goes on from one."""
    table = schema.audit.c
    query = select(schema.audit).order_by(table.key.desc()).limit(limit)
    rows = db.execute(query.where(table.key < before) if before is not None else query)
    return [(row.key, Deed(row.at, row.who, row.origin, row.action, row.target)) for row in rows]


def _failures(db: Connection, name: str, origin: str, at: str) -> int:
    """How often a name, or an address, has failed to log in of late."""
    table = schema.audit.c
    recent = select(func.count()).where(table.action == "login_failed", table.at >= _later(at, -WITHIN))
    return max(db.scalar(recent.where(table.who == name)) or 0, db.scalar(recent.where(table.origin == origin)) or 0)


def _user(row: Row[Any]) -> User:
    return User(row.name, Role(row.role), row.active, row.added)


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        message = f"a password has at least {SHORTEST_PASSWORD} characters, and {LONGEST_PASSWORD} at most"
        raise UserError(message)
    return _hasher().hash(password)


def _is_right(kept: str, password: str) -> bool:
    try:
        return len(password) <= LONGEST_PASSWORD and _hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_password() -> str:
    """What an unknown user's password is compared with, so that the time taken tells nobody who is known."""
    return _hasher().hash(secrets.token_urlsafe())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _later(at: str, by: timedelta) -> str:
    return (datetime.fromisoformat(at) + by).isoformat(timespec="seconds").replace("+00:00", "Z")
