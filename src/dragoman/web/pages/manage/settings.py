"""What a reader may choose for this browser, and the settings that the server runs with."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive.users import SESSION, SHORTEST_PASSWORD, TRIES, WITHIN
from dragoman.sources.faults import LONGEST_TEXT
from dragoman.web.access import settings_of
from dragoman.web.api.comparing import LONGEST
from dragoman.web.pages import dropped
from dragoman.web.pages.drawing import THEME_COOKIE, THEMES
from dragoman.web.pages.manage.frame import managed, plain_duration, plain_size
from dragoman.web.pages.visiting import Form, PageReader
from dragoman.web.settings import Settings

router = APIRouter()

YEAR_S = 365 * 24 * 3600
Row = tuple[str, str, str]


@router.get("/manage/settings")
def settings(request: Request, _: PageReader) -> Response:
    """The choice of theme, and the settings in force."""
    theme = request.cookies.get(THEME_COOKIE)
    chosen = theme if theme in THEMES else "system"
    return managed(request, "settings", chosen=chosen, rows=in_force(settings_of(request)))


@router.post("/manage/settings")
def choose(_: PageReader, form: Form) -> Response:
    """Keep the choice of theme in this browser."""
    response = RedirectResponse("/manage/settings", HTTPStatus.SEE_OTHER)
    theme = form.get("theme")
    if isinstance(theme, str) and theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR_S, path="/", samesite="lax")
    else:
        response.delete_cookie(THEME_COOKIE, path="/", samesite="lax")
    return response


def in_force(settings: Settings) -> list[Row]:
    """Each setting: its name, its value, and what it means."""
    rows = [
        ("mode", "server" if settings.server else "this machine", "Whether everybody logs in (--server)."),
        ("host", settings.host, "The address that the server listens on (--host)."),
        ("port", str(settings.port), "The port that it listens on (--port)."),
        ("names", ", ".join(settings.hosts) or "none", "Other names by which it may be addressed (--name)."),
        ("largest request", plain_size(settings.largest_body), "What may be sent at once, uploads included."),
        ("longest account", f"{LONGEST_TEXT:,} characters", "A longer text is set aside when it is added."),
        ("longest comparison", f"{dropped.LONGEST:,} characters", "All accounts together, compared on the front page."),
        ("longest comparison by the API", f"{LONGEST:,} characters", "All accounts together, compared by a program."),
    ]
    if settings.server:
        rows += [
            ("session", plain_duration(SESSION.total_seconds()), "After this one logs in again."),
            ("password", f"{SHORTEST_PASSWORD} characters or more", "There are no rules on which."),
            (
                "failed logins",
                f"{TRIES} in {plain_duration(WITHIN.total_seconds())}",
                "After these a name, or an address, must wait.",
            ),
        ]
    return rows
