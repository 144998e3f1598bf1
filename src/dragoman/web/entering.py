"""Logging in and out, for the API and for the page alike: the session, its cookie, and what is refused and how."""

from http import HTTPStatus

from fastapi import Request, Response

from dragoman.archive.engine import writing
from dragoman.archive.users import SESSION, Refusal, Session, User, log_in, log_out, may_try_again, note
from dragoman.web.access import COOKIE, archive_of, origin_of
from dragoman.web.problems import ProblemError


def enter(request: Request, name: str, password: str) -> Session:
    """The session of somebody whose password is right.

    Raises ProblemError where it is not, in the same words for a name that nobody has, and where too many have failed.
    """
    archive, origin = archive_of(request), origin_of(request)
    at = archive.now()
    with writing(archive.engine) as db:
        found = log_in(db, name, password, origin=origin, at=at)
        seconds = may_try_again(db, name, origin=origin, at=at) if found is Refusal.TOO_OFTEN else 0
    if found is Refusal.TOO_OFTEN:
        told = f"too many failed logins; try again in {_minutes(seconds)}"
        raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, told, {"retry-after": str(seconds)})
    if isinstance(found, Refusal):
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "there is no such user, or the password is another")
    return found


def give_cookie(response: Response, session: Session) -> None:
    """Let a browser keep a session: over TLS alone, out of reach of scripts and of other sites."""
    seconds = int(SESSION.total_seconds())
    response.set_cookie(
        COOKIE, session.secret, max_age=seconds, path="/", secure=True, httponly=True, samesite="strict"
    )


def leave(request: Request, response: Response, user: User) -> None:
    """End the session of a request, and let the browser forget it."""
    archive = archive_of(request)
    with writing(archive.engine) as db:
        log_out(db, request.cookies.get(COOKIE, ""))
        note(db, "logout", who=user.name, origin=origin_of(request), at=archive.now())
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")


def _minutes(seconds: int) -> str:
    minutes = max(1, -(-seconds // 60))
    return f"{minutes} minute{'s' if minutes > 1 else ''}"
