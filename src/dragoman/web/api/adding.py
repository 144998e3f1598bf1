"""Adding accounts, one as JSON or many as JSON lines, and what was set aside."""

import json
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field, ValidationError

from dragoman.archive import Added, Archive, Outcome
from dragoman.archive.engine import reading
from dragoman.archive.follow import to_plain
from dragoman.archive.listing import list_rejects
from dragoman.model import DragomanError
from dragoman.sources.loading import account_from, account_in_line
from dragoman.web.access import Editor, Reader, TheArchive
from dragoman.web.api.shapes import ACCOUNT, CONTACT, FEW, TEXT, Cursor, Limit, NewAccount, body_of
from dragoman.web.noting import note_added
from dragoman.web.problems import ProblemError
from dragoman.web.reader import added
from dragoman.web.tagged import json_bytes, tagged

router = APIRouter(tags=["accounts"])

LINES = ("application/x-ndjson", "application/jsonl")
_LINE = json.dumps({"id": "oslo", "text": TEXT, "publisher": "Ministry in Oslo", "kind": "official"}) + "\n"


class AddedShape(BaseModel):
    """What became of an account."""

    outcome: Outcome
    name: str = Field(examples=["oslo"])
    account: str | None = Field(default=None, description="Its id.", examples=[ACCOUNT])
    contacts: list[str] = Field(default=[], description="The contacts that it is now in.", examples=[[CONTACT]])
    reason: str | None = Field(default=None, description="Why it is none, where it was rejected.")


class RejectedShape(BaseModel):
    """An input that could not become an account."""

    source: str = Field(examples=["releases/17.txt"])
    reason: str
    at: str = Field(examples=["2026-11-22T12:00:00Z"])


class Rejects(BaseModel):
    """A page of what was set aside."""

    items: list[RejectedShape]
    next: str | None


async def body(request: Request) -> bytes:
    """The body of a request, which is no longer than the guards let in."""
    return await request.body()


@router.post(
    "/accounts",
    status_code=HTTPStatus.CREATED,
    response_model=AddedShape,
    responses={
        200: {
            "description": "The account is there already; or, to lines, a line for each: `AddedShape` in JSON.",
            "model": AddedShape,
            "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
        },
        415: {"description": "The body is neither JSON nor JSON lines."},
    },
    openapi_extra=body_of(
        {
            "application/json": {"schema": {"$ref": "#/components/schemas/NewAccount"}},
            "application/x-ndjson": {"schema": {}, "example": _LINE},
        },
        "One account as JSON; or many, a line each, as in a `.jsonl` file: `id`, `text` and any of publisher, kind, "
        "side, title, published, url. Of a line that has one, the title goes before the text.",
    ),
)
def add_accounts(
    request: Request, archive: TheArchive, user: Editor, given: Annotated[bytes, Depends(body)]
) -> Response:
    """Add an account, or many: each is read, kept, and put with the contact that it tells of.

    What is there already is not read again. A changed text at the same address is a new version beside the old. Of
    many, each is kept when its line is in the answer; a bad one stops nothing.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind in LINES:
        told = (
            json_bytes(to_plain(one)) + b"\n" for one in _added_each(archive, given, partial(note_added, request, user))
        )
        return StreamingResponse(told, media_type=LINES[0])
    if kind != "application/json":
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send application/json, or many as {LINES[0]}")
    one = added(archive, account_from(_checked(given), "the account"))
    note_added(request, user, archive, one)
    status = HTTPStatus.OK if one.outcome is Outcome.SAME else HTTPStatus.CREATED
    return JSONResponse(to_plain(one), status, {"location": f"/api/v1/accounts/{one.account}"})


@router.get("/rejects", response_model=Rejects)
def rejects(request: Request, archive: TheArchive, _: Reader, cursor: Cursor = None, limit: Limit = FEW) -> Response:
    """Files that could not become accounts when they were added, with the reason for each."""
    with reading(archive.engine) as db:
        return tagged(request, to_plain(list_rejects(db, cursor, limit)))


def _added_each(archive: Archive, lines: bytes, noted: Any) -> Iterator[Added]:  # noqa: ANN401 - a partial
    """What became of each line, one by one as they are kept."""
    for number, line in enumerate(lines.split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            one = added(archive, account_in_line(line, where))
        except DragomanError as error:
            yield Added(Outcome.REJECTED, where, reason=str(error).removeprefix(f"{where}: "))
        else:
            noted(archive, one)
            yield one


def _checked(given: bytes) -> dict[str, Any]:
    """The fields of an account as JSON gives them. Raises RequestValidationError for another shape."""
    try:
        return NewAccount.model_validate(json.loads(given)).model_dump(exclude_none=True)
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "the body is no JSON that can be read") from error
