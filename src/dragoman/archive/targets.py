"""Targets: what a person names, looked up in the archive and called by its id. Changes nothing."""

import re
from typing import NamedTuple

from sqlalchemy import Connection

from dragoman.archive.accounts import find
from dragoman.archive.contacts import find_contact
from dragoman.archive.errors import NotFoundError
from dragoman.archive.persons import PERSON, is_named
from dragoman.archive.scopes import Scope

_PART = re.compile(r"(?P<account>.+)\.(?P<part>[smcu]\d+|s\+)")
_SCOPES = {"s": Scope.STATEMENT, "m": Scope.STATEMENT, "c": Scope.ENTRY, "u": Scope.UNDERTAKING}
_CONTACT = re.compile(r"c[0-9a-f]{12}")


class Target(NamedTuple):
    """What a correction can be of: its scope, its name in full, and the accounts and their parts that it consists of.

    A part is the id within its account (`s3`), "" for the account as a whole.
    """

    scope: Scope
    name: str
    parts: tuple[tuple[str, str], ...] = ()


def target_of(db: Connection, name: str) -> Target:
    """What a person names: accounts may go by their names or the beginnings of their ids, contacts by earlier ids.

    Whether an account has the statement that is named is not looked at. Raises NotFoundError for what is not there.
    """
    if name.startswith(PERSON):
        return _person(db, name.removeprefix(PERSON).strip())
    if "~" in name and (pair := _pair(db, name)):
        return pair
    if _CONTACT.fullmatch(name):
        return Target(Scope.CONTACT, find_contact(db, name))
    try:
        return _of_account(db, name)
    except NotFoundError:
        if "." in name or not name.startswith("c"):
            raise
        return Target(Scope.CONTACT, find_contact(db, name))


def parsed(scope: Scope, name: str) -> Target:
    """The target that was kept under its name in full."""
    if scope in {Scope.PERSON, Scope.CONTACT}:
        return Target(scope, name)
    parts = (one.partition(".") for one in name.split("~"))
    return Target(scope, name, tuple((account, part) for account, _, part in parts))


def _of_account(db: Connection, name: str) -> Target:
    """An account, or a part of one."""
    try:
        key = find(db, name)
        return Target(Scope.ACCOUNT, key, ((key, ""),))
    except NotFoundError:
        found = _PART.fullmatch(name)
        if not found:
            raise
    key, part = find(db, found["account"]), found["part"]
    scope = Scope.MISSED if part == "s+" else _SCOPES[part[0]]
    return Target(scope, f"{key}.{part}", ((key, part),))


def _pair(db: Connection, name: str) -> Target | None:
    """Two accounts or two statements, joined by a tilde, in the order of their ids; None where they are none."""
    told: NotFoundError | None = None
    for place in (match.start() for match in re.finditer("~", name)):
        try:
            pair = sorted((_of_account(db, name[:place]), _of_account(db, name[place + 1 :])), key=lambda one: one.name)
        except NotFoundError as error:
            told = error
            continue
        scopes = {one.scope for one in pair}
        if pair[0].parts[0][0] != pair[1].parts[0][0] and scopes in ({Scope.ACCOUNT}, {Scope.STATEMENT}):
            scope = Scope.MEMBERSHIP if scopes == {Scope.ACCOUNT} else Scope.MATCH
            return Target(scope, "~".join(one.name for one in pair), pair[0].parts + pair[1].parts)
        told = NotFoundError(f"{name}: name two accounts, or two statements of different accounts")
    if told and "person:" not in name:
        raise told
    return None


def _person(db: Connection, name: str) -> Target:
    if name and is_named(db, name):
        return Target(Scope.PERSON, f"{PERSON}{name}")
    message = f"no account names a person {name!r}; give the name as `archive show` has it"
    raise NotFoundError(message)
