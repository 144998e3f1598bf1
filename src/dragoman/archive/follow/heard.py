"""Which statements of a contact other sides' accounts have as well, by the matches that its record keeps."""

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.said import parts


def heard_at(db: Connection, contacts: Sequence[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The sides that have told of each contact, and those that have told each statement, by its id."""
    entry, account, contact = schema.entry.c, schema.account.c, schema.contact.c
    accounts: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    bodies: dict[str, str] = {}
    for part in parts(contacts):
        rows = db.execute(
            select(entry.contact, account.name, account.sha256, account.id, account.side)
            .join(schema.account, account.id == entry.account)
            .where(entry.contact.in_(part))
        )
        for row in rows:
            accounts[row.contact].add((row.name, row.sha256, row.id, row.side or ""))
    told = {name: {side for *_, side in found if side} for name, found in accounts.items()}
    for part in parts([name for name in contacts if len(told[name]) > 1]):
        bodies |= {row.id: row.body for row in db.execute(select(contact.id, contact.body).where(contact.id.in_(part)))}
    matched: dict[str, set[str]] = defaultdict(set)
    for name, body in bodies.items():
        numbered = {f"a{number}": (key, side) for number, (*_, key, side) in enumerate(sorted(accounts[name]), start=1)}
        for match in json.loads(body).get("matches", ()):
            ends = [(numbered[one.partition(".")[0]], one.partition(".")[2]) for one in match["statements"]]
            for (key, _), said in ends:
                matched[f"{key}.{said}"].update(side for (other, side), _ in ends if other != key and side)
    return told, matched
