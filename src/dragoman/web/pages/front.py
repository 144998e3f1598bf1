"""The front page."""

from fastapi import APIRouter, Request, Response

from dragoman.web.access import TheArchive
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/")
def front(request: Request, _archive: TheArchive, _: PageReader) -> Response:
    """The front page."""
    return draw(request, "front.html.jinja")
