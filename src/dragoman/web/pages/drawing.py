"""Draws a page: hands a template what it shows, beside what every page has (who looks, in which theme, and where)."""

from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from dragoman.archive.users import Role
from dragoman.export import labels
from dragoman.export.html.drawing import environment
from dragoman.export.view import contact_line
from dragoman.lexicon.parties import party_name
from dragoman.web.access import LOCAL, Visitor, settings_of
from dragoman.web.pages import addresses, resources
from dragoman.web.pages.found import contact_title
from dragoman.web.tagged import tagged_bytes

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
"""What a reader may choose; without a choice the reader's own system decides."""

PROBLEMS: dict[int, tuple[str, str]] = {
    HTTPStatus.FORBIDDEN: ("This is not yours to do", "Ask who looks after the archive."),
    HTTPStatus.NOT_FOUND: (
        "There is nothing here",
        "The address may be mistyped, or what it named may be in the archive no more.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "This page has no address of its own",
        "It shows what a form has sent: go back, and send it again. What is kept in the archive has an address.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("This is too much at once", "Send less."),
    HTTPStatus.UNPROCESSABLE_ENTITY: ("This could not be taken", "Something in it is not as it should be."),
    HTTPStatus.SERVICE_UNAVAILABLE: ("The archive does not answer", "Try again in a moment."),
}
"""The heading of each error's page, and what it says where nothing more is known."""


def draw(request: Request, template: str, /, *, status: int = HTTPStatus.OK, **shown: object) -> Response:
    """A page from its template; 304 where the browser has it as it is."""
    text = _environment().get_template(template).render(**_everywhere(request), **shown)
    body = text.encode("utf-8")
    if status != HTTPStatus.OK or request.method not in {"GET", "HEAD"}:
        return HTMLResponse(body, status)
    return tagged_bytes(request, body, "text/html", headers={"vary": "cookie"})


def compile_templates() -> None:
    """Make every template ready to be drawn."""
    made = _environment()
    for name in made.list_templates(extensions=["jinja"]):
        made.get_template(name)


def draw_problem(request: Request, status: int, detail: str | None) -> Response:
    """The page of an error: what is wrong, and what to do."""
    too_large = status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    phrase = HTTPStatus(status).phrase
    heading, usual = PROBLEMS.get(status, (phrase, "Nothing more is known of it."))
    told = detail if detail and detail != phrase else usual
    return draw(request, "problem.html.jinja", status=status, heading=heading, detail=told, too_large=too_large)


def _everywhere(request: Request) -> dict[str, Any]:
    """What the frame of every page asks for."""
    settings = settings_of(request)
    visitor = getattr(request.state, "visitor", None) or (None if settings.server else Visitor(LOCAL))
    theme = request.cookies.get(THEME_COOKIE)
    return {
        "visitor": visitor,
        "may_edit": bool(visitor and visitor.user.role.may(Role.EDITOR)),
        "may_manage": bool(visitor and visitor.user.role.may(Role.ADMIN)),
        "server": settings.server,
        "theme": theme if theme in THEMES else None,
        "path": request.url.path,
    }


@cache
def _environment() -> Environment:
    made = environment("dragoman.web.pages")
    made.globals.update(
        static=resources.address,
        address=addresses,
        label=labels.label,
        plain_date=labels.plain_date,
        joined=labels.joined,
        party_name=party_name,
        contact_line=contact_line,
        title_of=contact_title,
    )
    made.filters["capitalised"] = labels.capitalised
    made.filters["groupby_kept"] = _grouped
    return made


def _grouped(items: Iterable[object], name: str) -> list[tuple[object, list[object]]]:
    """Items with the same value of an attribute together, groups in the order in which they come."""
    found: dict[object, list[object]] = {}
    for item in items:
        found.setdefault(getattr(item, name), []).append(item)
    return list(found.items())
