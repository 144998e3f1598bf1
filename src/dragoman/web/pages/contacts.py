"""The page of a contact: its card, its findings, and its accounts in parallel."""

from fastapi import APIRouter, Request, Response

from dragoman.archive.contacts import find_contact, kept_record
from dragoman.archive.engine import reading
from dragoman.export.html.parts import Page
from dragoman.export.view import View
from dragoman.web.access import TheArchive
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


@router.get("/contacts/{contact}")
def one_contact(request: Request, archive: TheArchive, _: PageReader, contact: str) -> Response:
    """A contact as its accounts tell it together."""
    with reading(archive.engine) as db:
        name = find_contact(db, contact)
        kept = kept_record(db, name)
    page = Page(View(kept.record), kept.accounts)
    return draw(request, "contact.html.jinja", page=page, contact=name)
