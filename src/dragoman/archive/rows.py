"""A reading as rows that can be searched: statements with who speaks, to whom, of what, and the paragraphs of the text.

All of it can be made again from the reading at any time.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, select

from dragoman.archive import schema
from dragoman.collation.linking import about, entries_of
from dragoman.collation.vectors import embed
from dragoman.model import Actor, Reading, Statement

Row = dict[str, object]

LARGEST = 127
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
_LONGEST = 20_000
"""Characters of a paragraph that are one row; full-text search of PostgreSQL takes no row of a megabyte."""


class Rows(NamedTuple):
    """What an account becomes: its statements with their voices and topics, in order, and its paragraphs."""

    statements: tuple[tuple[Row, tuple[Row, ...], tuple[Row, ...]], ...]
    passages: tuple[Row, ...]


def rows_of(key: str, reading: Reading) -> Rows:
    """The rows of an account of that id, from a reading of it."""
    plain = plain_rows(key, reading)
    vectors = embed([said.content.of(reading.account.text) for said in reading.statements])
    return plain._replace(
        statements=tuple(
            (statement | {"vector": small(vector)}, voices, topics)
            for (statement, voices, topics), vector in zip(plain.statements, vectors, strict=True)
        )
    )


def plain_rows(key: str, reading: Reading) -> Rows:
    """The rows of an account without the vectors of its statements, which differ in the last digits by processor."""
    text, homes = reading.account.text, _homes(reading)
    return Rows(
        tuple(
            (_statement(key, text, said) | {"place": homes.get(said.id, 0)}, *_parts(said))
            for said in reading.statements
        ),
        tuple({"account": key, "start": start, "words": words} for start, words in _paragraphs(text)),
    )


def write_rows(db: Connection, key: str, rows: Rows) -> None:
    """Put the rows of an account in place of those that it had."""
    erase_rows(db, key)
    voices: list[Row] = []
    topics: list[Row] = []
    for statement, own_voices, own_topics in rows.statements:
        number = {"statement": db.scalar(schema.statement.insert().returning(schema.statement.c.key), statement)}
        voices += [voice | number for voice in own_voices]
        topics += [topic | number for topic in own_topics]
    for table, values in ((schema.voice, voices), (schema.topic, topics), (schema.passage, rows.passages)):
        if values:
            db.execute(table.insert(), list(values))


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


def _statement(key: str, text: str, said: Statement) -> Row:
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


def _parts(said: Statement) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The voices and the topics of a statement."""
    voices = [*((actor, False) for actor in said.speaker), *((actor, True) for actor in said.addressee)]
    return (
        tuple(_voice(number, actor, addressed=addressed) for number, (actor, addressed) in enumerate(voices)),
        tuple({"name": name} for name in sorted(set(said.topics))),
    )


def _voice(number: int, actor: Actor, *, addressed: bool) -> Row:
    return {
        "number": number,
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
