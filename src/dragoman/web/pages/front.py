"""The front page: drop in accounts to compare, and beside it what the archive has of late."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from dragoman.archive import Archive
from dragoman.web.access import TheArchive, settings_of
from dragoman.web.pages.drafts import Draft
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.dropped import LONGEST, MOST, Dropped
from dragoman.web.pages.lately import lately
from dragoman.web.pages.visiting import PageReader

router = APIRouter()

FEWEST = 2
"""Areas that the form begins with."""


@dataclass(frozen=True)
class Area:
    """One area of the form, and the draft in it, if any."""

    number: int
    draft: Draft | None = None

    @property
    def held(self) -> bool:
        """Whether its text is from a file, and stays as that has it."""
        return self.draft is not None and not self.draft.pasted

    @property
    def characters(self) -> int:
        """How long its text is."""
        return len(self.draft.text) if self.draft else 0


@router.get("/")
def front(request: Request, archive: TheArchive, _: PageReader) -> Response:
    """The front page."""
    return draw_front(request, archive, Dropped())


def draw_front(
    request: Request,
    archive: Archive,
    given: Dropped,
    *,
    wrong: Sequence[str] = (),
    more: bool = False,
    anyway: bool = False,
) -> Response:
    """The front page with what somebody has pasted so far, and what is wrong with it."""
    count = min(max(FEWEST, given.areas if more else 0, len(given.drafts)) + more, MOST)
    drafts: list[Draft | None] = [*given.drafts, *[None] * (count - len(given.drafts))]
    return draw(
        request,
        "front.html.jinja",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        areas=[Area(number, draft) for number, draft in enumerate(drafts, 1)],
        full=len(drafts) >= MOST,
        wrong=[*given.faults, *(one for one in wrong if one not in given.faults)],
        anyway=anyway,
        longest=LONGEST,
        most_bytes=settings_of(request).largest_body,
        lately=lately(archive),
    )
