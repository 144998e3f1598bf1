"""Who may use the archive on a server, and what was done there."""

import secrets
from http import HTTPStatus

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive import Archive, ArchiveError
from dragoman.archive.engine import reading, writing
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.users import Deed, Role, User, add_user, change_user, deeds, note, users
from dragoman.web.access import TheArchive, on_server, origin_of, settings_of
from dragoman.web.pages.addresses import with_query
from dragoman.web.pages.manage.frame import managed, plain_moment
from dragoman.web.pages.visiting import Form, PageAdmin
from dragoman.web.problems import ProblemError

router = APIRouter()

SAID = {
    "changed": "That is done. Whoever was logged in under that name must do so again.",
    "added": "The user is added.",
}
DEEDS = {
    "login": "logged in",
    "login_failed": "failed to log in",
    "login_refused": "was refused: too many failed logins",
    "logout": "logged out",
    "add": "added an account",
    "add_user": "added a user",
    "change_user": "changed a user",
    "make_token": "made a token",
    "revoke_token": "took a token back",
    "backup": "took a backup",
    "check": "checked the archive",
    "reread": "had accounts read anew",
}
PAGE = 100


@router.get("/manage/users")
def all_users(request: Request, archive: TheArchive, admin: PageAdmin, said: str = "") -> Response:
    """All users, with what can be changed of each, and the form for another."""
    return _drawn(request, archive, admin, said=SAID.get(said))


@router.post("/manage/users", dependencies=[Depends(on_server)])
def new_user(request: Request, archive: TheArchive, admin: PageAdmin, form: Form) -> Response:
    """Add a user; without a password one is made up and shown this once."""
    name, password, again = (str(form.get(field, "")) for field in ("name", "password", "again"))
    if password != again:
        return _drawn(request, archive, admin, refused="The two passwords differ; type them again.", name=name)
    made_up = "" if password else secrets.token_urlsafe(15)
    try:
        with writing(archive.engine) as db:
            add_user(db, name, password or made_up, _role(form.get("role")), at=archive.now())
            note(db, "add_user", who=admin.name, origin=origin_of(request), target=name, at=archive.now())
    except ArchiveError as error:
        return _drawn(request, archive, admin, refused=f"{error}.", name=name)
    if made_up:
        return _drawn(request, archive, admin, secret=made_up, name=name, status=HTTPStatus.CREATED)
    return RedirectResponse("/manage/users?said=added", HTTPStatus.SEE_OTHER)


@router.post("/manage/users/change", dependencies=[Depends(on_server)])
def changed_user(request: Request, archive: TheArchive, admin: PageAdmin, form: Form) -> Response:
    """Change a user's role or password, shut the user out, or let them in again."""
    name, what = str(form.get("name", "")), form.get("what")
    made_up = secrets.token_urlsafe(15) if what == "password" else None
    role = _role(form.get("role")) if what == "role" else None
    active = {"out": False, "in": True}.get(str(what))
    try:
        with writing(archive.engine) as db:
            change_user(db, name, role=role, password=made_up, active=active)
            note(db, "change_user", who=admin.name, origin=origin_of(request), target=name, at=archive.now())
    except ArchiveError as error:
        return _drawn(request, archive, admin, refused=f"{error}.")
    if made_up:
        return _drawn(request, archive, admin, secret=made_up, name=name)
    return RedirectResponse("/manage/users?said=changed", HTTPStatus.SEE_OTHER)


@router.get("/manage/log")
def log(request: Request, archive: TheArchive, _: PageAdmin, cursor: str | None = None) -> Response:
    """What was done, the last first."""
    with reading(archive.engine) as db:
        before = rank_after(cursor, "", "audit") if cursor is not None else None
        found = deeds(db, before=before, limit=PAGE + 1)
    more = cursor_of("", "audit", found[PAGE - 1][0]) if len(found) > PAGE else None
    rows = [(plain_moment(deed.at), deed, _told(deed)) for _, deed in found[:PAGE]]
    further = with_query("/manage/log", cursor=more) if more else None
    return managed(request, "log", rows=rows, further=further)


def _drawn(
    request: Request,
    archive: Archive,
    admin: User,
    *,
    status: int = HTTPStatus.OK,
    **shown: str | None,
) -> Response:
    """The page of the users, with a message; a refusal has its own status."""
    told = {"said": None, "refused": None, "secret": None, "name": ""} | shown
    known: list[User] = []
    if settings_of(request).server:
        with reading(archive.engine) as db:
            known = users(db)
    rows = [(one, plain_moment(one.added), one.name == admin.name) for one in known]
    wanted = HTTPStatus.UNPROCESSABLE_ENTITY if told["refused"] else status
    return managed(request, "users", status=wanted, rows=rows, roles=list(Role), **told)


def _role(given: object) -> Role:
    try:
        return Role(str(given))
    except ValueError:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "a role is reader, editor or admin") from None


def _told(deed: Deed) -> str:
    return DEEDS.get(deed.action, deed.action.replace("_", " "))
