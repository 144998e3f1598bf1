"""What the archive is asked for each question, and whom the answer is about."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.follow import Subject, party_of, positions, subject_of, timeline
from dragoman.archive.follow.latest import day_of_latest, ranks_of_latest
from dragoman.archive.indexing.ranks import day_of
from dragoman.lexicon.parties import party_name
from dragoman.web.pages.charts.undertakings import in_order
from dragoman.web.pages.follow.asking import Question
from dragoman.web.pages.follow.shown import subject_line

MOST_CONTACTS = 1000
"""Contacts of a timeline, at most: of more, the latest."""
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
    return _FINDERS[question.page](archive, question)


def _timeline(archive: Archive, question: Question) -> Found:
    with reading(archive.engine) as db:
        subject = subject_of(db, question.who, question.scope)
        since = day_of_latest(db, subject, MOST_CONTACTS)
        found = timeline(db, replace(subject, since=since or subject.since), question.count("near"))
    return Found(subject_line(found.subject), found, len(found.points), since)


def _positions(archive: Archive, question: Question) -> Found:
    everywhere = question.scope.everywhere
    with reading(archive.engine) as db:
        party, subject = party_of(question.one("party") or ""), subject_of(db, question.to, question.scope)
        ranks = None if question.to else ranks_of_latest(db, party, subject, MOST_STATEMENTS)
        found = positions(db, party, subject, run=question.count("run"), everywhere=everywhere, ranks=ranks)
    about = f"{party_name(found.party)} on {found.subject.topic}"
    if question.to:
        about += f", to {subject_line(Subject(found.subject.parties, found.subject.people))}"
    since = day_of(ranks[1]) if ranks else None
    return Found(about, found, len(found.positions), since.isoformat() if since else None)


def _undertakings(archive: Archive, question: Question) -> Found:
    found = archive.undertakings(*question.who, on=question.one("on"), scope=question.scope, choice=question.choice)
    return Found(_about(archive, question), in_order(found), len(found))


def _silence(archive: Archive, question: Question) -> Found:
    found = archive.silence(
        *question.who,
        on=question.one("on"),
        side=question.one("side"),
        scope=question.scope,
        after_days=question.count("after"),
    )
    return Found(subject_line(found.subject), found, len(found.contacts))


def _omitted(archive: Archive, question: Question) -> Found:
    found = archive.omitted(
        *question.who, side=question.one("side"), scope=question.scope, least=question.count("least")
    )
    return Found(_about(archive, question), found, len(found))


def _about(archive: Archive, question: Question) -> str:
    with reading(archive.engine) as db:
        return subject_line(subject_of(db, question.who, question.scope))


_FINDERS: dict[str, Callable[[Archive, Question], Found]] = {
    "timeline": _timeline,
    "positions": _positions,
    "undertakings": _undertakings,
    "silence": _silence,
    "omitted": _omitted,
}
