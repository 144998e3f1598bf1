"""Who asks, and whether they may: the user of a request, by cookie or token, and what each role is let do.

In local mode there is one user, who may do everything. In server mode a cookie counts for requests that change
something only with the token that goes with it (CSRF), which pages of other sites cannot read.
"""

import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.users import Role, User, session_of, user_of_token
from dragoman.web.guards import SAFE
from dragoman.web.problems import ProblemError
from dragoman.web.settings import Settings

COOKIE = "__Host-dragoman"
CSRF_HEADER = "x-csrf-token"
LOCAL = User("local", Role.ADMIN)
"""Who sits at this machine."""


def archive_of(request: Request) -> Archive:
    """The archive that the application serves."""
    found = request.app.state.archive
    assert isinstance(found, Archive)  # noqa: S101 - put there by `create_app`
    return found


def settings_of(request: Request) -> Settings:
    """What the application was told."""
    found = request.app.state.settings
    assert isinstance(found, Settings)  # noqa: S101 - put there by `create_app`
    return found


class Visitor(NamedTuple):
    """Who asks, and the token that forms of a session must carry; None for tokens and in local mode."""

    user: User
    csrf: str | None = None


def visitor_of(request: Request) -> Visitor | None:
    """The visitor of a request, None where nobody is logged in, or a token or cookie does not count."""
    if not settings_of(request).server:
        return Visitor(LOCAL)
    archive = archive_of(request)
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    with reading(archive.engine) as db:
        if scheme.casefold() == "bearer":
            found = user_of_token(db, secret.strip(), at=archive.now())
            return Visitor(found) if found else None
        session = session_of(db, request.cookies.get(COOKIE, ""), at=archive.now())
    return Visitor(session.user, session.csrf) if session else None


def who_asks(request: Request) -> Visitor:
    """The visitor of a request. Raises ProblemError where there is none, or a change comes without its csrf token."""
    visitor = visitor_of(request)
    if visitor is None:
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "log in, or send a token", {"www-authenticate": "Bearer"})
    if request.method not in SAFE and not belongs(visitor, request.headers.get(CSRF_HEADER, "")):
        raise ProblemError(HTTPStatus.FORBIDDEN, f"send the session's csrf token as {CSRF_HEADER}")
    return visitor


def belongs(visitor: Visitor, sent: str) -> bool:
    """Whether what was sent is the csrf token of a visitor's session; those without a session need none."""
    return visitor.csrf is None or secrets.compare_digest(sent.encode(), visitor.csrf.encode())


def needs(role: Role) -> Callable[[Visitor], User]:
    """What an endpoint depends on that only some may use."""

    def checked(visitor: Annotated[Visitor, Depends(who_asks)]) -> User:
        return allowed(visitor, role)

    return checked


def allowed(visitor: Visitor, role: Role) -> User:
    """The user that a visitor is. Raises ProblemError for one whose role does not let them."""
    user = visitor.user
    if not user.role.may(role):
        raise ProblemError(
            HTTPStatus.FORBIDDEN,
            f"this needs the role {role}; {user.name} is {user.role}, and an admin can change that",
        )
    return user


def on_server(request: Request) -> None:
    """What endpoints for users depend on. Raises ProblemError in local mode, which has none."""
    if not settings_of(request).server:
        raise ProblemError(HTTPStatus.CONFLICT, "there are no users here: the archive is on this machine alone")


def origin_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else "unknown"


TheArchive = Annotated[Archive, Depends(archive_of)]
Reader = Annotated[User, Depends(needs(Role.READER))]
Editor = Annotated[User, Depends(needs(Role.EDITOR))]
Admin = Annotated[User, Depends(needs(Role.ADMIN))]
