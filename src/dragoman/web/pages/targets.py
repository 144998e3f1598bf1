"""Targets in plain words: what a correction is of, quoted where it stands, and the page that shows it."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.codec import converter
from dragoman.export.view import contact_line
from dragoman.export.wording import shortened
from dragoman.model import Contact
from dragoman.web.pages import addresses

_AT_ONCE = 400
_LONGEST = 200
_PERSON = "person:"


class Subject(NamedTuple):
    """What a correction is of: what sort of thing, its words or name, whose it is, and where it is shown."""

    sort: str
    words: str
    quoted: bool
    href: str | None


def subjects(db: Connection, names: Iterable[str]) -> dict[str, Subject]:
    """Targets by their names in full. What is not there any more is told by its name."""
    listed = sorted(set(names))
    parts = {part for name in listed if not name.startswith(_PERSON) for part in name.split("~")}
    accounts = _accounts(db, {part.partition(".")[0] for part in parts})
    words = _words(db, [part for part in parts if "." in part])
    contacts = _contacts(db, [part for part in parts if part not in accounts and "." not in part])
    return {name: _subject(name, accounts, words, contacts) for name in listed}


def subject_of(db: Connection, name: str) -> Subject:
    """One target."""
    return subjects(db, [name])[name]


def _subject(name: str, accounts: dict[str, str], words: dict[str, str], contacts: dict[str, str]) -> Subject:
    if name.startswith(_PERSON):
        own = name.removeprefix(_PERSON)
        return Subject("Person", own, quoted=False, href=addresses.person(own))
    if name in contacts:
        return Subject("Contact", contacts[name], quoted=False, href=addresses.contact(name))
    if "~" in name:
        pair = [_subject(one, accounts, words, contacts) for one in name.split("~")]
        sort = "Two statements" if "." in name else "Two accounts"
        told = [f"“{one.words}”" if one.quoted else one.words for one in pair]
        return Subject(sort, " and ".join(told), quoted=False, href=pair[0].href)
    key, _, part = name.partition(".")
    whose = accounts.get(key, key)
    if not part:
        return Subject("Account", whose, quoted=False, href=addresses.account(key) if key in accounts else None)
    if name in words:
        return Subject(f"Statement in {whose}", words[name], quoted=True, href=addresses.statement(name))
    sorts = {"c": "Contact, as told by", "u": "Undertaking in", "s": "Statement in", "m": "Statement in"}
    href = addresses.account(key) if key in accounts else None
    return Subject(sorts.get(part[0], "Part of"), whose, quoted=False, href=href)


def _accounts(db: Connection, keys: Iterable[str]) -> dict[str, str]:
    table = schema.account.c
    query = select(table.id, table.publisher, table.name)
    rows = (row for part in _parts(keys) for row in db.execute(query.where(table.id.in_(part))))
    return {row.id: row.publisher or row.name for row in rows}


def _words(db: Connection, names: Iterable[str]) -> dict[str, str]:
    table, pledge = schema.statement.c, schema.undertaking.c
    found: dict[str, str] = {}
    for part in _parts(names):
        for row in db.execute(select(table.id, table.words).where(table.id.in_(part))):
            found[row.id] = _short(row.words)
        for row in db.execute(select(pledge.id, pledge.what).where(pledge.id.in_(part))):
            found[row.id] = _short(row.what)
    return found


def _contacts(db: Connection, names: Iterable[str]) -> dict[str, str]:
    table = schema.contact.c
    found: dict[str, str] = {}
    for part in _parts(names):
        for row in db.execute(select(table.id, table.body).where(table.id.in_(part))):
            told = json.loads(row.body).get("contact")
            found[row.id] = contact_line(converter().structure(told, Contact)) if told else "No contact found"
    return found


def _short(words: str) -> str:
    return shortened(words, _LONGEST)


def _parts(names: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted(names)
    return [listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE)]
