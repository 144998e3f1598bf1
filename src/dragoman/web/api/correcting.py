"""Corrections: persons have the last word, the machine's value stays beside it, and nothing is ever deleted."""

import json
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import AfterValidator, BaseModel, Field
from sqlalchemy import Connection

from dragoman.archive import Archive
from dragoman.archive.correcting import LONGEST, Asked, Signed, correct, undo
from dragoman.archive.corrections import Correction, correction, log_of
from dragoman.archive.disagreements import Kind
from dragoman.archive.engine import reading, writing
from dragoman.archive.follow import to_plain
from dragoman.archive.history import history
from dragoman.archive.listing import Listed, part_of
from dragoman.archive.whereabouts import Change, changes_among
from dragoman.web.access import Editor, Reader, TheArchive
from dragoman.web.api.shapes import ACCOUNT, FEW, Cursor, Given, Limit
from dragoman.web.noting import note_corrected
from dragoman.web.strictness import plain_value
from dragoman.web.tagged import still_holds, tagged
from dragoman.web.training import example_lines

router = APIRouter(tags=["corrections"])

_LAST = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=_LAST, description="The id of a correction.", examples=[1])]
Value = Annotated[Any, AfterValidator(plain_value)]
Target = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1500,
        description="ACCOUNT, ACCOUNT.s3, ACCOUNT.c0, ACCOUNT.u1, a contact's id, two of them (A~B), or person:NAME.",
        examples=[f"{ACCOUNT}.s1"],
    ),
]
LINES = "application/x-ndjson"
EXAMPLE = json.dumps({
    "id": 1, "scope": "statement", "target": f"{ACCOUNT}.s1", "field": "strength", "machine": "ready", "value": "hope",
    "by": "vera", "at": "2026-11-22T12:00:00Z", "note": None, "reader": "1",
    "extracts": [{
        "account": ACCOUNT, "sha256": "0" * 64, "language": "en", "start": 0, "text": "Lind hoped for peace.",
        "spans": [[5, 20]],
    }],
})  # fmt: skip
IfMatch = Annotated[str | None, Header(description="The ETag of the target's history, as it was looked at.")]


class NewCorrection(Given):
    """What holds instead of what the machine made of it."""

    target: str = Field(
        min_length=1,
        max_length=1500,
        description="ACCOUNT, ACCOUNT.s3 (ACCOUNT.s+ for one that was missed), ACCOUNT.c0, ACCOUNT.u1, a contact's id, "
        "ACCOUNT.s1~ACCOUNT.s2, ACCOUNT~ACCOUNT or person:NAME.",
        examples=[f"{ACCOUNT}.s1"],
    )
    field: str = Field(min_length=1, max_length=100, description="What of it.", examples=["strength"])
    value: Value = Field(description="What holds, as the field takes it; null where nothing does.", examples=["hope"])
    note: str | None = Field(default=None, max_length=LONGEST, description="Why.", examples=["“hoped”, not “is ready”"])
    expected: int | None = Field(
        default=None, ge=0, le=_LAST, description="The id of the correction that you saw standing; 0 for none."
    )


class NewUndo(Given):
    """Why a correction is taken back."""

    note: str | None = Field(default=None, max_length=LONGEST, examples=["read again; it was right"])


class CorrectionShape(BaseModel):
    """One decision of a person, or the undoing of one."""

    id: int = Field(examples=[1])
    scope: str = Field(examples=["statement"])
    target: str = Field(description="What was corrected, as it was called then.", examples=[f"{ACCOUNT}.s1"])
    field: str = Field(examples=["strength"])
    value: Any = Field(description="The person's value.", examples=["hope"])
    by: str = Field(examples=["vera"])
    at: str = Field(examples=["2026-11-22T12:00:00Z"])
    note: str | None
    machine: Any = Field(description="The machine's value at that time.", examples=["ready"])
    anchor: Any = Field(description="How the target is found again after rereading.")
    undoes: int | None = Field(description="The id of the correction that this one takes back.")


class ChangeShape(BaseModel):
    """A correction or undo, what its target is called now (null where it is not found), and whether it stands."""

    correction: CorrectionShape
    now: str | None
    stands: bool
    later: str | None = Field(
        description="What it is called in the last version of its account, if there is a later one that has its words."
    )


class Changes(BaseModel):
    """A page of corrections and undos."""

    items: list[ChangeShape]
    next: str | None


class FieldShape(BaseModel):
    """One field: what the machine has for it now, what holds, and all that was said of it, in order."""

    target: str
    field: str
    machine: Any
    holds: Any
    changes: list[ChangeShape]


