"""How far back the latest of something reaches, so that no more than that need be looked at in a large archive."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Select

from dragoman.archive import schema
from dragoman.archive.follow.seeking import Sought, query_of
from dragoman.archive.follow.subject import Subject
from dragoman.archive.indexing.marks import SUPERSEDED, mark
from dragoman.archive.search.compiling import ranks_found
from dragoman.archive.search.dates import Stretch, ranks_of
from dragoman.archive.search.plan import Both, Marked

Ranks = tuple[int, int]


def day_of_latest(db: Connection, subject: Subject, most: int) -> str | None:
    """The first day of the last `most` contacts of a subject that have one; None where there are no more than those."""
    contact = schema.contact.c
    query = query_of(db, Sought(subject)).with_only_columns(contact.first).where(contact.first.is_not(None))
    return db.scalar(query.order_by(contact.rank).offset(most).limit(1))


def ranks_of_latest(db: Connection, party: str, subject: Subject, most: int) -> Ranks | None:
    """Between which ranks the last `most` statements of a party on the topic are; None where there are no more."""
    within = _within(subject)
    last = db.scalar(_marked(db, (mark("by_party", party), *_on_topic(subject)), within).offset(most).limit(1))
    return None if last is None else (within[0], last)


def ranks_said(db: Connection, party: str, subject: Subject, ranks: Ranks) -> Select[int]:
    """The query for the ranks of the statements of a party on the topic."""
    return _marked(db, (mark("by_party", party), *_on_topic(subject)), ranks)


def ranks_told(db: Connection, side: str, subject: Subject, ranks: Ranks) -> Select[int]:
    """The query for the ranks of the statements on the topic in the accounts of a side."""
    return _marked(db, (mark("side", side), *_on_topic(subject)), ranks)


def _marked(db: Connection, marks: Iterable[str], ranks: Ranks) -> Select[int]:
    plan = Both(tuple(Marked((one,)) for one in marks), (Marked((SUPERSEDED,)),))
    return ranks_found(db, schema.statement, plan, ranks)


def _on_topic(subject: Subject) -> tuple[str, ...]:
    return (mark("topic", subject.topic),) if subject.topic else ()


def _within(subject: Subject) -> Ranks:
    ends = (date.fromisoformat(day) if day else None for day in (subject.since, subject.until))
    return ranks_of(Stretch(*ends))
