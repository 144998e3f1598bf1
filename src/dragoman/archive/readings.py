"""Readings in the archive: what the machine made of an account, and what holds of it after corrections."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_of
from dragoman.archive.applying import corrected
from dragoman.archive.carrying import corrections_on
from dragoman.archive.codec import reading_from_text, to_text
from dragoman.archive.errors import NotFoundError
from dragoman.archive.naming import meant
from dragoman.archive.persons import persons_in
from dragoman.collation.vectors import Vectors
from dragoman.model import Reading


def keep_reading(db: Connection, key: str, reading: Reading, reader: str) -> None:
    """Put what the machine made of an account in the place of what an earlier version made of it."""
    db.execute(schema.reading.delete().where(schema.reading.c.account == key))
    db.execute(schema.reading.insert().values(account=key, reader=reader, body=to_text(reading)))


def machine_reading(db: Connection, key: str) -> Reading:
    """What the machine made of an account. Raises NotFoundError for an id that is none."""
    return machine_readings(db, [key])[0]


def machine_readings(db: Connection, keys: Sequence[str]) -> list[Reading]:
    """What the machine made of several accounts, in their order. Raises NotFoundError for an id that is none."""
    found = dict(_rows(db, keys))
    if missing := [key for key in keys if key not in found]:
        message = f"no account has the id {missing[0]}"
        raise NotFoundError(message)
    return [found[key] for key in keys]


def effective_reading(db: Connection, key: str) -> Reading:
    """What holds of an account: what the machine made of it, as persons have corrected it."""
    return effective_readings(db, [key])[0]


def effective_readings(db: Connection, keys: Sequence[str]) -> list[Reading]:
    """What holds of each of several accounts, in their order. Raises NotFoundError for an id that is none."""
    made = corrections_on(db, keys)
    return [corrected(one, made.get(key, ())) for key, one in zip(keys, machine_readings(db, keys), strict=True)]


def reading_around(db: Connection, key: str, parts: Iterable[str]) -> Reading:
    """What holds of an account, where only some of its statements are asked for, by their ids; others may be left out.

    Quicker for long accounts that nobody has corrected. Raises NotFoundError for an id that is none.
    """
    if corrections_on(db, [key]).get(key):
        return effective_reading(db, key)
    wanted = set(parts)
    query = (
        select(schema.account, schema.reading.c.body)
        .join(schema.reading, schema.reading.c.account == schema.account.c.id)
        .where(schema.account.c.id == key)
    )
    row = db.execute(query).mappings().one_or_none()
    if row is None:
        message = f"no account has the id {key}"
        raise NotFoundError(message)
    body = json.loads(row["body"])
    for name in ("statements", "unsure"):
        body[name] = [one for one in body.get(name, ()) if one["id"] in wanted]
    return reading_from_text(json.dumps(body | {"undertakings": []}), account_of(row))


def as_linked(db: Connection, key: str, reading: Reading) -> Reading:
    """A reading as it is linked and compared: its account by its id, persons by the names that they are ruled to be."""
    return meant(under_its_id(reading, key), persons_in(db))


def linked_readings(db: Connection, keys: Sequence[str]) -> list[Reading]:
    """What holds of each of several accounts, as it is linked and compared, in their order."""
    persons = persons_in(db)
    return [meant(under_its_id(one, key), persons) for key, one in zip(keys, effective_readings(db, keys), strict=True)]


def reader_of(db: Connection, key: str) -> str:
    """The version of the program that made the reading of an account. Raises NotFoundError for an id that is none."""
    found = db.scalar(select(schema.reading.c.reader).where(schema.reading.c.account == key))
    if found is None:
        message = f"no account has the id {key}"
        raise NotFoundError(message)
    return str(found)


def leads(db: Connection, keys: Iterable[str]) -> dict[str, Vectors]:
    """The vectors of accounts' openings, as they were computed when the accounts were added."""
    table = schema.account.c
    rows = db.execute(select(table.id, table.lead).where(table.id.in_(list(keys))))
    return {row.id: np.frombuffer(row.lead, dtype="<f4") for row in rows if row.lead}


def under_its_id(reading: Reading, key: str) -> Reading:
    """A reading whose account goes by its id, which no other account of the archive has."""
    return replace(reading, account=replace(reading.account, name=key))


def _rows(db: Connection, keys: Sequence[str]) -> list[tuple[str, Reading]]:
    query = (
        select(schema.account, schema.reading.c.body)
        .join(schema.reading, schema.reading.c.account == schema.account.c.id)
        .where(schema.account.c.id.in_(list(keys)))
    )
    rows = db.execute(query).mappings()
    return [(row["id"], reading_from_text(row["body"], account_of(row))) for row in rows]
