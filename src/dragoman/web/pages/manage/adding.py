"""Adding accounts: files, a folder or words pasted in become a job, whose page shows how far it is."""

from collections.abc import Iterator, Sequence
from functools import partial
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from dragoman.archive import Added, Archive, Outcome
from dragoman.archive.engine import writing
from dragoman.archive.users import note
from dragoman.model import Account, AccountKind, SourceError
from dragoman.sources.given import count_given, count_left_out, load_given
from dragoman.sources.loading import account_from
from dragoman.web.access import TheArchive, origin_of, settings_of
from dragoman.web.jobs import Job, Piece
from dragoman.web.pages import addresses
from dragoman.web.pages.manage.frame import managed
from dragoman.web.pages.manage.progress import jobs_of
from dragoman.web.pages.visiting import MOST_FILES, Form, PageEditor
from dragoman.web.reader import added_each

router = APIRouter()

PATH = "/manage/add"
FIELDS = ("name", "text", "publisher", "kind", "side", "title", "published", "url")
Source = Account | SourceError


@router.get(PATH)
def ways_to_add(request: Request, _: PageEditor) -> Response:
    """The forms to add accounts with, and the jobs that are under way or over."""
    return _drawn(request)


@router.post(PATH)
def add(request: Request, archive: TheArchive, user: PageEditor, form: Form) -> Response:
    """Start a job that adds what was given, and go to its page."""
    files = _files(form)
    pasted = {field: value for field in FIELDS if (value := str(form.get(field, "")).strip())}
    if str(form.get("text", "")).strip():
        pasted["text"] = str(form["text"]).replace("\r\n", "\n")
        pasted.setdefault("name", "pasted")
        try:
            given: Sequence[Source] | Iterator[Source] = [account_from(pasted, pasted["name"])]
        except SourceError as error:
            return _drawn(request, refused=f"{error}.", pasted=pasted)
        total, left_out = 1, 0
    elif files:
        given, total = load_given(files), count_given(files)
        left_out = count_left_out(files)
    else:
        return _drawn(request, refused="Choose files or a folder, or paste a text.", pasted=pasted)
    job = Job(f"Adding {total:,} account{'' if total == 1 else 's'}", PATH, user.name)
    job.total, job.left_out = total, left_out
    origin = origin_of(request) if settings_of(request).server else None
    jobs_of(request).start(job, partial(_add_all, archive, given, origin))
    return RedirectResponse(job.path, HTTPStatus.SEE_OTHER)


def _add_all(archive: Archive, given: Sequence[Source] | Iterator[Source], origin: str | None, job: Job) -> None:
    """Add accounts one by one; each is kept before the next is begun. On a server the log has who added them."""
    for one in added_each(archive, job.while_going(given)):
        if origin is not None and one.outcome in {Outcome.NEW, Outcome.VERSION}:
            with writing(archive.engine) as db:
                note(db, "add", who=job.by, origin=origin, target=one.account, at=archive.now())
        job.told(_piece(one))


def _piece(one: Added) -> Piece:
    href = addresses.account(one.account) if one.account else None
    if one.contacts:
        href = addresses.contact(one.contacts[0])
    return Piece(one.outcome.value, one.name, href, one.reason)


def _drawn(request: Request, refused: str | None = None, pasted: dict[str, str] | None = None) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    shown = {"pasted": pasted or {}, "kinds": list(AccountKind), "largest": settings_of(request).largest_body}
    jobs = jobs_of(request).all(PATH)
    return managed(request, "add", status=status, refused=refused, jobs=jobs, most=MOST_FILES, **shown)


def _files(form: FormData) -> dict[str, bytes]:
    """The files of a form by their names, which are paths within a folder that was given as a whole."""
    sent = [one for field in ("files", "folder") for one in form.getlist(field) if isinstance(one, UploadFile)]
    found: dict[str, bytes] = {}
    for one in sent:
        data = one.file.read()
        if one.filename or data:
            found[_unused(_named(one.filename or ""), found)] = data
    return found


def _named(given: str) -> str:
    """A file's name as it was given, without what leads out of its folder or cannot be shown."""
    plain = "".join(char for char in given.replace("\\", "/") if char.isprintable())
    parts = [part for part in plain.split("/") if part.strip(". ")]
    return "/".join(parts) or "file"


def _unused(name: str, found: dict[str, bytes]) -> str:
    """A name that no other file of the form has."""
    stem, dot, suffix = name.rpartition(".")
    number, wanted = 1, name
    while wanted in found:
        number += 1
        wanted = f"{stem or suffix} ({number}){dot}{suffix if stem else ''}"
    return wanted
