"""The queue: ten questions at a time, each with the words that it is about; a ruling is a correction like any other."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.archive.engine import reading
from dragoman.archive.queueing import SITTINGS, sitting
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.questions import questions
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/queue")
def queue(
    request: Request,
    archive: TheArchive,
    _: PageReader,
    sitting_number: Annotated[int, Query(alias="sitting", ge=1, le=SITTINGS)] = 1,
) -> Response:
    """What is worth an analyst's next ten minutes."""
    with reading(archive.engine) as db:
        found = sitting(db, archive.now()[:10], sitting_number)
        items = questions(db, found)
    more = addresses.with_query("/queue", sitting=sitting_number + 1) if found.more else None
    return draw(
        request,
        "queue.html.jinja",
        items=items,
        number=sitting_number,
        more=more if sitting_number < SITTINGS else None,
    )
