"""Errors as RFC 9457 has them: one shape for everything that can go wrong, as `application/problem+json`."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from dragoman.archive import (
    ArchiveError,
    CorrectionError,
    NotFoundError,
    OvertakenError,
    QueryError,
    UnreachableError,
)
from dragoman.archive.errors import UserError
from dragoman.model import DragomanError, SourceError, TooLargeError

MEDIA_TYPE = "application/problem+json"

STATUS: tuple[tuple[type[DragomanError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (QueryError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (OvertakenError, HTTPStatus.CONFLICT),
    (CorrectionError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UserError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (SourceError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnreachableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ArchiveError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (DragomanError, HTTPStatus.UNPROCESSABLE_ENTITY),
)
"""The status of each error, the most special first."""


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(default="about:blank", description="A URI for the kind of problem.")
    title: str = Field(description="The kind of problem, in a few words.", examples=["Not Found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str | None = Field(default=None, description="What was wrong, where, and what to do.")
    errors: list[dict[str, Any]] | None = Field(default=None, description="Each fault of the request by its place.")


class ProblemError(Exception):
    """Raised where a request is refused; becomes a problem with this status and detail."""

    def __init__(self, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


def problem(
    status: int,
    detail: str | None,
    *,
    errors: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """The response for a problem."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, media_type=MEDIA_TYPE)


def handle_problems(app: FastAPI) -> None:
    """Make every error of an application a problem."""

    async def told(_: Request, error: Exception) -> JSONResponse:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        place = [{"place": error.place}] if isinstance(error, QueryError) else None
        return problem(status, str(error), errors=place)

    async def refused(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ProblemError)  # noqa: S101 - what the handler is for
        return problem(error.status, error.detail, headers=error.headers)

    async def malformed(_: Request, error: Exception) -> JSONResponse:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        errors = [{"place": ".".join(map(str, one["loc"])), "fault": one["msg"]} for one in found]
        detail = "; ".join(f"{one['place']}: {one['fault']}" for one in errors)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)

    async def http(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - what the handler is for
        headers = {name.casefold(): value for name, value in (error.headers or {}).items()}
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["allow"] = ", ".join(_allowed(app, request))
        return problem(error.status_code, str(error.detail), headers=headers)

    app.add_exception_handler(DragomanError, told)
    app.add_exception_handler(ProblemError, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, http)


def _allowed(app: FastAPI, request: Request) -> list[str]:
    """The methods that an address takes."""
    return [
        method
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
        if any(
            route.matches({**request.scope, "method": "GET" if method == "HEAD" else method})[0] is Match.FULL
            for route in app.router.routes
        )
    ]
