"""What was to be added and could not be, with the reason for each."""

from fastapi import APIRouter, Request, Response

from dragoman.archive.engine import reading
from dragoman.archive.listing import list_rejects
from dragoman.web.access import TheArchive
from dragoman.web.pages.addresses import with_query
from dragoman.web.pages.manage.frame import managed, plain_moment
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/manage/rejects")
def rejects(request: Request, archive: TheArchive, _: PageReader, cursor: str | None = None) -> Response:
    """A page of the list, by name."""
    with reading(archive.engine) as db:
        found = list_rejects(db, cursor)
    rows = [(one, plain_moment(one.at)) for one in found.items]
    further = with_query("/manage/rejects", cursor=found.next) if found.next else None
    return managed(request, "rejects", rows=rows, further=further, first=cursor is None)
