"""Answers as the Follow pages show them: a chart, a sentence or two, and the rows of their tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.archive.follow import Followed, Omitted, Positions, Silence, Timeline
from dragoman.web.pages import charts
from dragoman.web.pages.charts.positions import changes_of
from dragoman.web.pages.charts.scales import Stretch
from dragoman.web.pages.charts.values import Figure
from dragoman.web.pages.follow import shown
from dragoman.web.pages.follow.asking import Question
from dragoman.web.pages.follow.finding import Found
from dragoman.web.pages.follow.shown import Slice, page_of


@dataclass(frozen=True)
class Answered:
    """What is shown of an answer: whom it is about, what it comes to, its chart and one page of its main table.

    `whole` is the answer itself, `beside` what stands beside the main table. `since` is the day from which it is where
    there is more before, which is at the address `before`.
    """

    about: str
    told: tuple[str, ...]
    figure: Figure | None
    table: Slice[Any]
    whole: Any
    beside: Any = None
    since: str | None = None
    before: str | None = None


def answered(question: Question, found: Found) -> Answered:
    """An answer, with the page of its table that is asked for."""
    shown = _SHOWN[question.page](question, found.about, found.whole)
    if found.since is None:
        return shown
    return replace(shown, since=found.since, before=question.address(until=found.since))


def _timeline(question: Question, about: str, found: Timeline) -> Answered:
    figure = charts.timeline_figure(found, narrowed(question))
    rows = page_of(found.points[::-1], question.number)
    return Answered(about, shown.timeline_told(found), figure, rows, found)


def _positions(question: Question, about: str, found: Positions) -> Answered:
    anchors = {id(one): f"#change-{number}" for number, one in enumerate(changes_of(found), start=1)}
    figure = charts.positions_figure(found, narrowed(question), lambda one: anchors[id(one)])
    rows = page_of(found.positions[::-1], question.number)
    return Answered(about, shown.positions_told(found), figure, rows, found, shown.changed(found))


def _undertakings(question: Question, about: str, found: Sequence[Followed]) -> Answered:
    figure = charts.undertakings_figure(found, narrowed(question), _row_of(found, question))
    return Answered(about, shown.undertakings_told(found), figure, page_of(found, question.number), found)


def _silence(question: Question, about: str, found: Silence) -> Answered:
    figure = charts.silence_figure(found, narrowed(question))
    rows = page_of(found.contacts[::-1], question.number)
    return Answered(about, shown.silence_told(found), figure, rows, found)


def _omitted(question: Question, about: str, found: Sequence[Omitted]) -> Answered:
    rows = shown.left_out_rows(found)
    pages = {row.name: number // shown.ROWS + 1 for number, row in enumerate(rows) if row.name}

    def anchor(one: Omitted) -> str:
        name = shown.left_out_id(one)
        return f"#{name}" if pages[name] == question.number else f"{question.address(pages[name])}#{name}"

    figure = charts.omitted_figure(found, anchor)
    return Answered(about, shown.omitted_told(found), figure, page_of(rows, question.number), found)


_SHOWN: dict[str, Callable[[Question, str, Any], Answered]] = {
    "timeline": _timeline,
    "positions": _positions,
    "undertakings": _undertakings,
    "silence": _silence,
    "omitted": _omitted,
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
