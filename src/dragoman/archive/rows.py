"""A reading as rows that can be searched: statements with who speaks, to whom, of what, and the text in pieces.

All of it can be made again from the reading at any time.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, select

from dragoman.archive import schema
from dragoman.archive.doubts import doubt_rows, erase_doubts, write_doubts
from dragoman.archive.facts import erase_facts, fact_rows
from dragoman.archive.indexing.columns import index_of, note_writing, ranked, supersede
from dragoman.archive.indexing.known import Named, make_known
from dragoman.archive.persons import persons_in
from dragoman.archive.pledges import Pledge, erase_pledges, pledges_of, write_pledges
from dragoman.collation.linking import Entry, about, entries_of
from dragoman.collation.vectors import embed
from dragoman.model import Actor, Reading, Statement

Row = dict[str, object]

LARGEST = 127
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
_LONGEST = 8_000
"""Characters of a text that are one row; full-text search of PostgreSQL counts no more than 16,383 words."""


class Rows(NamedTuple):
    """What an account becomes: statements with voices and topics, pieces, names, pledges, facts, doubts, in order."""

    statements: tuple[tuple[Row, tuple[Row, ...], tuple[Row, ...]], ...]
    passages: tuple[Row, ...]
    named: frozenset[Named]
    pledges: tuple[Pledge, ...]
    facts: tuple[Row, ...]
    doubts: tuple[Row, ...]


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
    text, entries = reading.account.text, entries_of(reading)
    homes = _homes(entries)
    index = index_of(key, reading)
    statements = tuple(
        _statement(key, text, said)
        | {"place": (place := homes.get(said.id, 0))}
        | index.of_statement(said, place, said.span.of(text))
        for said in reading.statements
    )
    return Rows(
        tuple((row, *_parts(said)) for row, said in zip(statements, reading.statements, strict=True)),
        tuple(
            {"account": key, "start": start, "words": words} | index.of_passage(words, statements)
            for start, words in _pieces(text)
        ),
        index.named,
        pledges_of(key, reading, entries, homes),
        fact_rows(key, text, entries),
        doubt_rows(key, reading, homes, index.days),
    )


def write_rows(db: Connection, key: str, rows: Rows) -> None:
    """Put the rows of an account in place of those that it had."""
    erase_rows(db, key)
    persons = persons_in(db)
    statements = ranked(db, schema.statement, key, [statement for statement, _, _ in rows.statements])
    table = schema.statement
    numbers = {one["id"]: db.scalar(table.insert().returning(table.c.key), one) for one in statements}
    voices = [
        persons.row(voice) | {"statement": numbers[one["id"]]} for one, own, _ in rows.statements for voice in own
    ]
    topics = [topic | {"statement": numbers[one["id"]]} for one, _, own in rows.statements for topic in own]
    passages = ranked(db, schema.passage, key, rows.passages)
    for rest, values in (
        (schema.voice, voices),
        (schema.topic, topics),
        (schema.passage, passages),
        (schema.fact, list(rows.facts)),
    ):
        if values:
            db.execute(rest.insert(), values)
    write_pledges(db, rows.pledges)
    write_doubts(db, key, rows.doubts)
    make_known(db, rows.named)
    note_writing(db, key)
    if not db.scalar(select(schema.account.c.current).where(schema.account.c.id == key)):
        supersede(db, key)


def erase_rows(db: Connection, key: str) -> None:
    """Take away the rows of an account."""
    own = select(schema.statement.c.key).where(schema.statement.c.account == key)
    for table in (schema.voice, schema.topic):
        db.execute(delete(table).where(table.c.statement.in_(own)))
    db.execute(delete(schema.statement).where(schema.statement.c.account == key))
    db.execute(delete(schema.passage).where(schema.passage.c.account == key))
    erase_pledges(db, key)
    erase_facts(db, key)
    erase_doubts(db, key)


def small(vector: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> bytes:
    """A vector of length 1 in one byte for each of its 384 places."""
    return np.round(vector * LARGEST).astype(np.int8).tobytes()


def _homes(entries: tuple[Entry, ...]) -> dict[str, int]:
    """For each statement the place of the first entry that it belongs to."""
    return {said.id: entry.place for entry in reversed(entries) for said in about(entry).statements}


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


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces of whole paragraphs with where they begin; a long paragraph is cut between words."""
    start = end = None
    for match in _PARAGRAPH.finditer(text):
        if start is not None and end is not None and match.end() - start > _LONGEST:
            yield start, text[start:end]
            start = None
        start, end = match.start() if start is None else start, match.end()
        while end - start > _LONGEST:
            cut = max(text.rfind(space, start + 1, start + _LONGEST) for space in " \n\t")
            cut = cut if cut > start else start + _LONGEST
            yield start, text[start:cut]
            start = cut
    if start is not None and end is not None:
        yield start, text[start:end]