class HistoryShape(BaseModel):
    """What became of something: when its account came, what read it, and all that was said of it."""

    target: str
    added: str | None
    version: int | None
    reader: str | None
    fields: list[FieldShape]


class DisagreementShape(BaseModel):
    """A correction that stands, and what a later version of the program, or of the account, has there."""

    kind: Kind
    correction: CorrectionShape
    now: str | None
    machine: Any


class Disagreements(BaseModel):
    """A page of disagreements."""

    items: list[DisagreementShape]
    next: str | None


@router.get("/corrections", response_model=Changes)
def all_corrections(
    request: Request, archive: TheArchive, _: Reader, cursor: Cursor = None, limit: Limit = FEW
) -> Response:
    """All corrections and undos in the order in which they were made."""
    with reading(archive.engine) as db:
        page = part_of([(_place(one), one.id) for one in log_of(db)], "corrections", cursor, limit)
        found = Listed(changes_among(db, page.items), page.next)
    return tagged(request, to_plain(found))


@router.post(
    "/corrections",
    status_code=HTTPStatus.CREATED,
    response_model=CorrectionShape,
    responses={412: {"description": "The target's history is not the one that If-Match names."}},
)
def new_correction(
    request: Request,
    archive: TheArchive,
    user: Editor,
    given: NewCorrection,
    if_match: IfMatch = None,  # noqa: ARG001 - read from the request, named here for the documentation
) -> Response:
    """Say what holds; its author is the user. Whatever hangs on it is made anew before the answer.

    So that nobody overwrites what they have not seen, give the ETag of the target's history as If-Match (412 where it
    has changed), or the correction that you saw standing as `expected` (409 where another one stands).
    """
    with writing(archive.engine) as db:
        still_holds(request, lambda: _history(db, given.target))
        asked = Asked(given.target, given.field, given.value, given.expected)
        made = correct(db, asked, Signed(user.name, archive.now(), given.note))
        note_corrected(db, request, archive, user, made)
    return _created(made)


@router.get(
    "/corrections/examples",
    response_class=StreamingResponse,
    responses={200: {"description": "The examples, a JSON object a line.", "content": {LINES: {"example": EXAMPLE}}}},
)
def training_examples(archive: TheArchive, _: Reader) -> Response:
    """The corrections that stand as training data: what the machine had, what a person says, and the text around.

    JSON Lines in the order in which the corrections were made.
    """
    return StreamingResponse(example_lines(archive), media_type=LINES, headers={"cache-control": "private, no-cache"})


@router.get("/corrections/{number}", response_model=ChangeShape)
def one_correction(request: Request, archive: TheArchive, _: Reader, number: Number) -> Response:
    """A correction or undo, and whether it stands."""
    return tagged(request, to_plain(_change(archive, number)))


@router.post("/corrections/{number}/undo", status_code=HTTPStatus.CREATED, response_model=CorrectionShape)
def new_undo(request: Request, archive: TheArchive, user: Editor, number: Number, given: NewUndo) -> Response:
    """Take a correction, or an undo, back: to have a correction again, undo its undo. Nothing is deleted.

    What is undone already is not undone twice (409); the answer names the undo.
    """
    with writing(archive.engine) as db:
        made = undo(db, number, Signed(user.name, archive.now(), given.note))
        note_corrected(db, request, archive, user, made)
    return _created(made)


@router.get("/history", response_model=HistoryShape)
def history_of(request: Request, archive: TheArchive, _: Reader, of: Target) -> Response:
    """What the machine made of something, what persons said of it, and what holds."""
    with reading(archive.engine) as db:
        return tagged(request, _history(db, of))


@router.get("/disagreements", response_model=Disagreements)
def all_disagreements(
    request: Request, archive: TheArchive, _: Reader, cursor: Cursor = None, limit: Limit = FEW
) -> Response:
    """Where a later version of the program or of an account disagrees with a person, or lacks what was corrected."""
    found = [(_place(one.correction), one) for one in archive.disagreements()]
    return tagged(request, to_plain(part_of(found, "disagreements", cursor, limit)))


def _history(db: Connection, target: str) -> object:
    return to_plain(history(db, target))


def _place(one: Correction) -> str:
    """Sorts corrections as their numbers do."""
    return f"{one.id:010}"


def _change(archive: Archive, number: int) -> Change:
    with reading(archive.engine) as db:
        (found,) = changes_among(db, [correction(db, number).id])
    return found


def _created(made: Correction) -> JSONResponse:
    return JSONResponse(to_plain(made), HTTPStatus.CREATED, {"location": f"/api/v1/corrections/{made.id}"})
