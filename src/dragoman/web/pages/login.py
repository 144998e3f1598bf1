"""Logging in and out on a page."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive.users import LONGEST_NAME, LONGEST_PASSWORD
from dragoman.web import entering
from dragoman.web.access import Visitor, on_server, settings_of, visitor_of
from dragoman.web.pages.addresses import own_path
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.visiting import Form, PageReader
from dragoman.web.problems import ProblemError

router = APIRouter()


@router.get("/login")
def login(request: Request, visitor: Annotated[Visitor | None, Depends(visitor_of)]) -> Response:
    """The form to log in; who is logged in already goes on to where they wanted to go."""
    wanted = own_path(request.query_params.get("next"))
    if visitor is not None and settings_of(request).server:
        return RedirectResponse(wanted, HTTPStatus.SEE_OTHER)
    if visitor is None and request.headers.get("sec-fetch-site") == "cross-site":
        return draw(request, "passing.html.jinja", wanted=wanted)
    return draw(request, "login.html.jinja", wanted=wanted, name="", refused=None)


@router.post("/login", dependencies=[Depends(on_server)])
def log_in(request: Request, form: Form) -> Response:
    """Log in, and go on to where one wanted to go."""
    name, password, wanted = (str(form.get(field, "")) for field in ("name", "password", "next"))
    try:
        session = entering.enter(request, name[:LONGEST_NAME], password[: LONGEST_PASSWORD + 1])
    except ProblemError as error:
        told = {"wanted": own_path(wanted), "name": name[:LONGEST_NAME], "refused": error.detail}
        again = draw(request, "login.html.jinja", status=error.status, **told)
        again.headers.update(error.headers or {})
        return again
    response = RedirectResponse(own_path(wanted), HTTPStatus.SEE_OTHER)
    entering.give_cookie(response, session)
    return response


@router.post("/logout", dependencies=[Depends(on_server)])
def log_out(request: Request, user: PageReader) -> Response:
    """Log out, and show the form to log in."""
    response = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    entering.leave(request, response, user)
    return response
