"""Taking a copy of the archive away: a backup, or an export as JSON Lines."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from dragoman.archive.engine import is_server, writing
from dragoman.archive.tallying import BACKUP, tally
from dragoman.archive.users import note
from dragoman.web.access import TheArchive, origin_of
from dragoman.web.pages.manage.frame import managed, plain_moment, plain_size
from dragoman.web.pages.visiting import Form, PageAdmin
from dragoman.web.problems import ProblemError

router = APIRouter()


@router.get("/manage/backup")
def backups(request: Request, archive: TheArchive, _: PageAdmin) -> Response:
    """What can be taken away, when that was last done, and how it comes back."""
    found = tally(archive.engine)
    return managed(
        request,
        "backup",
        size=plain_size(found.size),
        backed_up=plain_moment(found.backed_up) if found.backed_up else None,
        on_postgresql=is_server(archive.engine),
        name=f"dragoman-{archive.now()[:10]}",
        place=archive.place,
    )


@router.post("/manage/backup")
def take(request: Request, archive: TheArchive, admin: PageAdmin, form: Form) -> Response:
    """One state of the archive as a file; others go on writing while it is made."""
    what = form.get("what")
    name = f"dragoman-{archive.now()[:10]}"
    if what == BACKUP and not is_server(archive.engine):
        return _download(request, archive, admin, f"{name}.db", archive.backup)
    if what in {BACKUP, "export"}:
        return _download(request, archive, admin, f"{name}.jsonl", archive.export)
    raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "say whether you want a backup or an export")


def _download(
    request: Request, archive: TheArchive, admin: PageAdmin, name: str, write: Callable[[Path], object]
) -> Response:
    """A file that is made for one download, and gone after it."""
    folder = Path(mkdtemp(prefix="dragoman-"))
    try:
        write(folder / name)
        with writing(archive.engine) as db:
            note(db, BACKUP, who=admin.name, origin=origin_of(request), target=name, at=archive.now())
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    task = BackgroundTask(rmtree, folder, ignore_errors=True)
    media_type = "application/vnd.sqlite3" if name.endswith(".db") else "application/x-ndjson"
    return FileResponse(
        folder / name, media_type=media_type, filename=name, headers={"cache-control": "no-store"}, background=task
    )
