"""What the server is, and logging in and out of it."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from dragoman import __version__
from dragoman.archive.engine import writing
from dragoman.archive.users import SESSION, Refusal, Role, log_in, log_out, note
from dragoman.web.access import (
    COOKIE,
    Reader,
    TheArchive,
    Visitor,
    archive_of,
    on_server,
    origin_of,
    settings_of,
    who_asks,
)
from dragoman.web.api.shapes import Given
from dragoman.web.problems import ProblemError
from dragoman.web.tagged import tagged

router = APIRouter(tags=["entrance"])


class About(BaseModel):
    """What answers here."""

    version: str = Field(examples=["0.1.0"])
    server: bool = Field(description="Whether users log in.")


class Credentials(Given):
    """A user's name and password."""

    name: str = Field(max_length=64, examples=["vera"])
    password: str = Field(max_length=1024, examples=["correct horse battery staple"])


class LoggedIn(BaseModel):
    """Who is logged in, and the token that requests which change something carry as X-CSRF-Token."""

    name: str = Field(examples=["vera"])
    role: Role
    csrf: str | None = Field(default=None, description="None in local mode and for tokens.")


@router.get("/", response_model=About)
def about(request: Request) -> Response:
    """What answers here, and whether one must log in."""
    return tagged(request, About(version=__version__, server=settings_of(request).server).model_dump())


@router.get("/session", response_model=LoggedIn)
def session(request: Request, visitor: Annotated[Visitor, Depends(who_asks)]) -> Response:
    """Who asks."""
    user = visitor.user
    return tagged(request, LoggedIn(name=user.name, role=user.role, csrf=visitor.csrf).model_dump())


@router.post("/session", status_code=HTTPStatus.CREATED, dependencies=[Depends(on_server)])
def enter(request: Request, response: Response, given: Credentials) -> LoggedIn:
    """Log in: sets a cookie that scripts cannot read, and gives the token that goes with it."""
    archive = archive_of(request)
    with writing(archive.engine) as db:
        found = log_in(db, given.name, given.password, origin=origin_of(request), at=archive.now())
    if found is Refusal.TOO_OFTEN:
        raise ProblemError(
            HTTPStatus.TOO_MANY_REQUESTS, "too many failed logins; try again later", {"retry-after": "900"}
        )
    if isinstance(found, Refusal):
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "there is no such user, or the password is another")
    response.set_cookie(
        COOKIE,
        found.secret,
        max_age=int(SESSION.total_seconds()),
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )
    return LoggedIn(name=found.user.name, role=found.user.role, csrf=found.csrf)


@router.delete("/session", status_code=HTTPStatus.NO_CONTENT)
def leave(request: Request, response: Response, archive: TheArchive, user: Reader) -> None:
    """Log out."""
    with writing(archive.engine) as db:
        log_out(db, request.cookies.get(COOKIE, ""))
        note(db, "logout", who=user.name, origin=origin_of(request), at=archive.now())
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
