"""The page of an account: its text with everything that the reading made of it, and its versions."""

from fastapi import APIRouter, Request, Response

from dragoman.web.access import TheArchive
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/accounts/{account}")
def one_account(request: Request, archive: TheArchive, _: PageReader, account: str) -> Response:
    """An account, as received, with what its reading made of it."""
    return draw(request, "account.html.jinja", kept=archive.account(account))
