"""One's own tokens, by which programs use the archive in one's name."""

from http import HTTPStatus

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive import Archive, ArchiveError
from dragoman.archive.engine import reading, writing
from dragoman.archive.users import Role, User, make_token, note, revoke_token, tokens
from dragoman.web.access import TheArchive, on_server, origin_of, settings_of
from dragoman.web.pages.manage.frame import managed, plain_moment
from dragoman.web.pages.visiting import Form, PageReader
from dragoman.web.problems import ProblemError

router = APIRouter()

LIVES = {"30": "30 days", "90": "90 days", "365": "a year", "": "for ever"}
LONGEST_LABEL = 200


@router.get("/manage/tokens")
def own_tokens(request: Request, archive: TheArchive, user: PageReader, said: str = "") -> Response:
    """One's tokens, without their secrets, and the form for another."""
    told = "The token is taken back; it counts no more." if said == "revoked" else None
    return _drawn(request, archive, user, said=told)


@router.post("/manage/tokens", dependencies=[Depends(on_server)])
def new_token(request: Request, archive: TheArchive, user: PageReader, form: Form) -> Response:
    """Make a token, and show its secret this once."""
    label, days = str(form.get("label", "")).strip(), str(form.get("days", "90"))
    if not label or len(label) > LONGEST_LABEL or not label.isprintable() or days not in LIVES:
        return _drawn(request, archive, user, refused=f"Say what it is for, in 1 to {LONGEST_LABEL} characters.")
    try:
        with writing(archive.engine) as db:
            role, lasts = Role(str(form.get("role"))), int(days) if days else None
            made = make_token(db, user, label, role, at=archive.now(), days=lasts)
            note(db, "make_token", who=user.name, origin=origin_of(request), target=made.id, at=archive.now())
    except ArchiveError as error:
        return _drawn(request, archive, user, refused=f"{error}.")
    except ValueError as error:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "a role is reader, editor or admin") from error
    return _drawn(request, archive, user, secret=made.secret, label=label, status=HTTPStatus.CREATED)


@router.post("/manage/tokens/revoke", dependencies=[Depends(on_server)])
def no_token(request: Request, archive: TheArchive, user: PageReader, form: Form) -> Response:
    """Take a token back."""
    key = str(form.get("key", ""))
    with writing(archive.engine) as db:
        revoke_token(db, user.name, key)
        note(db, "revoke_token", who=user.name, origin=origin_of(request), target=key, at=archive.now())
    return RedirectResponse("/manage/tokens?said=revoked", HTTPStatus.SEE_OTHER)


def _drawn(
    request: Request, archive: Archive, user: User, *, status: int = HTTPStatus.OK, **shown: str | None
) -> Response:
    """The page of the tokens, with a message; a refusal has its own status."""
    told = {"said": None, "refused": None, "secret": None, "label": ""} | shown
    own = []
    if settings_of(request).server:
        with reading(archive.engine) as db:
            own = tokens(db, user.name)
    rows = [(one, plain_moment(one.added), plain_moment(one.expires) if one.expires else None) for one in own]
    roles = [role for role in Role if user.role.may(role)]
    wanted = HTTPStatus.UNPROCESSABLE_ENTITY if told["refused"] else status
    return managed(request, "tokens", status=wanted, rows=rows, roles=roles, lives=LIVES, **told)
