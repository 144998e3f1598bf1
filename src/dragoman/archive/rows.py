"""A reading as rows that can be searched: statements with who speaks, to whom, of what, and the paragraphs of the text.

All of it can be made again from the reading at any time.
"""

import re
from collections.abc import Iterator

import numpy as np
from sqlalchemy import Connection, delete, select

from dragoman.archive import schema
from dragoman.collation.linking import about, entries_of
from dragoman.collation.vectors import embed
from dragoman.model import Actor, Reading, Statement

LARGEST = 127
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
_LONGEST = 20_000
"""Characters of a paragraph that are one row; full-text search of PostgreSQL takes no row of a megabyte."""


def write_rows(db: Connection, key: str, reading: Reading) -> None:
    """Make the rows of an account anew from a reading of it."""
    erase_rows(db, key)
    homes = _homes(reading)
    vectors = embed([said.content.of(reading.account.text) for said in reading.statements])
    for said, vector in zip(reading.statements, vectors, strict=True):
        row = _statement(key, reading.account.text, said) | {"place": homes.get(said.id, 0), "vector": small(vector)}
        number = db.execute(schema.statement.insert().values(row)).inserted_primary_key
        _write_parts(db, int(number[0]), said)
    passages = [{"account": key, "start": start, "words": words} for start, words in _paragraphs(reading.account.text)]
    db.execute(schema.passage.insert(), passages)


def erase_rows(db: Connection, key: str) -> None:
    """Take away the rows of an account."""
    own = select(schema.statement.c.key).where(schema.statement.c.account == key)
    for table in (schema.voice, schema.topic):
        db.execute(delete(table).where(table.c.statement.in_(own)))
    db.execute(delete(schema.statement).where(schema.statement.c.account == key))
    db.execute(delete(schema.passage).where(schema.passage.c.account == key))


def small(vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> bytes:
    """A vector of length 1 in one byte for each of its 384 places."""
    return np.round(vector * LARGEST).astype(np.int8).tobytes()


def _homes(reading: Reading) -> dict[str, int]:
    """For each statement the place of the entry that it belongs to."""
    return {said.id: entry.place for entry in entries_of(reading) for said in about(entry).statements}


def _statement(key: str, text: str, said: Statement) -> dict[str, object]:
    return {
        "id": f"{key}.{said.id}",
        "account": key,
        "start": said.span.start,
        "act": said.act.value,
        "strength": said.strength.rank if said.strength else None,
        "polarity": said.polarity.value,
        "confidence": said.confidence,
        "words": said.span.of(text),
    }


def _write_parts(db: Connection, number: int, said: Statement) -> None:
    voices = [*((actor, False) for actor in said.speaker), *((actor, True) for actor in said.addressee)]
    if voices:
        db.execute(
            schema.voice.insert(),
            [_voice(number, place, actor, addressed) for place, (actor, addressed) in enumerate(voices)],
        )
    if said.topics:
        db.execute(schema.topic.insert(), [{"statement": number, "name": name} for name in sorted(set(said.topics))])


def _voice(number: int, place: int, actor: Actor, addressed: bool) -> dict[str, object]:  # noqa: FBT001 - a column
    return {
        "statement": number,
        "number": place,
        "addressed": addressed,
        "person": actor.person,
        "office": actor.office,
        "party": actor.party,
    }


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with where they begin, long ones in pieces."""
    for match in _PARAGRAPH.finditer(text):
        for start in range(match.start(), match.end(), _LONGEST):
            yield start, text[start : min(start + _LONGEST, match.end())]
