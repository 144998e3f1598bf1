"""Who looks at a page, and whether they may do what its form asks for.

Whoever is not logged in is led to the login page and from there to where they wanted to go. The forms of pages carry
the session's csrf token as the field `csrf`; scripts may send it as a header, as to the API.
"""

from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from dragoman.archive.users import Role, User
from dragoman.web.access import CSRF_HEADER, Visitor, allowed, belongs, settings_of, visitor_of
from dragoman.web.guards import SAFE
from dragoman.web.problems import ProblemError

CSRF_FIELD = "csrf"
MOST_FILES = 2000
MOST_FIELDS = 1000


async def form_of(request: Request) -> AsyncIterator[FormData]:
    """What a form sent; empty for a request that sends none. Its files are open as long as the request lasts."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if request.method in SAFE or kind not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        yield FormData()
        return
    largest = settings_of(request).largest_body
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=largest) as form:
        yield form


Form = Annotated[FormData, Depends(form_of)]


def looks(request: Request, visitor: Annotated[Visitor | None, Depends(visitor_of)], form: Form) -> Visitor:
    """The visitor of a page. Raises ProblemError for nobody, and for a form without its csrf token."""
    if visitor is None:
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "log in to see this")
    request.state.visitor = visitor
    sent = request.headers.get(CSRF_HEADER) or form.get(CSRF_FIELD)
    if request.method not in SAFE and not belongs(visitor, sent if isinstance(sent, str) else ""):
        raise ProblemError(HTTPStatus.FORBIDDEN, "this page is out of date; go back, load it anew and send it again")
    return visitor


def _may(role: Role) -> Callable[[Visitor], User]:
    def checked(visitor: Annotated[Visitor, Depends(looks)]) -> User:
        return allowed(visitor, role)

    return checked


Looker = Annotated[Visitor, Depends(looks)]
"""Whoever looks, with the token that forms of the session carry."""
PageReader = Annotated[User, Depends(_may(Role.READER))]
PageEditor = Annotated[User, Depends(_may(Role.EDITOR))]
PageAdmin = Annotated[User, Depends(_may(Role.ADMIN))]
