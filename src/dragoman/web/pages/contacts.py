"""The pages of contacts: the list by day, each with its accounts in parallel, its matrix and its memo."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field
from sqlalchemy import Connection

from dragoman.archive.contacts import KeptRecord, find_contact, kept_record
from dragoman.archive.engine import reading
from dragoman.archive.errors import NotFoundError, QueryError
from dragoman.archive.history import history
from dragoman.export.html.findings import EVERYTHING, Wanted
from dragoman.export.html.parts import Page
from dragoman.export.matrix import Matrix
from dragoman.export.memo import document_of
from dragoman.export.view import View
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.contact_list import KINDS, NOTHING, Asked, contacts_asked, nothing
from dragoman.web.pages.contact_view import surroundings
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.statement_places import where_it_stands
from dragoman.web.pages.visiting import PageReader

router = APIRouter()


class Filter(BaseModel):
    """Which findings a reader wants to see; empty for all."""

    kind: str = Field("", max_length=100)
    speaker: str = Field("", max_length=1000)
    topic: str = Field("", max_length=1000)
    order: str = Field("", max_length=10)


@router.get("/contacts")
def all_contacts(request: Request, archive: TheArchive, _: PageReader, asked: Annotated[Asked, Query()]) -> Response:
    """The contacts, the latest day first."""
    with reading(archive.engine) as db:
        try:
            listed = contacts_asked(db, asked)
        except (QueryError, NotFoundError) as error:
            shown, wrong = nothing(db), str(error)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return draw(
                request, "contacts.html.jinja", status=status, asked=asked, listed=shown, wrong=wrong, kinds=KINDS
            )
    return draw(request, "contacts.html.jinja", asked=asked, listed=listed, wrong=NOTHING, kinds=KINDS)


@router.get("/contacts/{contact}")
def one_contact(
    request: Request, archive: TheArchive, _: PageReader, contact: str, wanted: Annotated[Filter, Query()]
) -> Response:
    """A contact as its accounts tell it together."""
    with reading(archive.engine) as db:
        name = find_contact(db, contact)
        if name != contact:
            return _moved(request, name)
        kept = kept_record(db, name)
        around = surroundings(db, kept, name)
        corrections = _standing(db, name)
    page = _page(kept, name, Wanted(wanted.kind, wanted.speaker, wanted.topic, wanted.order == "weight"))
    return draw(request, "contact.html.jinja", page=page, contact=name, around=around, corrections=corrections)


@router.get("/contacts/{contact}/matrix")
def matrix_of_contact(request: Request, archive: TheArchive, _: PageReader, contact: str) -> Response:
    """What each account of a contact has at each point."""
    with reading(archive.engine) as db:
        name = find_contact(db, contact)
        page = _page(kept_record(db, name), name)
    return draw(request, "matrix.html.jinja", page=page, matrix=Matrix(page.view), contact=name)


@router.get("/contacts/{contact}/memo")
def memo_of_contact(request: Request, archive: TheArchive, _: PageReader, contact: str) -> Response:
    """A contact on one page, set for print."""
    with reading(archive.engine) as db:
        name = find_contact(db, contact)
        kept = kept_record(db, name)
    page = _page(kept, name)
    return draw(request, "memo.html.jinja", page=page, document=document_of(kept.record), contact=name)


@router.get("/statements/{statement}")
def one_statement(archive: TheArchive, _: PageReader, statement: str) -> Response:
    """To where a statement stands: in its contact's page, else in its account's."""
    with reading(archive.engine) as db:
        return RedirectResponse(where_it_stands(db, statement), HTTPStatus.SEE_OTHER)


def _page(kept: KeptRecord, name: str, wanted: Wanted = EVERYTHING) -> Page:
    places = addresses.places(addresses.contact(name), kept.accounts)
    return Page(View(kept.record), places, wanted)


def _standing(db: Connection, name: str) -> int:
    """How many corrections of a contact stand."""
    told = history(db, name)
    return sum(one.stands and one.correction.undoes is None for field in told.fields for one in field.changes)


def _moved(request: Request, new: str) -> Response:
    """To a contact under the id that it has now."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(addresses.contact(new) + asked, HTTPStatus.TEMPORARY_REDIRECT)
