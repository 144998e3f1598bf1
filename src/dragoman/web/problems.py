"""Errors as RFC 9457 has them: one shape for everything that can go wrong, as `application/problem+json`, or a page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
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

API = "/api/"
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


def as_json(
    status: int,
    detail: str | None,
    *,
    errors: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """The response for a problem."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, media_type=MEDIA_TYPE)


Draw = Callable[[Request, int, str | None], Response]
"""Draws the page of an error."""


def handle_problems(app: FastAPI, draw: Draw) -> None:
    """Make every error of an application a problem, and on pages the page of one, or the way to the login."""

    def answer(
        request: Request,
        status: int,
        detail: str | None,
        errors: list[dict[str, Any]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        if request.url.path.startswith(API):
            return as_json(status, detail, errors=errors, headers=headers)
        if status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
            return RedirectResponse(f"/login?{urlencode({'next': _wanted(request)})}", HTTPStatus.SEE_OTHER)
        drawn = draw(request, status, detail)
        drawn.headers.update(headers or {})
        return drawn

    async def told(request: Request, error: Exception) -> Response:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        place = [{"place": error.place}] if isinstance(error, QueryError) else None
        return answer(request, status, str(error), errors=place)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)  # noqa: S101 - what the handler is for
        return answer(request, error.status, error.detail, headers=error.headers)

    async def malformed(request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        errors = [{"place": ".".join(map(str, one["loc"])), "fault": one["msg"]} for one in found]
        detail = "; ".join(f"{one['place']}: {one['fault']}" for one in errors)
        return answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - what the handler is for
        headers = {name.casefold(): value for name, value in (error.headers or {}).items()}
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["allow"] = ", ".join(_allowed(app, request))
        return answer(request, error.status_code, str(error.detail), headers=headers)

    app.add_exception_handler(DragomanError, told)
    app.add_exception_handler(ProblemError, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, http)


def _wanted(request: Request) -> str:
    """The page that a request was for, with its query."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


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
