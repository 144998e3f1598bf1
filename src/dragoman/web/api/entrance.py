"""What the server is, and logging in and out of it."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from dragoman import __version__
from dragoman.archive.users import Role
from dragoman.web import entering
from dragoman.web.access import (
    Reader,
    Visitor,
    on_server,
    settings_of,
    who_asks,
)
from dragoman.web.api.shapes import Given
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
    found = entering.enter(request, given.name, given.password)
    entering.give_cookie(response, found)
    return LoggedIn(name=found.user.name, role=found.user.role, csrf=found.csrf)


@router.delete("/session", status_code=HTTPStatus.NO_CONTENT)
def leave(request: Request, response: Response, user: Reader) -> None:
    """Log out."""
    entering.leave(request, response, user)
