"""What persons have said: the history of one thing, of a contact, and the log of all corrections, the latest first."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from dragoman.archive.accounts import kept
from dragoman.archive.contacts import find_contact
from dragoman.archive.correctionlog import authors, changes_by_id, corrections_page
from dragoman.archive.disagreements import Disagreement, recent_disagreements
from dragoman.archive.engine import reading
from dragoman.archive.history import FieldHistory, history
from dragoman.archive.scopes import Scope
from dragoman.archive.whereabouts import Change
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.correcting import Next, Target, local
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.saying import field_name, in_words
from dragoman.web.pages.targets import Subject, subjects
from dragoman.web.pages.visiting import PageReader
from dragoman.web.training import example_lines

router = APIRouter()

FEW = 25
_SPANS = ("span", "content", "cue", "source", "statement")


class Line(NamedTuple):
    """One correction or undo, ready to be shown."""

    id: int
    field: str
    value: str
    machine: str
    by: str
    at: str
    note: str
    stands: bool
    undoes: int | None
    subject: Subject
    target: str


class Field(NamedTuple):
    """One field of a history: what the machine has, what holds, and all that was said of it."""

    subject: Subject
    target: str
    name: str
    machine: str
    holds: str
    lines: tuple[Line, ...]


class Dispute(NamedTuple):
    """A person and a later version of the program that do not agree."""

    kind: str
    line: Line
    machine: str


@router.get("/history")
def one_history(
    request: Request,
    archive: TheArchive,
    _: PageReader,
    target: Target,
    done: Annotated[str | None, Query(max_length=200, pattern=r"^\d{1,9}(,\d{1,9})*$")] = None,
    next: Next = None,  # noqa: A002 - the name of the parameter
) -> Response:
    """What the machine made of something, what persons said of it, and what holds."""
    with reading(archive.engine) as db:
        return _history(request, db, target, done, next)


@router.get("/contacts/{contact}/history")
def history_of_contact(request: Request, archive: TheArchive, _: PageReader, contact: str) -> Response:
    """The history of a contact: of all together, of its accounts' telling, and of what belongs to it."""
    with reading(archive.engine) as db:
        return _history(request, db, find_contact(db, contact), None, None)


@router.get("/corrections")
def all_corrections(
    request: Request,
    archive: TheArchive,
    _: PageReader,
    by: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The log: every correction and undo, the latest first, and above it where a rereading disagrees."""
    with reading(archive.engine) as db:
        page = corrections_page(db, cursor, FEW, by=by or None)
        disputed = recent_disagreements(db, FEW) if cursor is None and not by else ()
        listed = [*page.items, *(Change(one.correction, one.now, stands=True) for one in disputed)]
        lines = {one.id: one for one in _lines(db, listed)}
        disputes = [_dispute(db, one, lines[one.correction.id]) for one in disputed]
        people = authors(db)
    following = addresses.with_query("/corrections", by=by, cursor=page.next) if page.next else None
    shown = [lines[one.correction.id] for one in page.items]
    return draw(request, "corrections.html.jinja", lines=shown, disputes=disputes, people=people, by=by, next=following)


@router.get("/corrections/examples.jsonl")
def examples_to_learn_from(archive: TheArchive, _: PageReader) -> Response:
    """The corrections that stand as JSON Lines, each with the text around."""
    headers = {"content-disposition": 'attachment; filename="corrections.jsonl"', "cache-control": "private, no-cache"}
    return StreamingResponse(example_lines(archive), media_type="application/jsonl", headers=headers)


def _history(request: Request, db: Connection, target: str, done: str | None, back: str | None) -> Response:
    found = history(db, target)
    numbers = [int(one) for one in done.split(",")] if done else []
    fresh = _lines(db, changes_by_id(db, numbers))
    told = subjects(db, [found.target, *(one.target for one in found.fields)])
    fields = [_field(db, one, told[one.target]) for one in found.fields]
    subject = told[found.target]
    return draw(
        request,
        "history.html.jinja",
        found=found,
        subject=subject,
        fields=fields,
        fresh=[one for one in fresh if one.stands],
        back=local(back) or subject.href,
    )


def _field(db: Connection, one: FieldHistory, subject: Subject) -> Field:
    text = _text(db, one.target, one.field)
    scope = one.changes[0].correction.scope
    machine, holds = (in_words(one.field, value, text) for value in (one.machine, one.holds))
    return Field(
        subject, one.target, field_name(one.field, scope), machine, holds, tuple(_lines(db, one.changes)[::-1])
    )


def _lines(db: Connection, changes: Sequence[Change]) -> list[Line]:
    told = subjects(db, [one.now or one.correction.target for one in changes])
    return [_line(db, one, told[one.now or one.correction.target]) for one in changes]


def _line(db: Connection, change: Change, subject: Subject) -> Line:
    one = change.correction
    text = _text(db, one.target, one.field)
    return Line(
        one.id,
        field_name(one.field, one.scope),
        in_words(one.field, one.value, text) if one.undoes is None else "",
        in_words(one.field, one.machine, text) if one.scope is not Scope.MISSED else "",
        one.by,
        one.at,
        one.note or "",
        change.stands,
        one.undoes,
        subject,
        change.now or one.target,
    )


def _dispute(db: Connection, one: Disagreement, line: Line) -> Dispute:
    text = _text(db, one.correction.target, one.correction.field)
    return Dispute(one.kind.value, line, in_words(one.correction.field, one.machine, text) if one.now else "")


def _text(db: Connection, target: str, field: str) -> str:
    """The text that spans of a target are of; nothing where its values have none."""
    return kept(db, target.partition(".")[0]).account.text if field in _SPANS and "~" not in target else ""
