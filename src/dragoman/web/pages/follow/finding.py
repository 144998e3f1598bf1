"""What the archive is asked for each question, and whom the answer is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.follow import Subject, subject_of
from dragoman.lexicon.parties import party_name
from dragoman.web.pages.charts.undertakings import in_order
from dragoman.web.pages.follow.asking import Question
from dragoman.web.pages.follow.shown import subject_line


@dataclass(frozen=True)
class Found:
    """An answer of the archive, whom and what it is about in words, and how many rows it has."""

    about: str
    whole: Any
    weight: int


def find(archive: Archive, question: Question) -> Found:
    """The answer to a question. Raises NotFoundError and QueryError as the archive does."""
    return _FINDERS[question.page](archive, question)


def _timeline(archive: Archive, question: Question) -> Found:
    found = archive.timeline(*question.who, scope=question.scope, near_days=question.count("near"))
    return Found(subject_line(found.subject), found, len(found.points))


def _positions(archive: Archive, question: Question) -> Found:
    party, topic = question.one("party") or "", question.one("topic") or ""
    found = archive.positions(party, topic, *question.to, scope=question.scope, run=question.count("run"))
    about = f"{party_name(found.party)} on {found.subject.topic}"
    if question.to:
        about += f", to {subject_line(Subject(found.subject.parties, found.subject.people))}"
    return Found(about, found, len(found.positions))


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
