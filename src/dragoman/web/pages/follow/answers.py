"""Answers of the Follow pages: what the archive finds, as a chart, a sentence or two, and the rows of its tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.follow import Followed, Omitted, subject_of
from dragoman.lexicon.parties import party_name
from dragoman.web.pages import charts
from dragoman.web.pages.charts.positions import changes_of
from dragoman.web.pages.charts.scales import Stretch
from dragoman.web.pages.charts.undertakings import in_order
from dragoman.web.pages.charts.values import Figure
from dragoman.web.pages.follow import shown
from dragoman.web.pages.follow.asking import Question
from dragoman.web.pages.follow.shown import Slice, page_of


@dataclass(frozen=True)
class Answered:
    """What is shown of an answer: whom it is about, what it comes to, its chart and one page of its main table.

    `whole` is the answer itself, `beside` what stands beside the main table.
    """

    about: str
    told: tuple[str, ...]
    figure: Figure | None
    table: Slice[Any]
    whole: Any
    beside: Any = None


def timeline(archive: Archive, question: Question) -> Answered:
    """Contacts in order."""
    found = archive.timeline(*question.who, scope=question.scope, near_days=question.count("near"))
    figure = charts.timeline_figure(found, narrowed(question))
    rows = page_of(found.points[::-1], question.number)
    return Answered(shown.subject_line(found.subject), tuple(shown.timeline_told(found)), figure, rows, found)


def positions(archive: Archive, question: Question) -> Answered:
    """What a party has said, and when that changed."""
    party, topic = question.one("party") or "", question.one("topic") or ""
    found = archive.positions(party, topic, *question.to, scope=question.scope, run=question.count("run"))
    anchors = {id(one): f"#change-{number}" for number, one in enumerate(changes_of(found), start=1)}
    figure = charts.positions_figure(found, narrowed(question), lambda one: anchors[id(one)])
    rows = page_of(found.positions[::-1], question.number)
    about = f"{party_name(found.party)} on {found.subject.topic}"
    if found.subject.parties or found.subject.people:
        about += f", to {shown.subject_line(found.subject).removesuffix(f' on {found.subject.topic}')}"
    return Answered(about, tuple(shown.positions_told(found)), figure, rows, found, shown.changed(found))


def undertakings(archive: Archive, question: Question) -> Answered:
    """Who undertook what, and what became of it."""
    found = in_order(
        archive.undertakings(*question.who, on=question.one("on"), scope=question.scope, choice=question.choice)
    )
    figure = charts.undertakings_figure(found, narrowed(question), _row_of(found, question))
    with reading(archive.engine) as db:
        subject = subject_of(db, question.who, question.scope)
    told = tuple(shown.undertakings_told(found)) if found else ()
    return Answered(shown.subject_line(subject), told, figure, page_of(found, question.number), found)


def silence(archive: Archive, question: Question) -> Answered:
    """Contacts that a side has not reported."""
    found = archive.silence(
        *question.who,
        on=question.one("on"),
        side=question.one("side"),
        scope=question.scope,
        after_days=question.count("after"),
    )
    figure = charts.silence_figure(found, narrowed(question))
    rows = page_of(found.contacts[::-1], question.number)
    return Answered(shown.subject_line(found.subject), tuple(shown.silence_told(found)), figure, rows, found)


def omitted(archive: Archive, question: Question) -> Answered:
    """Topics that a side leaves out."""
    found = archive.omitted(
        *question.who, side=question.one("side"), scope=question.scope, least=question.count("least")
    )
    rows = shown.left_out_rows(found)
    places = {id(row.omitted): number for number, row in reversed([*enumerate(rows)])}

    def anchor(one: Omitted) -> str:
        number = places[id(one)] // shown.ROWS + 1
        return f"{question.address(number)}#{shown.row_id(f'{one.side}-{one.topic}')}"

    with reading(archive.engine) as db:
        subject = subject_of(db, question.who, question.scope)
    told = tuple(shown.omitted_told(found)) if found else ()
    figure = charts.omitted_figure(found, anchor)
    return Answered(shown.subject_line(subject), told, figure, page_of(rows, question.number), found)


FINDERS: dict[str, Callable[[Archive, Question], Answered]] = {
    "timeline": timeline,
    "positions": positions,
    "undertakings": undertakings,
    "silence": silence,
    "omitted": omitted,
}


def narrowed(question: Question) -> Callable[[Stretch], str]:
    """The address of the same question for a stretch of time alone."""

    def address(stretch: Stretch) -> str:
        since, until = stretch.named
        return question.address(since=since, until=until)

    return address


def _row_of(found: Sequence[Followed], question: Question) -> Callable[[Followed], str]:
    """Where the row of an undertaking stands: on this page of the table, or on another."""
    pages = {one.pledge.id: number // shown.ROWS + 1 for number, one in enumerate(found)}

    def address(one: Followed) -> str:
        name, number = shown.row_id(one.pledge.id), pages[one.pledge.id]
        return f"#{name}" if number == question.number else f"{question.address(number)}#{name}"

    return address
