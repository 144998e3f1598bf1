"""What the archive is and holds, on one page."""

from fastapi import APIRouter, Request, Response

from dragoman import __version__
from dragoman.archive.tallying import tally
from dragoman.web.access import TheArchive
from dragoman.web.pages.manage.frame import managed, plain_moment, plain_size
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/manage")
def overview(request: Request, archive: TheArchive, _: PageReader) -> Response:
    """The archive in numbers, and what can be done with it."""
    found = tally(archive.engine)
    return managed(
        request,
        "overview",
        tally=found,
        place=archive.place,
        size=plain_size(found.size),
        version=__version__,
        backed_up=plain_moment(found.backed_up) if found.backed_up else None,
    )
