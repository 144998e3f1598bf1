"""What the archive is asked for each question, and whom the answer is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.follow import (
    Followed,
    Omitted,
    Silence,
    Subject,
    Timeline,
    day_of,
    omitted,
    party_of,
    positions,
    silence,
    subject_of,
    timeline,
    undertakings,
)
from dragoman.archive.follow.latest import day_of_latest, ranks_of_latest
from dragoman.archive.indexing.ranks import day_of as day_at
from dragoman.lexicon.parties import party_name
from dragoman.web.pages.charts.undertakings import in_order
from dragoman.web.pages.follow.asking import Question
from dragoman.web.pages.follow.shown import subject_line

MOST_CONTACTS = 1000
"""Contacts that an answer is about, at most: of more, the latest."""
MOST_STATEMENTS = 500
"""Statements of a position, at most: of more, the latest."""


@dataclass(frozen=True)
class Found:
    """An answer of the archive, whom and what it is about in words, and how many rows it has.

    `since` is the day from which it is where the archive has more before that.
    """

    about: str
    whole: Any
    weight: int
    since: str | None = None


def find(archive: Archive, question: Question) -> Found:
    """The answer to a question. Raises NotFoundError and QueryError as the archive does."""
    on = question.one("on")
    day = day_of(on) if on else archive.now()[:10]
    with reading(archive.engine) as db:
        return _positions(db, question) if question.page == "positions" else _of_contacts(db, question, day)


def _of_contacts(db: Connection, question: Question, day: str) -> Found:
    """An answer about a subject's contacts, of many the latest."""
    subject = subject_of(db, question.who, question.scope)
    since = day_of_latest(db, subject, MOST_CONTACTS)
    found = _FINDERS[question.page](db, question, replace(subject, since=since or subject.since), day)
    return Found(subject_line(subject), found, _weight(found), since)


def _timeline(db: Connection, question: Question, subject: Subject, _: str) -> Timeline:
    return timeline(db, subject, question.count("near"))


def _undertakings(db: Connection, question: Question, subject: Subject, day: str) -> Sequence[Followed]:
    return in_order(undertakings(db, subject, day, question.choice))


def _silence(db: Connection, question: Question, subject: Subject, day: str) -> Silence:
    return silence(db, subject, day, after_days=question.count("after"), side=_side(question))


def _omitted(db: Connection, question: Question, subject: Subject, _: str) -> Sequence[Omitted]:
    return omitted(db, subject, side=_side(question), least=question.count("least"))


def _side(question: Question) -> str | None:
    side = question.one("side")
    return party_of(side) if side else None


def _positions(db: Connection, question: Question) -> Found:
    everywhere = question.scope.everywhere
    party, subject = party_of(question.one("party") or ""), subject_of(db, question.to, question.scope)
    ranks = None if question.to else ranks_of_latest(db, party, subject, MOST_STATEMENTS)
    found = positions(db, party, subject, run=question.count("run"), everywhere=everywhere, ranks=ranks)
    about = f"{party_name(found.party)} on {found.subject.topic}"
    if question.to:
        about += f", to {subject_line(Subject(found.subject.parties, found.subject.people))}"
    since = day_at(ranks[1]) if ranks else None
    return Found(about, found, len(found.positions), since.isoformat() if since else None)


def _weight(found: Timeline | Silence | Sequence[Followed] | Sequence[Omitted]) -> int:
    if isinstance(found, Timeline):
        return len(found.points)
    return len(found.contacts if isinstance(found, Silence) else found)


_FINDERS: dict[str, Callable[[Connection, Question, Subject, str], Timeline | Silence | Sequence[Any]]] = {
    "timeline": _timeline,
    "undertakings": _undertakings,
    "silence": _silence,
    "omitted": _omitted,
}
